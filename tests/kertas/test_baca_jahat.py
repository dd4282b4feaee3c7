"""Hostile files: a sentence that names the cell or the reason, little memory, and the process that asked goes on."""

import time

import pytest

from kinerja.spreadsheet import TabelTidakTerbaca
from kinerja.spreadsheet.arus import baca_lembar
from laporan.kertas.baca import baca
from laporan.kertas.naskah import NaskahTidakTerbaca
from tests.catatan import catat
from tests.kertas.berkas_jahat import DOCX, TEKS, XLSX
from tests.kertas.puncak import puncak_anak

MEMORI_MB = 300
TERBERAT: dict[str, list] = {}  # {kind: [seconds, MB]} of the worst file so far
BERAT, RUSAK, DTD = "terlalu berat", "rusak", "DTD"
HASIL_DOCX = {  # what the sentence says; "" for a file that is read after all
    "terpotong": "terpotong",
    "bom zip": "terlalu besar setelah dibuka",
    "bom bagian": "terlalu besar setelah dibuka",
    "paragraf 60 MB": BERAT,
    "satu kata 30 MB": BERAT,
    "sejuta paragraf": BERAT,
    "tabel 300.000 sel": BERAT,
    "tabel 100.000 kolom": BERAT,
    "sel selebar dunia": "",
    "tabel bersarang": BERAT,
    "unsur bersarang": "tidak memuat tulisan",
    "milyar tawa": DTD,
    "entitas luar": DTD,
    "entitas luar UTF-16": DTD,
    "makro": "makro",
    "bukan XML": RUSAK,
    "tanpa isi": RUSAK,
    "berkata sandi": "kata sandi|berkata sandi",
}
HASIL_XLSX = {
    "terpotong": "terpotong",
    "bom zip": "terlalu besar setelah dibuka",
    "sel jauh": "sel XFD1048576",
    "100.000 kolom": "sel GS1",
    "300.000 baris": "sel A20",
    "sel tanpa baris": "sel A1",
    "huruf 40 MB": "sel A1: memuat lebih dari 32767 huruf",
    "kata bersama 70 MB": "terlalu banyak",
    "kata bersama tak ada": "sel C7",
    "angka salah": "sel C7",
    "angka raksasa": "sel C7",
    "gabungan raksasa": "sel A1: sel gabungannya terlalu luas",
    "gaya raksasa": "Gaya sel",
    "sel kosong tanpa akhir": "terlalu banyak sel",
    "bersarang": "tidak memuat tulisan",
    "500 lembar": "300 lembar",
    "milyar tawa": DTD,
    "entitas luar": DTD,
    "makro": "makro",
    "bukan XML": RUSAK,
    "tanpa lembar": RUSAK,
}
HASIL_TEKS = {
    "html bersarang.html": "tidak memuat tulisan|terlalu rumit",
    "tabel bersarang.html": "tidak memuat tulisan|terlalu rumit",
    "rentang.html": "terlalu besar",
    "10 MB paragraf.html": "terlalu rumit|terlalu berat|paragraf",
    "tawa.html": "",
    "10 MB satu baris.txt": "huruf|terlalu berat",
    "10 MB tab.txt": "sel|terlalu berat",
    "biner.txt": "bukan teks",
    "kosong.txt": "kosong",
    "dokumen.pdf": "PDF",
    "gambar.docx": "gambar",
    "lama.doc": "berformat lama",
}
TANPA_GALAT_ARUS = ("gabungan raksasa", "bersarang")  # merged areas and empty rows are nothing to a stream


def periksa(jenis, kerja, galat, harapan):
    def coba():
        try:
            kerja()
        except galat as satu:
            return str(satu)
        return ""

    mulai = time.monotonic()
    kalimat, memori = puncak_anak(coba)
    detik = time.monotonic() - mulai
    assert any(satu in kalimat for satu in harapan.split("|")), kalimat
    assert bool(kalimat) == bool(harapan)
    assert memori <= MEMORI_MB
    TERBERAT[jenis] = [max(satu) for satu in zip(TERBERAT.get(jenis, (0, 0)), (detik, memori), strict=True)]
    angka = "paling lama {:.0f} detik, paling banyak {} MB".format(*TERBERAT[jenis])
    catat("masukan", f"Berkas bermusuhan: {jenis}", dicoba=1, keterangan=angka)


@pytest.mark.parametrize("nama", DOCX)
def test_docx(nama):
    isi = DOCX[nama]()
    periksa("docx", lambda: baca("naskah.docx", isi), NaskahTidakTerbaca, HASIL_DOCX[nama])


@pytest.mark.parametrize("nama", XLSX)
def test_xlsx(nama):
    isi = XLSX[nama]()
    periksa("xlsx", lambda: baca("buku.xlsx", isi), NaskahTidakTerbaca, HASIL_XLSX[nama])


@pytest.mark.parametrize("nama", XLSX)
def test_xlsx_sebagai_arus(nama):
    isi = XLSX[nama]()
    harapan = "" if nama in TANPA_GALAT_ARUS else HASIL_XLSX[nama]
    periksa("xlsx sebagai arus", lambda: [list(baris) for _, baris in baca_lembar(isi)], TabelTidakTerbaca, harapan)


@pytest.mark.parametrize("nama", TEKS)
def test_teks(nama):
    isi = TEKS[nama]()
    periksa("teks dan html", lambda: baca(nama, isi), NaskahTidakTerbaca, HASIL_TEKS[nama])


def test_isi_berkas_lain_tidak_terbawa():
    """An entity of HTML reaches no file."""
    html = b'<!DOCTYPE html [<!ENTITY luar SYSTEM "file:///etc/passwd">]><html><p>a &luar; b</p></html>'
    teks = " ".join(satu.teks for satu in baca("x.html", html).unsur)
    assert "root:" not in teks
