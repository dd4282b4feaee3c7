"""Kategori: bands of a scale, half-open and gap-free, decided on the value as printed (two decimals).

A scale is a tuple of (batas, termasuk, label, warna) from the best band down. `batas` is the lower end,
`termasuk` says whether the end itself belongs to the band, and the last band has batas None.
`warna` is one of the CSS class words sangat-baik, baik, cukup, kurang, sangat-kurang, never a colour value.
"""

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from indikator.capaian.hasil import tercetak

Ambang = tuple[Decimal | None, bool, str, str]
Skala = tuple[Ambang, ...]


class SkalaTidakSah(ValueError):
    """A scale with a gap, an overlap or a missing label; the message is an Indonesian sentence."""


class Kategori(NamedTuple):
    """One band: its words, its CSS class, and its place (0 = best)."""

    label: str
    warna: str
    urutan: int


def _d(batas: str) -> Decimal:
    return Decimal(batas)


# Borrowed by LKjIP practice from Permendagri 86/2017; its gaps between whole numbers are closed here.
SKALA_PERMENDAGRI_86: Skala = (
    (_d("90"), False, "Sangat tinggi", "sangat-baik"),
    (_d("75"), False, "Tinggi", "baik"),
    (_d("65"), False, "Sedang", "cukup"),
    (_d("50"), False, "Rendah", "kurang"),
    (None, False, "Sangat rendah", "sangat-kurang"),
)
SKALA_TERCAPAI: Skala = (
    (_d("100"), False, "Melampaui", "sangat-baik"),
    (_d("100"), True, "Tercapai", "baik"),
    (None, False, "Tidak tercapai", "kurang"),
)
# LKjIP Bagian Organisasi Magetan 2019, BAB III.
SKALA_MAGETAN_2019: Skala = (
    (_d("85"), True, "Baik sekali", "sangat-baik"),
    (_d("70"), True, "Baik", "baik"),
    (_d("55"), True, "Cukup baik", "cukup"),
    (None, False, "Kurang baik", "kurang"),
)
SKALA_AKIP: Skala = (  # PermenPANRB 88/2021
    (_d("90"), False, "AA", "sangat-baik"),
    (_d("80"), False, "A", "sangat-baik"),
    (_d("70"), False, "BB", "baik"),
    (_d("60"), False, "B", "baik"),
    (_d("50"), False, "CC", "cukup"),
    (_d("30"), False, "C", "kurang"),
    (None, False, "D", "sangat-kurang"),
)
SKALA_SKM: Skala = (  # PermenPANRB 14/2017
    (_d("88.31"), True, "A", "sangat-baik"),
    (_d("76.61"), True, "B", "baik"),
    (_d("65"), True, "C", "cukup"),
    (None, False, "D", "kurang"),
)
SKALA_BERHURUF: dict[str, Skala] = {"AKIP": SKALA_AKIP, "SKM": SKALA_SKM}  # by the name a stored target has


def kategori(persen: Decimal | None, skala: Skala = SKALA_PERMENDAGRI_86) -> Kategori | None:
    """The band of a percentage; None where there is no percentage. Raises `SkalaTidakSah`."""
    periksa_skala(skala)
    if persen is None:
        return None
    nilai = tercetak(persen)
    for urutan, (batas, termasuk, label, warna) in enumerate(skala):
        if batas is None or nilai > batas or (termasuk and nilai == batas):
            return Kategori(label, warna, urutan)
    raise AssertionError("periksa_skala guarantees a last open band")


@lru_cache(maxsize=256)
def periksa_skala(skala: Skala) -> None:
    """Raise `SkalaTidakSah` unless every value falls into exactly one reachable band."""
    if not skala or skala[-1][0] is not None:
        raise SkalaTidakSah("Kategori terakhir harus tanpa batas bawah, agar semua nilai tercakup.")
    for atas, bawah in pairwise(skala):
        if atas[0] is None:
            raise SkalaTidakSah(f"Hanya kategori terakhir boleh tanpa batas bawah, bukan “{atas[2]}”.")
        if bawah[0] is not None and not _turun(atas, bawah):
            raise SkalaTidakSah(f"Batas “{bawah[2]}” harus lebih rendah daripada batas “{atas[2]}”.")
    label = [ambang[2].strip() for ambang in skala]
    if not all(label) or len(set(label)) != len(label):
        raise SkalaTidakSah("Setiap kategori harus bernama, dan namanya tidak boleh berulang.")


def _turun(atas: Ambang, bawah: Ambang) -> bool:
    """Whether the lower band reaches values that the upper one does not (> 100, then ≥ 100 is fine)."""
    if bawah[0] == atas[0]:
        return bawah[1] and not atas[1]
    return bawah[0] < atas[0]
