"""Writing: lists of `Kolom` over rows become the sheets of an xlsx.

    tulis_buku([Lembar("Pengukuran", ("PENGUKURAN KINERJA",), [Kolom("Indikator", lambda b: b.nama, 40), …], baris)])

A figure is a number with the decimals people see; everything else is text and stays text: what begins with = + - @ is
never a formula (somebody typed it). Sheets print on A4 landscape, one page wide, the heads repeated.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from kinerja.angka import DIGIT_PENTING_MAKS, bulatkan, tulis

MIME_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEKS_MAKS = 32_767  # characters an Excel cell holds
NAMA_MAKS = 31  # characters of the name of a sheet
_BERISIKO = ("=", "+", "-", "@", "\t", "\r", "\n")  # a program may take such a text for a formula
_GARIS = Side(style="thin", color="8A97A3")
_BINGKAI = Border(left=_GARIS, right=_GARIS, top=_GARIS, bottom=_GARIS)
_KEPALA = PatternFill("solid", fgColor="E7EFF7")
_HURUF = "Calibri"
_BARIS_TINGGI = 15  # points of one line
_TINGGI_MAKS = 409  # points a row may be high
_KIRI = Alignment(vertical="top", wrap_text=True)
_TENGAH = Alignment(horizontal="center", vertical="center", wrap_text=True)
_KANAN = Alignment(horizontal="right", vertical="top")


class Angka(NamedTuple):
    """A number with the decimals it is shown with; it is rounded to them, so that no program rounds a second time."""

    nilai: Decimal | int
    desimal: int = 2


Isi = str | int | Decimal | Angka | None


@dataclass(frozen=True)
class Kolom:
    """One column: its heading, how a row gives its value (None: an empty cell), its width in characters."""

    judul: str
    ambil: Callable[[object], Isi]
    lebar: int = 14


@dataclass(frozen=True)
class Lembar:
    """One sheet: title lines, the table, notes below. `tetap`: columns that stay in view on the left."""

    nama: str
    judul: Sequence[str]
    kolom: Sequence[Kolom]
    baris: Iterable[object]
    catatan: Sequence[str] = ()
    tetap: int = 0


def tulis_buku(daftar: Sequence[Lembar]) -> bytes:
    """The xlsx of these sheets, in their order."""
    buku = Workbook()
    buku.remove(buku.active)
    for lembar in daftar:
        _lembar(buku.create_sheet(_bersih(lembar.nama)[:NAMA_MAKS]), lembar)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def _lembar(kertas, lembar: Lembar) -> None:
    for nomor, teks in enumerate(lembar.judul, 1):
        sel = _isi(kertas.cell(nomor, 1), teks)
        sel.font = Font(name=_HURUF, bold=True, size=14 if nomor == 1 else 11)
    kepala = len(lembar.judul) + 2  # a blank row between title and table
    for letak, kolom in enumerate(lembar.kolom, 1):
        _bingkai(_isi(kertas.cell(kepala, letak), kolom.judul), _TENGAH, kepala=True)
        kertas.column_dimensions[get_column_letter(letak)].width = kolom.lebar
    _tinggi(kertas, kepala, lembar.kolom)
    akhir = kepala
    for akhir, baris in enumerate(lembar.baris, kepala + 1):
        for letak, kolom in enumerate(lembar.kolom, 1):
            sel = _isi(kertas.cell(akhir, letak), kolom.ambil(baris))
            _bingkai(sel, _KANAN if sel.data_type == "n" and sel.value is not None else _KIRI)
        _tinggi(kertas, akhir, lembar.kolom)
    for nomor, teks in enumerate(lembar.catatan, akhir + 2):
        _isi(kertas.cell(nomor, 1), teks)
    kertas.freeze_panes = kertas.cell(kepala + 1, lembar.tetap + 1)
    _atur_cetak(kertas, kepala)


def _tinggi(kertas, nomor: int, kolom: Sequence[Kolom]) -> None:
    """As high as the cell with most lines: not every program makes room for wrapped text by itself."""
    banyak = 1
    for letak, satu in enumerate(kolom, 1):
        teks = kertas.cell(nomor, letak).value
        if isinstance(teks, str):
            banyak = max(banyak, sum(len(wrap(bagian, satu.lebar - 1)) or 1 for bagian in teks.split("\n")))
    kertas.row_dimensions[nomor].height = min(banyak * _BARIS_TINGGI, _TINGGI_MAKS)


def _isi(sel, nilai: Isi):
    """Put a value into a cell: a number with its format, or a text that no program takes for a formula.

    A number with more digits than a spreadsheet keeps is written as text.
    """
    if isinstance(nilai, Angka):
        bulat = bulatkan(nilai.nilai, nilai.desimal)
        if len(bulat.as_tuple().digits) > DIGIT_PENTING_MAKS:
            return _isi(sel, tulis(bulat, nilai.desimal))
        sel.value = bulat
        sel.number_format = "#,##0" + ("." + "0" * nilai.desimal if nilai.desimal else "")
    elif isinstance(nilai, Decimal | int) and not isinstance(nilai, bool):
        sel.value = nilai
    elif nilai:
        teks = _bersih(str(nilai))
        sel.value = teks
        sel.data_type = "s"  # openpyxl would take "=…" for a formula and "#N/A" for an error
        sel.quotePrefix = teks.startswith(_BERISIKO)  # stays text when somebody edits the cell
    return sel


def _bersih(teks: str) -> str:
    """Without the control characters a sheet cannot hold, and not longer than a cell."""
    return ILLEGAL_CHARACTERS_RE.sub("", teks)[:TEKS_MAKS]


def _bingkai(sel, letak: Alignment, kepala: bool = False) -> None:
    sel.border, sel.alignment = _BINGKAI, letak
    if kepala:
        sel.font, sel.fill = Font(name=_HURUF, bold=True), _KEPALA


def _atur_cetak(kertas, kepala: int) -> None:
    kertas.page_setup.orientation, kertas.page_setup.paperSize = "landscape", kertas.PAPERSIZE_A4
    kertas.sheet_properties.pageSetUpPr.fitToPage = True
    kertas.page_setup.fitToWidth, kertas.page_setup.fitToHeight = 1, 0
    kertas.print_title_rows = f"{kepala}:{kepala}"
    kertas.oddFooter.center.text = "Halaman &P dari &N"
    margin = kertas.page_margins
    margin.left = margin.right = 0.4
    margin.top, margin.bottom, margin.footer = 0.6, 0.8, 0.4
