"""A Word file → Naskah, by pandoc's page of it."""

from kinerja.docx_baca import DocxTidakTerbaca, docx_ke_html
from laporan.kertas.baca_html import baca_html
from laporan.kertas.naskah import Naskah, NaskahTidakTerbaca


def baca_docx(isi: bytes) -> Naskah:
    """Raises NaskahTidakTerbaca."""
    try:
        html = docx_ke_html(isi)
    except DocxTidakTerbaca as galat:
        raise NaskahTidakTerbaca(str(galat)) from galat
    return baca_html(html)
