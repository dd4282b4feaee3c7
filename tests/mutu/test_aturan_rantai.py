"""Rules about sources, flows, the cascade, and figures."""

from decimal import Decimal

import pytest

from indikator.mutu.bahan import UnitMutu
from indikator.mutu.temuan import Tingkat
from tests.mutu.bahan_kecil import TAHUN, baris, iku, kena, lembar, sasaran, temuan, ukur


@pytest.mark.parametrize(
    ("sumber", "salah"),
    [
        ("Subbag Umum dan Kepegawaian", True),
        ("Bidang Mutasi, Bidang Promosi", True),
        ("1. Bendahara\n2. Pengurus Barang", True),
        ("Dinas Kesehatan", True),
        ("DK", True),
        ("Laporan Bidang Mutasi", False),
        ("Data kepegawaian Subbag Umum", False),
        ("1. Bendahara\n2. Buku kas", False),
        ("Register surat", False),
        ("", False),
        ("-", False),
    ],
)
def test_sumber_unit(sumber, salah):
    assert kena("SMB-01", baris("Jumlah surat", sumber_data=sumber)) is salah


def test_sumber_nama_unit_tanpa_jenisnya():
    umum = UnitMutu("u", "Sub Bagian Umum dan Kepegawaian", alias=("Umum dan Kepegawaian",))
    assert kena("SMB-01", baris("Jumlah surat", sumber_data="Umum dan kepegawaian"), unit=(umum,))
    assert not kena("SMB-01", baris("Jumlah surat", sumber_data="Umum dan kepegawaian"))


def test_sumber_sama_satu_catatan():
    """The same words in one sheet are one note that names all rows."""
    (satu,) = temuan("SMB-01", *(baris(f"Jumlah {i}", sumber_data="Bidang Mutasi") for i in range(3)))
    assert len(satu.baris) == 3 and "3 baris" in satu.kalimat


def test_alur_berbeda():
    satu = lembar(baris("Jumlah dokumen Surat Perintah Membayar", target="200 dokumen"), jabatan="Bendahara")
    dua = lembar(baris("Jumlah SPM", target="45 dokumen"), jabatan="Pengelola")
    sama = lembar(baris("Jumlah SPM", target="200 dokumen"), jabatan="Pengelola")
    pajak = lembar(baris("Jumlah Surat Setoran Pajak (SPP)", target="9 dokumen"), jabatan="Pajak")
    spp = lembar(baris("Jumlah Surat Permintaan Pembayaran (SPP)", target="45 dokumen"), jabatan="Bendahara")
    (temu,) = temuan("ALR-01", satu, dua)
    assert "Bendahara 200 dokumen dan Pengelola 45 dokumen" in temu.kalimat
    assert not kena("ALR-01", satu, sama) and not kena("ALR-01", spp, pajak)


def test_tugas_mengulang_misi():
    misi = ("Mewujudkan tata kelola pemerintahan yang baik dan bersih",)
    assert kena("TUG-01", lembar(tugas=["mewujudkan tata kelola  pemerintahan yang baik dan bersih."]), misi=misi)
    assert not kena("TUG-01", lembar(tugas=["menyusun pedoman tata kelola pemerintahan"]), misi=misi)


def _bertaut(**taut):
    """IKU ← atasan ← bawahan, and a row apart; `taut`: what each row serves."""
    tabel = iku(baris("Nilai SAKIP", kunci="iku"))
    rinci = [
        baris(f"Jumlah {nama}", kunci=nama, mendukung=taut.get(nama, ())) for nama in ("atasan", "bawahan", "lepas")
    ]
    return tabel, lembar(*rinci)


def test_iki_tanpa_iku():
    isi = _bertaut(atasan=("iku",), bawahan=("atasan",))
    (satu,) = temuan("RTI-01", *isi)
    assert satu.indikator == "lepas" and satu.tingkat is Tingkat.PERINGATAN


def test_belum_bertaut_satu_catatan():
    (satu,) = temuan("RTI-01", *_bertaut())
    assert satu.tingkat is Tingkat.SARAN and satu.baris == ()
    assert not kena("RTI-01", lembar(baris("Jumlah A"))), "tanpa tabel IKU tidak ada yang didukung"


def test_tautan_melingkar_selesai():
    assert len(temuan("RTI-01", *_bertaut(atasan=("bawahan",), bawahan=("atasan",)))) == 3


def test_iku_tanpa_iki():
    tabel = iku(baris("Nilai SAKIP", kunci="iku"))
    assert kena("RTI-02", tabel, lembar(baris("Jumlah surat")))
    assert not kena("RTI-02", tabel, lembar(baris("Jumlah surat", mendukung=("iku",))))
    assert not kena("RTI-02", tabel, lembar(baris("Nilai SAKIP")))


def test_sasaran_iku_berbeda():
    def kepala(kedua):
        return lembar(
            sasaran("Akuntabilitas naik", baris("Nilai SAKIP")),
            sasaran(kedua, baris("Hasil penilaian mandiri sistem merit dari KASN")),
        )

    tabel = iku(
        sasaran("Akuntabilitas naik", baris("Nilai SAKIP")),
        sasaran("ASN bermutu", baris("Hasil penilaian mandiri sistem merit oleh KASN")),
    )
    (satu,) = temuan("RTI-03", tabel, kepala("Akuntabilitas naik"))
    assert "ASN bermutu" in satu.kalimat
    assert not kena("RTI-03", tabel, kepala("ASN  Bermutu."))


@pytest.mark.parametrize(
    ("nama", "salah"),
    [
        ("Jumlah dokumen perencanaan", True),
        ("Jumlah kegiatan sosialisasi", True),
        ("Nilai SAKIP", False),
        ("Persentase dokumen tepat waktu", False),
        ("Jumlah wisatawan", False),
    ],
)
def test_iku_tanpa_hasil(nama, salah):
    assert kena("OUT-01", iku(baris(nama))) is salah
    assert not kena("OUT-01", lembar(baris(nama))), "keluaran cocok untuk IKI"


@pytest.mark.parametrize(("persen", "salah"), [("120.01", True), ("120.004", False), ("120", False), (None, False)])
def test_capaian_tinggi(persen, salah):
    """Decided on the printed value."""
    assert kena("CAP-01", baris("Nilai A", realisasi=(ukur(TAHUN, "9", persen),))) is salah


def test_batas_capaian_dapat_diubah():
    satu = baris("Nilai A", realisasi=(ukur(TAHUN, "9", "111"),))
    assert kena("CAP-01", satu, batas_capaian=Decimal(110)) and not kena("CAP-01", satu)
    tinggi = baris("Nilai B", realisasi=(ukur(TAHUN, "9", "900"),))
    assert kena("CAP-01", tinggi) and not kena("CAP-01", tinggi, batas_capaian=None)


@pytest.mark.parametrize(
    ("arah", "lalu", "salah"),
    [("naik", "81", True), ("naik", "80", False), ("turun", "79", True), ("turun", "81", False)],
)
def test_target_mundur(arah, lalu, salah):
    satu = baris("Nilai A", target="80 nilai", arah=arah, realisasi=(ukur(TAHUN - 1, lalu),))
    assert kena("CAP-02", satu) is salah


def test_tahun_lalu_belum_penuh_tidak_dibandingkan():
    assert not kena("CAP-02", baris("Nilai A", target="8 nilai", realisasi=(ukur(TAHUN - 1, "9", penuh=False),)))


def test_serba_seratus():
    def tiga(*persen):
        return [baris(f"Nilai {i}", realisasi=(ukur(TAHUN, "9", satu),)) for i, satu in enumerate(persen)]

    assert kena("CAP-03", *tiga("100", "100.00", "100"))
    assert not kena("CAP-03", *tiga("100", "100", "99.99"))
    assert not kena("CAP-03", *tiga("100", "100"))


@pytest.mark.parametrize(
    ("kini", "lalu", "target", "salah"),
    [("79.41", "79.41", "80 nilai", True), ("80", "80", "80 nilai", False), ("79.4", "79.41", "80 nilai", False)],
)
def test_tidak_berubah(kini, lalu, target, salah):
    satu = baris("Nilai A", target=target, realisasi=(ukur(TAHUN - 1, lalu), ukur(TAHUN, kini)))
    assert kena("CAP-04", satu) is salah
