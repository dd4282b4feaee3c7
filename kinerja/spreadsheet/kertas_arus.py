"""Sheets with many rows: openpyxl makes the workbook, its styles and all around the rows, the rows go out as XML.

A WriteOnlyCell for each cell, its style looked up again for each, costs as much as a whole Workbook in memory. Here a
style is looked up once and a row is one text, which the XML parser of openpyxl reads before it is written: what is not
well-formed never reaches a file. There is no way to write a formula.

    kertas = KertasArus.buat(buku, "Jabatan")
    kertas.append([WriteOnlyCell(kertas, "Nama")])          # heads, with everything openpyxl knows
    kertas.tambah([isi_xml("Analis", kertas.gaya(pola))])   # the many
"""

import re
from collections.abc import Iterable
from copy import copy
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.xml.functions import fromstring

from kinerja.spreadsheet.gaya import NAMA_MAKS, TAK_SAH, TEKS_MAKS, bersih

_KHUSUS = re.compile(f"[&<>\r{TAK_SAH}]")
_RETUR = {"\r": "&#13;"}  # a parser takes a bare one for the end of a line


class KertasArus(WriteOnlyWorksheet):
    """A write-only sheet taking rows of cells (`append`) and rows of texts (`tambah`). `nomor`: of the last one."""

    nomor = 0

    @classmethod
    def buat(cls, buku, nama: str) -> "KertasArus":
        """A sheet behind the others of a write-only workbook."""
        kertas = cls(buku, bersih(nama)[:NAMA_MAKS])
        buku._add_sheet(kertas)
        return kertas

    def append(self, row) -> None:
        self.nomor += 1
        super().append(row)

    def tambah(self, sel: Iterable[str], tinggi: int | None = None) -> None:
        """One row of cells as `isi_xml` gives them ("" leaves one out). tinggi: points.

        The first row of a sheet comes with `append`: it opens the file.
        """
        self.nomor += 1
        nomor = self.nomor
        isi = "".join([f'<c r="{get_column_letter(ke)}{nomor}"{satu}' for ke, satu in enumerate(sel, 1) if satu])
        ukuran = "" if tinggi is None else f' ht="{tinggi}" customHeight="1"'
        self._rows.send(f'<row r="{nomor}"{ukuran}>{isi}</row>')

    def gaya(self, sel: WriteOnlyCell) -> int:
        """Number of the style that a cell of this sheet has now."""
        return self.parent._cell_styles.add(copy(sel._style))

    def komentari(self, letak: int, komentar: Comment) -> None:
        """A comment at a cell (from 0) of the row that comes next."""
        sel = WriteOnlyCell(self)
        sel.row, sel.column, sel.comment = self.nomor + 1, letak + 1, komentar
        self._comments.append(CommentRecord.from_cell(sel))

    def _write_rows(self):
        """As openpyxl does, besides rows that are texts already."""
        xf = self._writer.xf.send(True)
        with xf.element("sheetData"):
            try:
                while True:
                    row = yield
                    if isinstance(row, str):
                        xf.write(fromstring(row))
                    else:
                        self._writer.write_row(xf, self._values_to_row(row, self.nomor), self.nomor)
            except GeneratorExit:
                pass
        self._writer.xf.send(None)


def isi_xml(nilai: str | Decimal | int | date | None, gaya: int) -> str:
    """A cell behind its place: a text that stays one whatever it begins with, a number, a date, or none."""
    if nilai is None or nilai == "":
        return f' s="{gaya}"/>'
    if isinstance(nilai, str):
        if len(nilai) > TEKS_MAKS or _KHUSUS.search(nilai):
            nilai = escape(bersih(nilai), _RETUR)
        spasi = ' xml:space="preserve"' if nilai[:1].isspace() or nilai[-1:].isspace() else ""
        return f' s="{gaya}" t="inlineStr"><is><t{spasi}>{nilai}</t></is></c>'
    angka = to_excel(nilai) if isinstance(nilai, date) else nilai
    return f' s="{gaya}"><v>{safe_string(angka)}</v></c>'
