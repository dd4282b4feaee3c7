"""A printed figure as a cell of a spreadsheet."""

from indikator.capaian.angka_bebas import baca_bila_angka
from kinerja.spreadsheet import Angka

DESIMAL_MAKS = 8


def tercetak(teks: str) -> Angka | str:
    """A text that is one number as such, with its own decimals; anything else stays its text."""
    angka = baca_bila_angka(teks)
    return Angka(angka.nilai, min(angka.desimal, DESIMAL_MAKS)) if angka else teks
