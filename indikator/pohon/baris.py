"""The tree as a flat list of rows for the page: a row knows its level and place, so that no depth breaks anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indikator.pohon.susun import JABATAN, Butir, Pohon, Simpul

TERBUKA = 3  # levels that the page opens by itself
KUNCI_YATIM = "belum-mendukung"


@dataclass(frozen=True, slots=True)
class BarisPohon:
    """`nomor` of `banyak` among its siblings, from 1; `lipat`: closed at first; `kunci` is unique on the page."""

    simpul: Simpul
    kunci: str
    tingkat: int
    nomor: int
    banyak: int
    lipat: bool = False

    @property
    def punya_anak(self) -> bool:
        return bool(self.simpul.anak)

    @property
    def jumlah(self) -> int:
        return self.simpul.jumlah

    @property
    def yatim(self) -> bool:
        """The heading of the indicators that reach nothing."""
        return self.kunci == KUNCI_YATIM


def baris_pohon(pohon: Pohon) -> tuple[BarisPohon, ...]:
    """All rows in order; what reaches nothing comes last, under one heading."""
    akar = list(pohon.akar)
    if pohon.yatim:
        akar.append(Simpul(Butir(KUNCI_YATIM, JABATAN, "Belum mendukung apa pun"), list(pohon.yatim)))
    return tuple(_baris(akar, 1, False))


def _baris(saudara: Sequence[Simpul], tingkat: int, dalam_yatim: bool, induk: str = "") -> Iterator[BarisPohon]:
    for nomor, satu in enumerate(saudara, 1):
        kunci = f"r-{induk}-{satu.butir.kunci}" if satu.rujukan else satu.butir.kunci
        lipat = bool(satu.anak) and (tingkat > TERBUKA or dalam_yatim)
        yield BarisPohon(satu, kunci, tingkat, nomor, len(saudara), lipat)
        yatim = dalam_yatim or satu.butir.kunci == KUNCI_YATIM
        yield from _baris(satu.anak, tingkat + 1, yatim, satu.butir.kunci)
