"""Word documents from the page source of a printed document (templates/laporan/cetak).

siapkan (HTML for pandoc) -> kinerja.docx with saring.lua and acuan (styles) -> rapikan (sections, tables)
"""

from dataclasses import asdict
from pathlib import Path

from kinerja.docx import HasilDocx, html_ke_docx
from laporan.word.acuan import buat_acuan
from laporan.word.rapikan import rapikan
from laporan.word.siapkan import siapkan

SARINGAN = Path(__file__).with_name("saring.lua")


def ke_docx(sumber: str, *, judul: str, kertas: str, kabar=None) -> HasilDocx:
    """The .docx of a page source; kertas: "f4" or "a4". Raises kinerja.docx.GalatDocx over a limit or on a crash."""
    siap = asdict(siapkan(sumber, kertas))
    docx = html_ke_docx(siap.pop("html"), judul=judul, acuan=buat_acuan(kertas), saringan=SARINGAN, kabar=kabar)
    return HasilDocx(rapikan(docx, kertas=kertas, **siap))
