"""The board: what a row of the bench is, and the contract for whoever writes one.

A row is a module `bench/<noun>.py` with one function, found by its file name and run in a process of its own:

    def baris(laju: Laju) -> Iterator[Baris]:
        with contoh("dasbor"):                               # bench/_basis.py: example data (or `kosong`) in a
            periksa(kita() == acuan(), "rata-ratanya lain")  # throw-away database, written through to the disk
            yield banding("Dasbor, 50 OPD", "satu agregat SQL", 1.3, acuan, kita, laju)

* The anchor is real code in `bench/acuan/`. First `periksa` that both give the same; a difference fails the bench.
* `banding` measures [anchor, ours] interleaved, `laju.putaran` rounds (5, with --cepat 2; --putaran N), and gives the
  ratios inside the rounds by the clock and in processor time of all processes (this one, its children, the PDF zygote,
  the PostgreSQL server). `ulang`: calls a round, for what takes milliseconds. Several ways beside one anchor, or more
  than a ratio: `berselang` (bench/_ukuran.py) and `Baris.dari`.
* `laju.cepat`: smaller data, so that the whole board ends in about a minute; leave out what cannot be made small.
* A row whose unit is not × (`satuan="ms"`, "MB", "pangkat") gives its values as `rasio`; `batas` is in the same unit.
* `batas` None: printed for comparison between releases, no goal. `menurut="prosesor"`: the goal is of processor time,
  for work in one process, where the clock would tell what else the machine does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench._ukuran import Ukuran, berselang
from tests.indikator.dunia_banyak import tambahan_memori


class BedaHasil(AssertionError):
    """The anchor and we give something else: nothing to compare."""


def periksa(sama: bool, pesan: str) -> None:
    if not sama:
        raise BedaHasil(pesan)


@dataclass(frozen=True)
class Laju:
    """How much is measured."""

    cepat: bool = False
    putaran: int = 5


@dataclass(frozen=True)
class Baris:
    """One line of the table. rasio, prosesor: of each round; detik: median seconds of the anchor and of ours."""

    nama: str
    pembanding: str
    batas: float | None
    rasio: Sequence[float]
    prosesor: Sequence[float] = ()
    catatan: str = ""
    satuan: str = "×"
    menurut: str = "waktu"
    detik: tuple[float, float] | None = None

    @classmethod
    def dari(
        cls, nama: str, pembanding: str, batas: float | None, dasar: Sequence[Ukuran], kita: Sequence[Ukuran], **lain
    ) -> "Baris":
        """From measures of the same rounds."""
        rasio = [satu.banding(anchor) for anchor, satu in zip(dasar, kita, strict=True)]
        detik = median(satu.lama for satu in dasar), median(satu.lama for satu in kita)
        waktu, prosesor = [satu.lama for satu in rasio], [satu.prosesor for satu in rasio]
        return cls(nama, pembanding, batas, waktu, prosesor, detik=detik, **lain)

    @property
    def nilai(self) -> float:
        """The median that the goal is about."""
        return median(self.prosesor if self.menurut == "prosesor" else self.rasio)

    @property
    def tercapai(self) -> bool | None:
        return None if self.batas is None else self.nilai <= self.batas


@dataclass(frozen=True)
class Gagal:
    """A module that could not be measured to its end. beda: its results differ (else it crashed)."""

    modul: str
    beda: bool
    pesan: str


def banding(
    nama: str,
    pembanding: str,
    batas: float | None,
    dasar: Callable[[], object],
    kita: Callable[[], object],
    laju: Laju,
    *,
    ulang: int = 1,
    **lain,
) -> Baris:
    """Both measured side by side; **lain: catatan, menurut."""
    anchor, sendiri = berselang([dasar, kita], laju.putaran, ulang)
    return Baris.dari(nama, pembanding, batas, anchor, sendiri, **lain)


def banding_memori(
    nama: str, pembanding: str, batas: float, dasar: Callable[[], object], kita: Callable[[], object]
) -> Baris:
    """MB that each adds to this process at its peak; ours first, before the anchor's heap can be used again."""
    dua = [tambahan_memori(kerja)[1] for kerja in (kita, dasar)]
    return Baris(nama, pembanding, batas, dua[:1], satuan="MB", catatan=f"{pembanding}: {dua[1]:.0f} MB")
