"""How a written sheet looks: what a value becomes in its cell, borders, heights, and how it prints."""

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap
from typing import NamedTuple

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from kinerja.angka import DIGIT_PENTING_MAKS, bulatkan, tulis

TEKS_MAKS = 32_767  # characters an Excel cell holds
TAK_SAH = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"  # what XML cannot hold, as in brackets of a pattern
NAMA_MAKS = 31  # characters of the name of a sheet
HURUF = "Calibri"
KIRI = Alignment(vertical="top", wrap_text=True)
TENGAH = Alignment(horizontal="center", vertical="center", wrap_text=True)
KANAN = Alignment(horizontal="right", vertical="top")
_TAK_SAH = re.compile(f"[{TAK_SAH}]")
BERISIKO = ("=", "+", "-", "@", "\t", "\r", "\n")  # a program may take such a text for a formula
_GARIS = Side(style="thin", color="8A97A3")
_BINGKAI = Border(left=_GARIS, right=_GARIS, top=_GARIS, bottom=_GARIS)
_KEPALA = PatternFill("solid", fgColor="E7EFF7")
_KATA_MAKS = 80  # a number format holds 255 characters
_BESAR = 1.3  # the first title line against the text of a table
FOLIO = 14  # number of the paper 8.5 x 13 inches in a workbook: F4 as offices here buy it
BARIS_TINGGI = 15  # points of one line
TINGGI_MAKS = 409  # points a row may be high


class Angka(NamedTuple):
    """A number with the decimals it is shown with; it is rounded to them, so that no program rounds a second time.

    `awalan`, `akhiran`: what is shown before and behind it (" dokumen"). `persen`: 101.55 becomes 1,0155 shown as
    101,55 %.
    """

    nilai: Decimal | int
    desimal: int = 2
    akhiran: str = ""
    persen: bool = False
    awalan: str = ""

    @classmethod
    def bila_ada(cls, nilai: Decimal | int | None, desimal: int = 2) -> "Angka | None":
        """An empty cell for a value that is missing."""
        return None if nilai is None else cls(nilai, desimal)

    @classmethod
    def uang(cls, nilai: Decimal | None) -> "Angka | None":
        """An amount, with sen only where there are any; an empty cell for one that is missing."""
        return cls.bila_ada(nilai, 0 if nilai is None or nilai == nilai.to_integral_value() else 2)


Isi = str | int | Decimal | Angka | date | datetime | None
BENTUK_TANGGAL, BENTUK_WAKTU = "[$-421]d mmmm yyyy", "[$-421]d mmmm yyyy hh:mm"  # 421: Indonesian


def isi_sel(sel, nilai: Isi):
    """Put a value into a cell: a number with its format, or a text that no program takes for a formula."""
    isi, bentuk = wujud(nilai)
    if isi is None:
        return sel
    sel.value = isi
    if bentuk:
        sel.number_format = bentuk
    if isinstance(isi, str):
        sel.data_type = "s"  # openpyxl would take "=…" for a formula and "#N/A" for an error
        sel.quotePrefix = isi.startswith(BERISIKO)  # stays text when somebody edits the cell
    return sel


def wujud(nilai: Isi) -> tuple[str | Decimal | int | date | None, str]:
    """What stands in the cell, and its number format ("": none of its own).

    A number with more digits than a spreadsheet keeps is written as text; a moment is taken as its clock shows it.
    """
    if isinstance(nilai, Angka):
        bulat = bulatkan(nilai.nilai, nilai.desimal)
        if len(bulat.as_tuple().digits) > DIGIT_PENTING_MAKS:
            teks = nilai.awalan + tulis(bulat, nilai.desimal) + (" %" if nilai.persen else "") + nilai.akhiran
            return bersih(teks), ""
        return bulat.scaleb(-2) if nilai.persen else bulat, _bentuk(nilai)
    if isinstance(nilai, Decimal | int) and not isinstance(nilai, bool):
        return nilai, ""
    if isinstance(nilai, datetime):
        return nilai.replace(tzinfo=None), BENTUK_WAKTU
    if isinstance(nilai, date):
        return nilai, BENTUK_TANGGAL
    return (bersih(str(nilai)) or None, "") if nilai else (None, "")


def _bentuk(angka: Angka) -> str:
    """ "#,##0.00", "#,##0.00 %" or '#,##0" dokumen"'."""
    desimal = "." + "0" * angka.desimal if angka.desimal else ""
    return f"{_kutip(angka.awalan)}#,##0{desimal}{' %' if angka.persen else ''}{_kutip(angka.akhiran)}"


def _kutip(teks: str) -> str:
    """Words within a number format."""
    return f'"{bersih(teks).replace(chr(34), "")[:_KATA_MAKS]}"' if teks else ""


def bersih(teks: str) -> str:
    """Without the characters a sheet cannot hold, and not longer than a cell."""
    return _TAK_SAH.sub("", teks)[:TEKS_MAKS]


def bingkai(sel, letak: Alignment, kepala: bool = False, tebal: bool = False) -> None:
    sel.border, sel.alignment = _BINGKAI, letak
    if kepala:
        sel.font, sel.fill = Font(name=HURUF, bold=True), _KEPALA
    elif tebal:
        sel.font = Font(name=HURUF, bold=True)


def tulis_judul(kertas, judul: Sequence[str], lebar: Sequence[int] = ()) -> int:
    """The title lines; the number of the row for the heads, a blank row below them. With `lebar` (characters of the
    columns) they are broken within the width of the table."""
    for nomor, teks in enumerate(judul, 1):
        sel = isi_sel(kertas.cell(nomor, 1), teks)
        sel.font = Font(name=HURUF, bold=True, size=14 if nomor == 1 else 11)
        if lebar:
            sel.alignment = KIRI
            if len(lebar) > 1:
                kertas.merge_cells(start_row=nomor, start_column=1, end_row=nomor, end_column=len(lebar))
            besar = _BESAR if nomor == 1 else 1
            banyak = banyak_baris(teks, int(sum(lebar) / besar))
            tinggikan(kertas, nomor, math.ceil(banyak * besar) if nomor == 1 else banyak)
    return len(judul) + 2


def banyak_baris(teks: object, lebar: int) -> int:
    """Lines a value takes in a column of `lebar` characters."""
    if not isinstance(teks, str):
        return 1
    return sum(len(wrap(bagian, max(lebar - 1, 1))) or 1 for bagian in teks.split("\n"))


def tinggikan(kertas, nomor: int, banyak: int) -> None:
    """As high as so many lines: not every program makes room for wrapped text by itself."""
    kertas.row_dimensions[nomor].height = min(banyak * BARIS_TINGGI, TINGGI_MAKS)


def atur_cetak(kertas, kepala: int) -> None:
    """F4 landscape, one page wide, the heads repeated, pages numbered."""
    kertas.page_setup.orientation, kertas.page_setup.paperSize = "landscape", FOLIO
    kertas.sheet_properties.pageSetUpPr.fitToPage = True
    kertas.page_setup.fitToWidth, kertas.page_setup.fitToHeight = 1, 0
    kertas.print_title_rows = f"{kepala}:{kepala}"
    kertas.oddFooter.center.text = "Halaman &P dari &N"
    margin = kertas.page_margins
    margin.left = margin.right = 0.4
    margin.top, margin.bottom, margin.footer = 0.6, 0.8, 0.4
