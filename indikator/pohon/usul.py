"""Suggestions for links: an indicator that is worded like one of a superior, or like an IKU."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indikator.mutu.kata import baku, mirip

CUKUP = 600  # per mille; below it two names of one office are alike by chance
SAMA = 1000


@dataclass(frozen=True, slots=True)
class Usul:
    """`dari` may support `ke` (keys). `nilai`: likeness in per mille."""

    dari: str
    ke: str
    nilai: int

    @property
    def sama(self) -> bool:
        return self.nilai == SAMA


def usul(baris: Mapping[str, str], atasan: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> list[Usul]:
    """For each (key, groups of keys above it, nearest first) the likest one above that is like enough.

    `baris` {key: name}. Of equal likeness the nearest superior wins.
    """
    hasil = []
    for kunci, kelompok in atasan:
        nilai = [(_mirip(baris[kunci], baris[atas]), -jarak, atas) for jarak, k in enumerate(kelompok) for atas in k]
        terbaik = max(nilai, key=lambda satu: satu[:2], default=None)
        if terbaik and terbaik[0] >= CUKUP:
            hasil.append(Usul(kunci, terbaik[2], terbaik[0]))
    return hasil


def _mirip(kiri: str, kanan: str) -> int:
    return SAMA if baku(kiri) == baku(kanan) else min(mirip(kiri, kanan), SAMA - 1)
