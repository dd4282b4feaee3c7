"""A finding with its offered fix, and the register of rules."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from laporan.kaidah.bahan import BahanKeputusan, ButirKaidah
from laporan.kaidah.langkah import Langkah


class Tingkat(StrEnum):
    """halang: must be mended before the decree comes into force; saran: may stand."""

    HALANG = "halang"
    SARAN = "saran"

    @property
    def sebutan(self) -> str:
        return "Harus diperbaiki" if self is Tingkat.HALANG else "Saran"


@dataclass(frozen=True, slots=True)
class Usul:
    """An offered fix: its button, what stands there now and what would stand there afterwards ("" for nothing).

    serempak: may be done together with the others; False where a person has to look (a law replaced by another).
    """

    nama: str
    sebelum: str
    sesudah: str
    langkah: tuple[Langkah, ...]
    serempak: bool = True


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding. kalimat: what is wrong and what to do. letak: "butir-<pk>" or a part of the decree, for links."""

    kode: str
    tingkat: Tingkat
    tempat: str
    kalimat: str
    letak: str
    usul: Usul | None = None

    @property
    def perbaikan(self) -> str:
        """Name of the offered fix, "" where a person must write."""
        return self.usul.nama if self.usul else ""

    @property
    def jangkar(self) -> str:
        """The element of the editor it is about; "" for what is no item."""
        return self.letak if self.letak.startswith("butir-") else ""


@dataclass(frozen=True, slots=True)
class Sorotan:
    """What a rule yields: a place (an item, or the name of a part), a sentence, a fix. `tingkat`: where milder."""

    tempat: str
    kalimat: str
    letak: ButirKaidah | str
    usul: Usul | None = None
    tingkat: Tingkat | None = None


Pencari = Callable[[BahanKeputusan], Iterable[Sorotan]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule: stable id, level, what it finds and what its fix does (Indonesian), the function."""

    kode: str
    tingkat: Tingkat
    judul: str
    perbaikan: str
    cari: Pencari


ATURAN: dict[str, Aturan] = {}


def aturan(kode: str, tingkat: Tingkat, judul: str, perbaikan: str = "") -> Callable[[Pencari], Pencari]:
    """Register a rule function under its id."""

    def daftarkan(cari: Pencari) -> Pencari:
        if kode in ATURAN:
            raise ValueError(f"rule {kode} exists twice")
        ATURAN[kode] = Aturan(kode, tingkat, judul, perbaikan, cari)
        return cari

    return daftarkan


def jadikan(satu: Sorotan, aturan: Aturan) -> Temuan:
    """The finding of what a rule yielded."""
    letak = satu.letak if isinstance(satu.letak, str) else f"butir-{satu.letak.pk}"
    return Temuan(aturan.kode, satu.tingkat or aturan.tingkat, satu.tempat, satu.kalimat, letak, satu.usul)
