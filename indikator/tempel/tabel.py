"""A rectangular table of text cells, merged ones marked, whatever it was copied from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

BITA_MAKS = 2 * 1024 * 1024
BARIS_MAKS = 500
KOLOM_MAKS = 30


class TempelTidakTerbaca(ValueError):
    """What was pasted cannot be used; `str()` is a sentence in Indonesian."""


@dataclass(frozen=True, slots=True)
class Sel:
    """`teks` has lines and, of all markup, only `<u>` (indikator.rumus reads it as a numerator) and LaTeX.

    gabung: "" for a cell of its own, "atas" or "kiri" where the merged cell above or to the left continues here.
    """

    teks: str = ""
    gabung: str = ""

    @property
    def kosong(self) -> bool:
        return not self.teks.strip()


KOSONG = Sel()


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of equal length. `catatan`: what was left out or decided while reading."""

    baris: tuple[tuple[Sel, ...], ...]
    catatan: tuple[str, ...] = ()

    @property
    def lebar(self) -> int:
        return len(self.baris[0]) if self.baris else 0

    def kolom(self, nomor: int, mulai: int = 0) -> list[Sel]:
        return [baris[nomor] for baris in self.baris[mulai:]]


def susun(baris: Sequence[Sequence[Sel]], catatan: Sequence[str] = ()) -> Tabel:
    """A Tabel of rows of any length, without its blank rows and the blank columns at its right.

    Raises TempelTidakTerbaca for an empty or an oversized one.
    """
    lebar = max((_terisi(satu) for satu in baris), default=0)
    if lebar == 0:
        raise TempelTidakTerbaca(
            "Tidak ada isi yang ditempel. Salin dulu selnya di Excel atau Word, lalu tempel lagi."
        )
    if lebar > KOLOM_MAKS:
        raise TempelTidakTerbaca(
            f"Yang ditempel {lebar} kolom; paling banyak {KOLOM_MAKS}. Salin hanya kolom sasaran sampai sumber data."
        )
    isi = [tuple(satu[:lebar]) + (KOSONG,) * (lebar - len(satu)) for satu in baris if _ada_isi(satu)]
    if len(isi) > BARIS_MAKS:
        raise TempelTidakTerbaca(
            f"Yang ditempel {len(isi)} baris; paling banyak {BARIS_MAKS}. Tempel per bagian, misalnya per jabatan."
        )
    kosong = sum(not _ada_isi(satu) for satu in baris[: _akhir(baris)])
    lain = [f"{kosong} baris kosong dilewati."] if kosong else []
    return Tabel(tuple(_tanpa_gabung_putus(isi)), (*catatan, *lain))


def _terisi(baris: Sequence[Sel]) -> int:
    """Columns up to the last one with a text."""
    return max((nomor for nomor, sel in enumerate(baris, 1) if not sel.kosong), default=0)


def _ada_isi(baris: Sequence[Sel]) -> bool:
    return any(not sel.kosong for sel in baris)


def _akhir(baris: Sequence[Sequence[Sel]]) -> int:
    return max((nomor for nomor, satu in enumerate(baris, 1) if _ada_isi(satu)), default=0)


def _tanpa_gabung_putus(baris: list[tuple[Sel, ...]]) -> list[tuple[Sel, ...]]:
    """The first row has nothing above it to go on with."""
    if baris:
        baris[0] = tuple(replace(sel, gabung="") if sel.gabung == "atas" else sel for sel in baris[0])
    return baris
