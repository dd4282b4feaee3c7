"""A finding, the register of rules, and the fingerprint by which a finding can be set aside."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from indikator.mutu.bahan import BahanMutu, IndikatorMutu, LembarMutu


class Tingkat(StrEnum):
    """salah: contradicts itself or cannot be computed; peringatan: look at it; saran: could be better."""

    SALAH = "salah"
    PERINGATAN = "peringatan"
    SARAN = "saran"

    @property
    def urutan(self) -> int:
        return list(Tingkat).index(self)


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding. kalimat, saran: plain text. lembar, baris: keys of BahanMutu ("", () = the whole document, sheet).

    kolom: nomor, sasaran, indikator, satuan, target, rumus, tipe_penghitungan, sumber_data, tugas, fungsi, realisasi,
    mendukung, unit or "". sidik: 64 hex digits that change when the text the finding is about changes.
    """

    aturan: str
    tingkat: Tingkat
    kalimat: str
    saran: str
    kolom: str
    lembar: str
    baris: tuple[str, ...]
    sidik: str

    @property
    def indikator(self) -> str:
        """Key of the (first) row, "" for the whole sheet or document."""
        return self.baris[0] if self.baris else ""


@dataclass(frozen=True, slots=True)
class Sorotan:
    """What a rule yields; `bukti` is the text it rests on. `tingkat` only where milder than the rule's own."""

    kalimat: str
    saran: str
    kolom: str
    lembar: LembarMutu | None = None
    baris: tuple[IndikatorMutu, ...] = ()
    bukti: tuple[str, ...] = ()
    tingkat: Tingkat | None = None


Pencari = Callable[[BahanMutu], Iterable[Sorotan]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule: stable id, usual severity, what it finds (Indonesian), where it comes from."""

    id: str
    tingkat: Tingkat
    judul: str
    sumber: str
    cari: Pencari


ATURAN: dict[str, Aturan] = {}


def aturan(id: str, tingkat: Tingkat, judul: str, sumber: str = "DOMAIN bagian 7") -> Callable[[Pencari], Pencari]:
    """Register a rule function under its id."""

    def daftarkan(cari: Pencari) -> Pencari:
        if id in ATURAN:
            raise ValueError(f"rule {id} exists twice")
        ATURAN[id] = Aturan(id, tingkat, judul, sumber, cari)
        return cari

    return daftarkan


def jadikan(satu: Sorotan, id: str, tingkat: Tingkat) -> Temuan:
    """The finding of what a rule yielded."""
    lembar = satu.lembar.kunci if satu.lembar else ""
    baris = tuple(indikator.kunci for indikator in satu.baris)
    sidik = buat_sidik(id, lembar, satu.kolom, *baris, *satu.bukti)
    return Temuan(id, satu.tingkat or tingkat, satu.kalimat, satu.saran, satu.kolom, lembar, baris, sidik)


def buat_sidik(*bagian: str) -> str:
    """SHA-256 of the parts; blanks count once, so a line break alone changes nothing."""
    rapat = (" ".join(satu.split()) for satu in bagian)
    return hashlib.sha256("\x1f".join(rapat).encode("utf-8", "surrogatepass")).hexdigest()
