"""Where values lie on an axis, which of them are written beside it, and how much room a text takes."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from kinerja.grafik_isi import Grafik

TANDA = 4  # about so many values are written beside an axis
LANGKAH = ((50**0.5, 10), (10**0.5, 5), (2**0.5, 2))  # a step is 1, 2, 5 or 10 times a power of ten
SEMPIT, LUAS = frozenset("ijlftrI.,:;|!'()[]/- \u00a0"), frozenset("mwMW%@")
LEBAR_SEMPIT, LEBAR_LUAS, LEBAR_BESAR, LEBAR_BIASA, TEBAL = 0.3, 0.87, 0.7, 0.54, 1.06  # shares of the letter size


@dataclass(frozen=True)
class Skala:
    """Values from `bawah` to `atas` on px from `dari` to `sampai`."""

    bawah: Decimal
    atas: Decimal
    dari: float
    sampai: float

    @classmethod
    def untuk(cls, grafik: Grafik, ruang: str, dari: float, sampai: float) -> "Skala":
        """From 0, with room (a share of it) beyond the greatest."""
        bawah, atas = (ujung * (1 + Decimal(ruang)) for ujung in grafik.batas)
        return cls(bawah, atas, dari, sampai)

    def letak(self, nilai: Decimal) -> float:
        return self.dari + float((nilai - self.bawah) / (self.atas - self.bawah)) * (self.sampai - self.dari)

    def tanda(self, *, bulat: bool) -> list[Decimal]:
        """Round values inside, about TANDA of them; whole ones where every value is (`bulat`)."""
        langkah = _langkah((self.atas - self.bawah) / TANDA)
        langkah = max(Decimal(1), langkah) if bulat else langkah
        return [langkah * ke for ke in range(ceil(self.bawah / langkah), floor(self.atas / langkah) + 1)]


def _langkah(kasar: Decimal) -> Decimal:
    """The round step nearest to this one."""
    pangkat = Decimal(10) ** floor(log10(kasar))
    return pangkat * next((kali for batas, kali in LANGKAH if float(kasar / pangkat) >= batas), 1)


def lebar_teks(isi: str, ukuran: float, *, tebal: bool = False) -> float:
    """About how many px it takes in the letters of the pages."""
    return sum(map(_lebar_huruf, isi)) * ukuran * (TEBAL if tebal else 1)


def _lebar_huruf(huruf: str) -> float:
    if huruf in SEMPIT:
        return LEBAR_SEMPIT
    if huruf in LUAS:
        return LEBAR_LUAS
    return LEBAR_BESAR if huruf.isupper() else LEBAR_BIASA


def potong(isi: str, ukuran: float, batas: float, *, tebal: bool = False) -> str:
    """The text, or as much of it as has room, with "…"."""
    if lebar_teks(isi, ukuran, tebal=tebal) <= batas:
        return isi
    while isi and lebar_teks(f"{isi}…", ukuran, tebal=tebal) > batas:
        isi = isi[:-1]
    return f"{isi.rstrip()}…"
