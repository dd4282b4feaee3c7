"""The printed budget: every view with the same total, sub kegiatan below their kegiatan, who may print it."""

import io

import pytest
from openpyxl import load_workbook

from laporan.domain.cetak import cetak, ke_html, susun_naskah
from laporan.domain.isi_anggaran import susun_anggaran
from organisasi import penyewa
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku
from tests import pabrik
from tests.indikator.dunia_anggaran import TAHUN, susun


@pytest.fixture
def d(db):
    return susun()


def isi_tabel(d) -> dict[str, list[list[str]]]:
    with pabrik.dalam(d.pemda):
        isi = susun_anggaran(d.dinkes, TAHUN)
    return {t.kode: [[s.teks for s in b.sel] for b in t.baris] for t in isi.tabel}


def test_setiap_tabel_berjumlah_sama(d):
    tabel = isi_tabel(d)
    assert list(tabel) == [
        "anggaran-kegiatan",
        "anggaran-triwulan",
        "anggaran-program",
        "anggaran-per-sasaran",
        "anggaran-indikator",
    ]
    for kode, baris in tabel.items():
        akhir = baris[-1]
        assert (akhir[0], akhir[1], akhir[-2]) == ("Jumlah", "1.800", "1.110"), kode


def test_sub_kegiatan_di_bawah_kegiatannya(d):
    baris = isi_tabel(d)["anggaran-kegiatan"]
    letak = next(n for n, b in enumerate(baris) if b[1] == "Layanan")
    assert baris[letak][2:4] == ["800", "210"] and baris[letak][0] == "3"
    assert [b[1] for b in baris[letak + 1 : letak + 3]] == ["• Klinik", "• Posyandu"]
    triwulan = isi_tabel(d)["anggaran-triwulan"]
    klinik = next(b for b in triwulan if b[1] == "• Klinik")
    assert klinik[2:5] == ["500", "100", "tidak ada data"]


def test_tanpa_triwulan_tabelnya_tidak_dicetak(contoh):
    """Magetan 2019 knows figures of the year only; the figures are those of the recomputed document."""
    with penyewa.sebagai(Pemda.objects.get(slug="magetan")):
        instansi = Instansi.objects.get(slug="bagian-organisasi")
        isi = susun_anggaran(instansi, 2019)
    assert "anggaran-triwulan" not in [t.kode for t in isi.tabel]
    for tabel in isi.tabel:
        assert [s.teks for s in tabel.baris[-1].sel] == ["Jumlah", "1.018.000.000", "864.918.744", "84,96\u00a0%"]
    utama = isi.tabel[0].baris
    assert sum(baris.jenis != "kelompok" and baris.sel[2].teks != "tidak ada data" for baris in utama[:-1]) == 8


def test_pdf_word_dan_excel(d):
    with pabrik.dalam(d.pemda) as mesin:
        pilihan = {"jenis": "anggaran", "instansi": d.dinkes, "tahun": TAHUN, "oleh": mesin}
        html = ke_html(susun_naskah(**pilihan))
        assert "ANGGARAN DAN REALISASI" in html and "Posyandu" in html and "Kegiatan asing" not in html
        nama, pdf = cetak(**pilihan)
        assert nama == f"anggaran-magetan-dinkes-{TAHUN}.pdf" and pdf.isi.startswith(b"%PDF")
        nama, xlsx = cetak(**pilihan, format="xlsx")
        buku = load_workbook(io.BytesIO(xlsx.isi))
        angka = {sel.value for kertas in buku for baris in kertas.iter_rows() for sel in baris if sel.data_type == "n"}
        assert {1800, 1110} <= angka  # figures are numbers
        assert cetak(**pilihan, format="docx")[0].endswith(".docx")


def test_siapa_mencetak(d):
    pilihan = {"jenis": "anggaran", "instansi": d.dinkes, "tahun": TAHUN}
    with pabrik.dalam(d.pemda):
        assert susun_naskah(oleh=Pelaku.untuk(d.pembaca, d.pemda), **pilihan).judul.startswith(
            "Anggaran dan Realisasi"
        )
        with pytest.raises(Ditolak):
            susun_naskah(oleh=Pelaku.untuk(d.luar, d.pemda), **pilihan)
        with pytest.raises(GalatKinerja, match="isi kegiatannya dulu"):
            susun_naskah(oleh=Pelaku.untuk(d.pembaca, d.pemda), **pilihan | {"tahun": 2030})
