"""A file or a paste → Naskah, by its content, in a child process with limits on memory and time.

    naskah = baca("iki.docx", isi)   # .docx, .xlsx, .html, .txt, .md

The name only decides between text and markdown. Whatever a file does to its reader, the answer is at worst a
NaskahTidakTerbaca with a sentence.
"""

import json

from kinerja.arsip_office import DOCX, ArsipDitolak, kenali_arsip
from kinerja.docx_baca import DocxTidakTerbaca, docx_ke_html
from kinerja.docx_bagian import teks_lain
from kinerja.terbatas import AnakBerhenti, Batas, jalankan
from laporan.kertas import kawat
from laporan.kertas.lengkapi import lengkapi
from laporan.kertas.naskah import Naskah, NaskahTidakTerbaca

BAITA_MAKS = 10 * 1024 * 1024
ARSIP = b"PK\x03\x04"
BATAS = Batas(memori_mb=240, waktu_detik=20, jam=True)
BATAS_HALAMAN = Batas(memori_mb=240, waktu_detik=8, jam=True)  # what is left of 20 seconds when pandoc is through
BERAT = "Berkas terlalu berat untuk dibaca. Salin bagian yang perlu saja ke berkas baru, lalu unggah lagi."
RUSAK = "Berkas tidak dapat dibaca; mungkin rusak. Buka berkasnya, simpan ulang, lalu unggah lagi."
KOSONG = "Berkas ini kosong. Pilih berkas yang berisi."


def baca(nama: str, isi: bytes) -> Naskah:
    """The document in a file. Raises NaskahTidakTerbaca."""
    if not isi.strip():
        raise NaskahTidakTerbaca(KOSONG)
    if len(isi) > BAITA_MAKS:
        raise NaskahTidakTerbaca(f"Berkas lebih besar daripada {BAITA_MAKS // 1024**2} MB. Bagi menjadi beberapa.")
    if isi.startswith(ARSIP) and _jenis_arsip(isi) == DOCX:
        return lengkapi(_baca("naskah.html", _halaman(isi), BATAS_HALAMAN), teks_lain(isi))
    return _baca(nama, isi, BATAS)


def _jenis_arsip(isi: bytes) -> str:
    try:
        return kenali_arsip(isi)
    except ArsipDitolak as galat:
        raise NaskahTidakTerbaca(str(galat)) from galat


def _halaman(isi: bytes) -> bytes:
    """Pandoc's page of a Word file."""
    try:
        return docx_ke_html(isi)
    except DocxTidakTerbaca as galat:
        raise NaskahTidakTerbaca(str(galat)) from galat


def _baca(nama: str, isi: bytes, batas: Batas) -> Naskah:
    try:
        jawaban = json.loads(jalankan("laporan.kertas.baca_anak", [nama[-100:]], isi, batas))
    except AnakBerhenti as galat:
        raise NaskahTidakTerbaca(RUSAK if galat.alasan == "galat" else BERAT) from galat
    except ValueError as galat:
        raise NaskahTidakTerbaca(RUSAK) from galat
    if "galat" in jawaban:
        raise NaskahTidakTerbaca(jawaban["galat"])
    return kawat.urai(jawaban)


def sisi_tempelan(teks: str, html: str = "") -> tuple[str, bytes]:
    """(name, content) of a paste as a file: its HTML where that holds a table, a list or nothing else is there, else
    its text."""
    berguna = any(tanda in html.lower() for tanda in ("<table", "<ol", "<ul", "mso-list"))
    if html.strip() and (berguna or not teks.strip()):
        return "tempelan.html", html.encode("utf-8", "replace")
    return "tempelan.txt", teks.encode("utf-8", "replace")
