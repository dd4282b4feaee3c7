"""Waktu: opening, due and lock date of one thing, seen on one day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Waktu:
    """`hari` is the day it is looked at; `perpanjangan` the extension of one instansi, which moves due and lock date.

    Without `tenggat` nothing is late, without `tutup` nothing is locked. `tersimpan`: set by the pemda, no default.
    """

    buka: date | None
    tenggat: date | None
    tutup: date | None
    hari: date
    perpanjangan: date | None = None
    tersimpan: bool = False

    @property
    def batas(self) -> date | None:
        """The due date that holds, the extension included."""
        return _terakhir(self.tenggat, self.perpanjangan)

    @property
    def batas_tutup(self) -> date | None:
        """The last day on which it is open."""
        return _terakhir(self.tutup, self.perpanjangan)

    @property
    def sudah_buka(self) -> bool:
        return self.buka is None or self.hari >= self.buka

    @property
    def sisa_hari(self) -> int | None:
        """Days to the due date: 0 on the day itself, negative when late; None without one."""
        return None if self.batas is None else (self.batas - self.hari).days

    @property
    def terlambat(self) -> int:
        """Days after the due date; 0 is not late."""
        return max(0, -(self.sisa_hari or 0))

    @property
    def tertutup(self) -> bool:
        return self.batas_tutup is not None and self.hari > self.batas_tutup


def _terakhir(tanggal: date | None, perpanjangan: date | None) -> date | None:
    if tanggal is None or perpanjangan is None:
        return tanggal
    return max(tanggal, perpanjangan)
