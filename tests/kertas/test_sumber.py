"""The five seeds, as text and as Word files made of them, read without a difference from their transcription."""

import re

import pytest

from indikator.tempel import Sel
from laporan.kertas import baca_naskah_teks
from laporan.kertas.baca import baca
from laporan.kertas.bentuk import Bacaan
from laporan.kertas.naskah import Naskah, TabelNaskah
from laporan.kertas.pahami import pahami
from tests import sumber_baca as sumber
from tests.kertas.bandingan import beda, hilang
from tests.kertas.berkas_office import docx, html_dari_teks
from tests.kertas.kebenaran import lembar

SUMBER = {
    "magetan": sumber.MAGETAN,
    "paser": sumber.PASER,
    "blitar": sumber.BLITAR,
    "nganjuk": sumber.NGANJUK,
    "magetan.lkjip-2019": sumber.LKJIP,
}
# jabatan, rows (sub-indicators too)
JUMLAH = {"magetan": (7, 47), "paser": (45, 389), "blitar": (38, 82), "nganjuk": (6, 24)}


@pytest.fixture(scope="module")
def bacaan() -> dict[str, Bacaan]:
    return {nama: pahami(baca_naskah_teks.baca(berkas.read_text())) for nama, berkas in SUMBER.items()}


@pytest.mark.parametrize("nama", JUMLAH)
def test_setiap_jabatan_tugas_fungsi_dan_sel(bacaan, nama):
    """All 538 rows (542 with the four sub-indicators), 96 jabatan, every item and every cell."""
    assert beda(lembar(nama), bacaan[nama]) == []


@pytest.mark.parametrize("nama", JUMLAH)
def test_banyaknya(bacaan, nama):
    iki = [satu for satu in bacaan[nama].lembar if satu.jenis == "iki"]
    assert (len(iki), sum(len(satu.baris) for satu in iki)) == JUMLAH[nama]


@pytest.mark.parametrize(("nama", "banyak"), [("paser", 5), ("magetan.lkjip-2019", 11)])
def test_tabel_iku(bacaan, nama, banyak):
    """Seven IKU of which one has four sub-indicators are eleven rows."""
    assert beda(lembar(nama, jenis="IKU"), bacaan[nama], "iku") == []
    assert [len(satu.baris) for satu in bacaan[nama].lembar if satu.jenis == "iku"] == [banyak]


def test_dua_tingkat_sasaran_dan_isi_sel_iku(bacaan):
    iku = next(satu for satu in bacaan["paser"].lembar if satu.jenis == "iku")
    assert {satu.lain["sasaran_induk"].teks for satu in iku.baris} == {"Meningkatnya Akuntabilitas Kinerja Pemerintah"}
    assert [satu.lain["tipe_penghitungan"].teks for satu in iku.baris] == [
        "Non kumulatif", "Non kumulatif", "Kumulatif", "Kumulatif", "Non kumulatif",
    ]  # fmt: skip
    assert iku.baris[4].lain["penanggung_jawab"].teks.startswith("Sekretariat dan Bidang Pengadaan")
    assert iku.baris[4].lain["penanggung_jawab"].teks.endswith("Disiplin ASN dan Penghargaan")
    assert (len(iku.tugas.butir), len(iku.fungsi.butir)) == (1, 20)


def test_strip_dan_kosong_berbeda(bacaan):
    isi = [satu.fungsi.isi for satu in bacaan["blitar"].lembar]
    assert {nilai: isi.count(nilai) for nilai in set(isi)} == {"strip": 32, "kosong": 1, "daftar": 5}
    assert [satu.tugas.isi for satu in bacaan["magetan"].lembar].count("tidak_ada") == 2


def test_jabatan_bernama_sama_dibedakan_unitnya(bacaan):
    sama = [satu for satu in bacaan["blitar"].lembar if satu.jabatan.teks == "Pengelola Kepegawaian"]
    assert len(sama) == 8
    assert len({satu.unit.teks for satu in sama}) == 8
    assert all(satu.unit.keyakinan == 50 and "urutan lembar" in satu.unit.catatan[0] for satu in sama)


def test_baris_terpotong_halaman_disambung_dan_dicatat(bacaan):
    tersambung = [
        satu
        for kertas in bacaan["paser"].lembar
        for satu in kertas.baris
        if len(satu.letak) > 1 and kertas.jenis == "iki"
    ]
    assert len(tersambung) == len([s for kertas in sumber.baca_lembar(sumber.PASER) for s in kertas.terbelah])
    assert all(satu.keyakinan < 100 for satu in tersambung)


@pytest.mark.parametrize("nama", SUMBER)
def test_tidak_ada_yang_hilang(bacaan, nama):
    naskah = baca_naskah_teks.baca(SUMBER[nama].read_text())
    assert hilang(naskah, bacaan[nama]) == []


@pytest.mark.parametrize("nama", SUMBER)
def test_yang_tidak_yakin_bersebab(bacaan, nama):
    for kertas in bacaan[nama].lembar:
        for baris in kertas.baris:
            utama = (baris.sasaran, baris.indikator, baris.target, baris.rumus, baris.sumber, *baris.lain.values())
            assert all(satu.keyakinan == 100 or satu.catatan for satu in (*utama, kertas.jabatan, kertas.unit))


@pytest.mark.parametrize("nama", JUMLAH)
def test_halaman_yang_tidak_tampak(nama):
    """The same tables without a sign of page breaks, short rows filled up, as Word has them: nothing differs."""
    hasil = pahami(_satukan(baca_naskah_teks.baca(SUMBER[nama].read_text())))
    assert beda(lembar(nama), hasil) == []


def _satukan(naskah: Naskah) -> Naskah:
    """Tables that follow each other as one."""
    hasil = []
    for satu in naskah.unsur:
        atas = hasil[-1] if hasil else None
        if not (isinstance(satu, TabelNaskah) and isinstance(atas, TabelNaskah) and _lebar(satu) > 3 < _lebar(atas)):
            hasil.append(satu)
            continue
        lebar = max(_lebar(satu), _lebar(atas))
        baris = tuple((*isi, *[Sel()] * (lebar - len(isi))) for isi in atas.baris + satu.baris)
        hasil[-1] = TabelNaskah(baris, atas.letak, atas.nomor + satu.nomor)
    return Naskah(tuple(hasil))


def _lebar(tabel: TabelNaskah) -> int:
    return max(map(len, tabel.baris))


@pytest.mark.sekali
@pytest.mark.parametrize("nama", SUMBER)
def test_sebagai_word(nama, tmp_path):
    """The same content as .docx: nothing differs but the braces that Word's equations put around an index."""
    isi = docx(html_dari_teks(SUMBER[nama].read_text()), tmp_path)
    naskah = baca("naskah.docx", isi)
    hasil = pahami(naskah)
    if nama in JUMLAH:
        assert beda(lembar(nama), hasil, rapikan=_tanpa_kurawal) == []
    if nama in ("paser", "magetan.lkjip-2019"):
        assert beda(lembar(nama, jenis="IKU"), hasil, "iku", _tanpa_kurawal) == []
    assert hilang(naskah, hasil) == []


def _tanpa_kurawal(isi):
    return re.sub(r"([_^])\{(\w)\}", r"\1\2", isi) if isinstance(isi, str) else isi
