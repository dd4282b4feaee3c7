"""What the tables of an LKjIP hold, as it is printed: rows of texts and the headings above them."""

from collections.abc import Mapping
from typing import NamedTuple


class BarisTabel(NamedTuple):
    """One row: its number in the file, its texts, and what it is: "baris", "rata-rata" or "jumlah".

    sasaran: that of the row or of the one above it; lalu: the capaian printed for an earlier year; catatan: how cells
    with several values were read.
    """

    baris: int
    indikator: str
    target: str
    realisasi: str
    capaian: str
    arah: str = ""
    jenis: str = "baris"
    sasaran: str = ""
    lalu: str = ""
    catatan: str = ""


class TabelLkjip(NamedTuple):
    """One table; uang: its columns are amounts of a budget, so they add up.

    macam: "ukur" (target, realisasi, capaian), "pk" (targets only) or "skala" (categories: indikator holds the label,
    target the range). kepala: role of a column → its headings, from the top; mulai: row of the header in the file.
    """

    uang: bool
    baris: tuple[BarisTabel, ...]
    macam: str = "ukur"
    kepala: Mapping[str, str] = {}
    mulai: int = 1
