"""Walks through a document and gathers what belongs to each sheet; what belongs to none is left over."""

from collections.abc import Iterable

from laporan.kertas import alinea, baris_tabel, putar
from laporan.kertas.naskah import Alinea, Unsur
from laporan.kertas.pembagi import Pembagi


def bagi(unsur: Iterable[Unsur]) -> Pembagi:
    """The sheets of a document as material, its leftovers, and what was not read."""
    pembagi = Pembagi()
    for satu in unsur:
        if isinstance(satu, Alinea):
            alinea.baca(pembagi, satu)
        else:
            baris_tabel.baca(pembagi, putar.tegakkan(satu))
    pembagi.selesai()
    return pembagi
