"""What a LKjIP lacks, and the register of rules that find it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from laporan.domain.lkjip.gerbang.bahan import BahanLkjip
from organisasi.enums import Tindakan


class Tingkat(StrEnum):
    """halang: must be mended before the move of its `tahap`; saran: may stand."""

    HALANG = "halang"
    SARAN = "saran"


TAHAP = (Tindakan.AJUKAN, Tindakan.TANDATANGANI, Tindakan.PUBLIKASIKAN)  # the gate stands before these


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One finding: which rule, how grave, where in the report, what is missing, and the page where it is mended.

    `tahap`: the first move it forbids, "" for a saran. `url` is "" where there is no such page.
    """

    kode: str
    tingkat: Tingkat
    tempat: str
    kalimat: str
    url: str = ""
    tahap: str = ""

    @property
    def menghalangi(self) -> bool:
        return self.tingkat == Tingkat.HALANG


@dataclass(frozen=True, slots=True)
class Sorotan:
    """What a rule yields. `letak` names the page that mends it (gerbang.tautan): (kind, key …)."""

    tempat: str
    kalimat: str
    letak: tuple = ()
    tingkat: Tingkat | None = None


Pencari = Callable[[BahanLkjip], Iterable[Sorotan]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule: stable id, level, the move it stands before, what it finds and how that is mended (Indonesian).

    `beku`: also asked of a signed report, whose content is frozen; the others ask about what may since have changed.
    """

    kode: str
    tingkat: Tingkat
    tahap: str
    judul: str
    perbaikan: str
    beku: bool
    cari: Pencari


ATURAN: dict[str, Aturan] = {}


def aturan(
    kode: str, tingkat: Tingkat, judul: str, perbaikan: str, *, tahap: str = Tindakan.AJUKAN, beku: bool = False
) -> Callable[[Pencari], Pencari]:
    """Register a rule function under its id."""

    def daftarkan(cari: Pencari) -> Pencari:
        if kode in ATURAN:
            raise ValueError(f"rule {kode} exists twice")
        ATURAN[kode] = Aturan(kode, tingkat, tahap, judul, perbaikan, beku, cari)
        return cari

    return daftarkan
