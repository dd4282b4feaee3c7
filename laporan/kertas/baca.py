"""A file or a paste → Naskah, by its content, in a child process with limits on memory and time.

    naskah = baca("iki.docx", isi)   # .docx, .xlsx, .html, .txt, .md

The name only decides between text and markdown. Whatever a file does to its reader, the answer is at worst a
NaskahTidakTerbaca with a sentence.
"""

import json

from kinerja.terbatas import AnakBerhenti, Batas, jalankan
from laporan.kertas import kawat
from laporan.kertas.naskah import Naskah, NaskahTidakTerbaca

BAITA_MAKS = 10 * 1024 * 1024
BATAS = Batas(memori_mb=260, waktu_detik=20, jam=True)
BERAT = "Berkas terlalu berat untuk dibaca. Salin bagian yang perlu saja ke berkas baru, lalu unggah lagi."
RUSAK = "Berkas tidak dapat dibaca; mungkin rusak. Buka berkasnya, simpan ulang, lalu unggah lagi."
KOSONG = "Berkas ini kosong. Pilih berkas yang berisi."


def baca(nama: str, isi: bytes) -> Naskah:
    """The document in a file. Raises NaskahTidakTerbaca."""
    if not isi.strip():
        raise NaskahTidakTerbaca(KOSONG)
    if len(isi) > BAITA_MAKS:
        raise NaskahTidakTerbaca(f"Berkas lebih besar daripada {BAITA_MAKS // 1024**2} MB. Bagi menjadi beberapa.")
    try:
        jawaban = json.loads(jalankan("laporan.kertas.baca_anak", [nama[-100:]], isi, BATAS))
    except AnakBerhenti as galat:
        raise NaskahTidakTerbaca(RUSAK if galat.alasan == "galat" else BERAT) from galat
    except ValueError as galat:
        raise NaskahTidakTerbaca(RUSAK) from galat
    if "galat" in jawaban:
        raise NaskahTidakTerbaca(jawaban["galat"])
    return kawat.urai(jawaban)


def baca_tempelan(teks: str, html: str = "") -> Naskah:
    """The document of a paste: its HTML where that holds a table, a list or nothing else is there, else its text.

    Raises NaskahTidakTerbaca.
    """
    berguna = any(tanda in html.lower() for tanda in ("<table", "<ol", "<ul", "mso-list"))
    if html.strip() and (berguna or not teks.strip()):
        return baca("tempelan.html", html.encode("utf-8", "replace"))
    return baca("tempelan.txt", teks.encode("utf-8", "replace"))
