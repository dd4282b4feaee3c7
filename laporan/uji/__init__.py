"""Uji hitung LKjIP: an existing report read into tables and sentences, recomputed, and compared with itself.

    dokumen = baca_docx(isi)              # or baca_kisi, baca_html: paragraphs and tables in their order
    hasil = periksa_dokumen(dokumen)      # every row, every finding across tables, every sentence that claims a figure
    isi = wujud(hasil)                    # the same as plain JSON, for storing and printing

Pure: no Django, no database, no network; figures are Decimal.
"""

from laporan.uji.baca_docx import baca_docx
from laporan.uji.baca_kisi import baca_html, baca_kisi
from laporan.uji.dokumen import Alinea, Dokumen, DokumenTidakTerbaca, TabelMentah
from laporan.uji.hasil import BarisUji, Golongan, HasilDokumen, Kode, TabelUji, Temuan
from laporan.uji.periksa import periksa_dokumen
from laporan.uji.wujud import wujud

__all__ = [
    "Alinea",
    "BarisUji",
    "Dokumen",
    "DokumenTidakTerbaca",
    "Golongan",
    "HasilDokumen",
    "Kode",
    "TabelMentah",
    "TabelUji",
    "Temuan",
    "baca_docx",
    "baca_html",
    "baca_kisi",
    "periksa_dokumen",
    "wujud",
]
