"""Text of an answer whatever it is: page, PDF, workbook, Word file, archive; what is searched for canaries."""

import html
import io
import re
import zipfile
from contextlib import suppress

from pypdf import PdfReader
from pypdf.errors import PyPdfError

TAG = re.compile(r"<[^>]*>")


def teks(mentah: bytes) -> str:
    """The bytes as text, and behind them what a reader of that kind of file would see."""
    utuh = mentah.decode("utf-8", "replace")
    if mentah.startswith(b"PK"):
        return utuh + _teks_arsip(mentah)
    return utuh + _teks_pdf(mentah) if mentah.startswith(b"%PDF") else utuh


def _teks_arsip(mentah: bytes) -> str:
    """Names and contents of all members; of XML also without its tags, which may stand in the middle of a word."""
    hasil = []
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(mentah)) as arsip:
        for nama in arsip.namelist():
            isi = teks(arsip.read(nama))
            hasil += [nama, isi, html.unescape(TAG.sub("", isi)) if nama.endswith((".xml", ".rels")) else ""]
    return "\n".join(hasil)


def _teks_pdf(mentah: bytes) -> str:
    """Its pages, title and other information, and attached files."""
    try:
        pdf = PdfReader(io.BytesIO(mentah))
        halaman = [satu.extract_text() for satu in pdf.pages]
        lampiran = [teks(isi) for daftar in pdf.attachments.values() for isi in daftar]
        return "\n".join([*halaman, str(pdf.metadata), *pdf.attachments, *lampiran])
    except (PyPdfError, ValueError, KeyError):
        return ""  # the small stand-ins of the worlds are none
