"""Is the audit trail of a pemda still what was written? Its rows are read once, in order, whatever their number.

A row's hash covers its content and the hash of the row before it, so a change shows at the row itself, or, when its
hash was made anew, at the row after it. Rows cut off at the end show only against a head (nomor, hash) kept elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field

from organisasi.domain.jejak import hitung_hash
from organisasi.models import Jejak

GESER_MAKS = 50  # rows taken out and the gap closed by renumbering: up to so many are found out

DIUBAH = "isinya diubah sesudah dicatat"
DIGANTI = "isi dan sidiknya diganti; baris sesudahnya masih menunjuk sidik yang asli"
DISISIPKAN = "disisipkan; baris sesudahnya meloncatinya"
PUTUS = "rantai putus di ujung: baris pertama diganti atau baris terakhir disisipkan"
HILANG = "hilang dari rantai"
TERPOTONG = "hilang dari ujung rantai; kepala yang disimpan lebih jauh"
BEDA_KEPALA = "sidiknya berbeda dari kepala yang disimpan"


@dataclass(frozen=True)
class TemuanJejak:
    """What is wrong (`jenis`) with the rows `nomor` to `sampai`. `baris` is the stored one; of rows that are gone
    there is none, and `sebelum` is the last one before them."""

    jenis: str
    nomor: int
    sampai: int
    baris: Jejak | None = None
    sebelum: Jejak | None = None


@dataclass
class Rantai:
    """One walk over a chain. After it `nomor` and `hash` are its head.

    kepala: {nomor: hash} kept from earlier walks. `geser`: by how much later rows were renumbered.
    """

    kepala: Mapping[int, str] = field(default_factory=dict)
    nomor: int = 0
    lalu: Jejak | None = None
    geser: int = 0
    dicurigai: bool = False  # the row before has its finding already

    @property
    def hash(self) -> str:
        return self.lalu.hash if self.lalu else ""

    def telusuri(self, daftar: Iterable[Jejak]) -> Iterator[TemuanJejak]:
        """Findings over rows ordered by nomor; three rows are held at a time."""
        baris = None
        for nanti in daftar:
            if baris is not None:
                yield from self._langkah(baris, nanti)
            baris = nanti
        if baris is not None:
            yield from self._langkah(baris, None)
        if (ujung := max(self.kepala, default=0)) > self.nomor:
            yield TemuanJejak(TERPOTONG, self.nomor + 1, ujung, sebelum=self.lalu)

    def _langkah(self, baris: Jejak, nanti: Jejak | None) -> Iterator[TemuanJejak]:
        if self._diloncati(baris, nanti):
            yield TemuanJejak(DISISIPKAN, baris.nomor, baris.nomor, baris)
            return
        asli = self._nomor_asli(baris)
        nomor = baris.nomor - self.geser if asli is None else asli
        temuan = list(self._periksa(baris, nomor, asli is not None, nanti is None))
        yield from temuan
        self.dicurigai = any(satu.baris is baris or satu.jenis == PUTUS for satu in temuan)
        if not self.dicurigai and self.kepala.get(nomor, baris.hash) != baris.hash:
            yield TemuanJejak(BEDA_KEPALA, baris.nomor, baris.nomor, baris)
        self.nomor, self.lalu, self.geser = nomor, baris, baris.nomor - nomor

    def _periksa(self, baris: Jejak, nomor: int, utuh: bool, terakhir: bool) -> Iterator[TemuanJejak]:
        """`nomor` is the one it was written with; a row that is not whole keeps the one it has."""
        sambung = baris.sebelum == self.hash
        if not sambung and nomor > self.nomor + 1:
            yield TemuanJejak(HILANG, self.nomor + 1, nomor - 1, sebelum=self.lalu)
        elif utuh and not (sambung or self.dicurigai):
            jenis, awal = (PUTUS if terakhir else DIGANTI), self.lalu or baris
            yield TemuanJejak(jenis, awal.nomor, baris.nomor if terakhir else awal.nomor, awal)
        if not utuh:
            yield TemuanJejak(DIUBAH, baris.nomor, baris.nomor, baris)

    def _diloncati(self, baris: Jejak, nanti: Jejak | None) -> bool:
        """The next row is whole and continues the row before this one."""
        if nanti is None or nanti.sebelum != self.hash or baris.hash == self.hash:
            return False
        return self._nomor_asli(nanti) is not None

    def _nomor_asli(self, baris: Jejak) -> int | None:
        """The nomor that its hash was made with; None when its content is no longer what was hashed."""
        dekat = (self.geser, 0, self.geser + 1, *range(-1, -GESER_MAKS - 1, -1))
        return next(
            (baris.nomor - geser for geser in dict.fromkeys(dekat) if _cocok(baris, baris.nomor - geser)), None
        )


def _cocok(baris: Jejak, nomor: int) -> bool:
    calon = copy(baris)
    calon.nomor = nomor
    return hitung_hash(calon) == baris.hash
