"""Rules about numbering, shifted sasaran, and copies."""

import pytest

from indikator.mutu.temuan import Tingkat
from tests.mutu.bahan_kecil import baris, iku, kena, lembar, sasaran, temuan


def _bernomor(*nomor):
    return lembar(*(sasaran(f"Sasaran {i}", baris(f"Jumlah {i}"), nomor=satu) for i, satu in enumerate(nomor)))


@pytest.mark.parametrize(
    ("nomor", "berulang", "melompat"),
    [
        (("1", "2", "2"), True, False),
        (("6.", "7.", "7."), True, False),
        (("1", "2", "4"), False, True),
        (("1", "2", "3"), False, False),
        (("1", "", "3"), False, False),
        (("1", "", "2"), False, False),
        (("a.", "b.", "b."), False, False),
        (("", "", ""), False, False),
    ],
)
def test_nomor(nomor, berulang, melompat):
    assert kena("NOM-01", _bernomor(*nomor)) is berulang
    assert kena("NOM-02", _bernomor(*nomor)) is melompat


def test_sebagian_tanpa_nomor():
    (satu,) = temuan("NOM-03", _bernomor("1", "", ""))
    assert len(satu.baris) == 2 and "2 dari 3" in satu.kalimat
    assert not kena("NOM-03", _bernomor("", "")) and not kena("NOM-03", _bernomor("1", "2"))
    tabel = iku(*_bernomor("1", "").sasaran)
    assert not kena("NOM-03", tabel), "di tabel IKU nomornya mungkin milik sasaran di atasnya"


ALAT = "alat tulis kantor"
LOGISTIK = "bahan logistik"
CETAK = "barang cetakan dan penggandaan"
BACAAN = "bahan bacaan dan peraturan perundang-undangan"
RAPAT = "rapat koordinasi dan konsultasi"


def _barang(*pasangan):
    return lembar(
        *(
            sasaran(f"Tersedianya {nama}", baris(f"Jumlah {isi} yang disediakan"), nomor=str(i))
            for i, (nama, isi) in enumerate(pasangan, 1)
        )
    )


def test_sasaran_bergeser():
    """As in Paser: from the second row on every indicator fits the next sasaran; the last is left over."""
    geser = _barang((ALAT, ALAT), (LOGISTIK, CETAK), (CETAK, BACAAN), (BACAAN, RAPAT))
    (satu,) = temuan("SAS-01", geser)
    assert "2, 3 dan 4" in satu.kalimat and len(satu.baris) == 3
    assert not kena("SAS-01", _barang(*((nama, nama) for nama in (ALAT, LOGISTIK, CETAK, BACAAN))))


def test_dua_baris_bertukar_bukan_geseran():
    assert not kena("SAS-01", _barang((ALAT, LOGISTIK), (LOGISTIK, ALAT), (CETAK, CETAK)))


def test_baris_ganda():
    kembar = (baris("Jumlah surat masuk", target="12 surat"), baris("Jml surat masuk", target="12 surat"))
    assert kena("DUP-01", lembar(sasaran("S", *kembar)))
    beda_target = (baris("Jumlah surat", target="12 surat"), baris("Jumlah surat", target="4 surat"))
    assert not kena("DUP-01", lembar(sasaran("S", *beda_target)))
    assert not kena("DUP-01", lembar(sasaran("S", kembar[0]), sasaran("T", kembar[1])))


def test_nama_kembar_di_bawah_sasaran_lain():
    (satu,) = temuan("DUP-02", lembar(sasaran("S", baris("Jumlah berkas")), sasaran("T", baris("Jumlah berkas"))))
    assert satu.tingkat is Tingkat.SARAN and len(satu.baris) == 2
    assert not kena("DUP-02", lembar(sasaran("S", baris("Jumlah berkas cuti")), sasaran("T", baris("Jumlah berkas"))))


def test_lembar_ganda():
    def isi(target="1 dokumen"):
        return [baris(f"Jumlah laporan {i}", target=target) for i in range(3)]

    (satu,) = temuan("DUP-03", lembar(*isi(), jabatan="Analis"), lembar(*isi(), jabatan="Pengelola"))
    assert satu.lembar == "pengelola" and "Analis" in satu.kalimat
    assert not kena("DUP-03", lembar(*isi(), jabatan="Analis"), lembar(*isi("9 dokumen"), jabatan="Pengelola"))


def test_uraian_ganda():
    fungsi = [f"pelaksanaan tugas {i}" for i in range(4)]
    dua = (lembar(jabatan="Analis", fungsi=fungsi), lembar(jabatan="Pranata", fungsi=fungsi))
    assert kena("DUP-04", *dua)
    senama = (lembar(jabatan="Analis – Bidang A", fungsi=fungsi), lembar(jabatan="Analis – Bidang B", fungsi=fungsi))
    assert not kena("DUP-04", *senama)
    assert not kena("DUP-04", lembar(jabatan="Analis", fungsi=["-"]), lembar(jabatan="Pranata", fungsi=["-"]))


def test_butir_ganda():
    assert kena("DUP-05", lembar(fungsi=["menyusun laporan;", "menyusun  Laporan"]))
    assert not kena("DUP-05", lembar(fungsi=["-", "-"]))


def test_satu_rumus_beberapa_indikator():
    sama = (baris("Jumlah analisis jaringan", "Dokumen hasil"), baris("Jumlah analisis basis data", "Dokumen hasil"))
    assert kena("DUP-06", *sama)
    assert not kena("DUP-06", sama[0], baris("Jumlah analisis basis data", "Dokumen hasil", gabung_rumus=True))


def test_rumus_baris_lain():
    gaji = baris("Jumlah data penerima gaji", "Dokumen penggunaan anggaran")
    anggaran = baris("Jumlah dokumen rencana anggaran", "Dokumen penggunaan anggaran")
    (satu,) = temuan("DUP-07", lembar(anggaran, jabatan="Pengelola Keuangan"), lembar(gaji, jabatan="Pengelola Gaji"))
    assert satu.lembar == "pengelola gaji" and "Pengelola Keuangan" in satu.kalimat
    assert not kena("DUP-07", gaji)
