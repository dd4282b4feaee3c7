"""Two texts that grew from the same one, put together paragraph by paragraph where their changes do not touch."""

from collections import Counter
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

from laporan.domain.lkjip.narasi import potong

PASANGAN_MAKS = 100_000  # pairs of equal paragraphs that are weighed; beyond it a text counts as rewritten whole
HURUF = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "sub": "sub", "sup": "sup"}


class _Ganti(NamedTuple):
    """Paragraphs `dari` up to `sampai` of the common text became `isi`, which says `sidik`."""

    dari: int
    sampai: int
    sidik: tuple
    isi: tuple[str, ...]


def gabung(dasar: str, mereka: str, kita: str) -> str | None:
    """The text with the changes of both; None when they touch the same paragraph or add at the same place."""
    asal = potong(dasar)
    satu_satu = [*_perubahan(asal, potong(mereka)), *_perubahan(asal, potong(kita))]
    semua = sorted({satu[:3]: satu for satu in satu_satu}.values(), key=lambda satu: satu[:2])
    for depan, belakang in pairwise(semua):
        sisip_bersama = depan.dari == depan.sampai == belakang.dari == belakang.sampai
        if belakang.dari < depan.sampai or sisip_bersama:
            return None
    hasil, letak = [], 0
    for satu in semua:
        hasil += [*asal[letak : satu.dari], *satu.isi]
        letak = satu.sampai
    return "".join([*hasil, *asal[letak:]])


def _perubahan(asal: list[str], kini: list[str]) -> list[_Ganti]:
    kiri, kanan = [_sidik(satu) for satu in asal], [_sidik(satu) for satu in kini]
    awal = _sama_di_depan(kiri, kanan)
    akhir = _sama_di_depan(kiri[awal:][::-1], kanan[awal:][::-1])
    hasil = []
    for a1, a2, b1, b2 in _beda(kiri[awal : len(kiri) - akhir], kanan[awal : len(kanan) - akhir]):
        isi = slice(b1 + awal, b2 + awal)
        hasil.append(_Ganti(a1 + awal, a2 + awal, tuple(kanan[isi]), tuple(kini[isi])))
    return hasil


def _sama_di_depan(kiri: list[tuple], kanan: list[tuple]) -> int:
    pasangan = enumerate(zip(kiri, kanan, strict=False))
    return next((ke for ke, (a, b) in pasangan if a != b), min(len(kiri), len(kanan)))


def _beda(kiri: list[tuple], kanan: list[tuple]) -> list[tuple[int, int, int, int]]:
    """[from, to, from, to] of the stretches that differ, in bounded time."""
    banyak = Counter(kanan)
    if sum(banyak[satu] for satu in kiri) > PASANGAN_MAKS:
        return [(0, len(kiri), 0, len(kanan))]
    cocok = SequenceMatcher(None, kiri, kanan, autojunk=False)
    return [tuple(letak) for tanda, *letak in cocok.get_opcodes() if tanda != "equal"]


def _sidik(blok: str) -> tuple:
    """What a paragraph says and how it looks, in whatever order its marks are written (editors differ)."""
    pembaca = _Sidik()
    pembaca.feed(blok)
    pembaca.close()
    return tuple(tuple(satu) for satu in pembaca.hasil)


class _Sidik(HTMLParser):
    """`hasil`: [marks, text] of each run of text, and every other element with its attributes."""

    def __init__(self):
        super().__init__()
        self.huruf: list[str] = []
        self.hasil: list[list] = []

    def handle_starttag(self, tag, attrs):
        if tag in HURUF:
            self.huruf.append(HURUF[tag])
        else:
            self.hasil.append([tag, tuple(sorted(attrs))])

    def handle_endtag(self, tag):
        if tag not in HURUF:
            self.hasil.append([f"/{tag}"])
        elif HURUF[tag] in self.huruf:
            self.huruf.remove(HURUF[tag])

    def handle_data(self, data):
        huruf = frozenset(self.huruf)
        if self.hasil and self.hasil[-1][0] == huruf:
            self.hasil[-1][1] += data
        else:
            self.hasil.append([huruf, data])
