"""A block of cells copied from Excel or Word, made into rows of a sheet. Pure: no Django, nothing is fetched.

`baca` makes a rectangular Tabel of clipboard HTML or tab-separated text; `kenali` says which column is which field;
`susun` makes the rows, with a note for every decision. The import of whole documents uses the same parts.
"""

from indikator.tempel.kenali import Susunan, kenali
from indikator.tempel.masukan import baca
from indikator.tempel.susun import BarisTempel, HasilSusun, susun
from indikator.tempel.tabel import Sel, Tabel, TempelTidakTerbaca

__all__ = [
    "BarisTempel",
    "HasilSusun",
    "Sel",
    "Susunan",
    "Tabel",
    "TempelTidakTerbaca",
    "baca",
    "kenali",
    "susun",
]
