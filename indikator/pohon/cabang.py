"""Branches of the tree, measured, and which of them go on which sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indikator.pohon.susun import Simpul

JARAK_Y = 22  # between two boxes, in tenths of a millimetre


@dataclass(slots=True)
class Cabang:
    """A node measured: its lines and height; `blok` is the height with everything below it."""

    simpul: Simpul
    teks: list[tuple[str, str]]  # (kind of line, text)
    tinggi: int
    anak: list["Cabang"] = field(default_factory=list)
    lanjutan: bool = False

    @property
    def blok(self) -> int:
        return max(self.tinggi, tumpuk(self.anak))

    @property
    def dalam(self) -> int:
        return 1 + max((satu.dalam for satu in self.anak), default=0)


def tumpuk(cabang: Sequence[Cabang]) -> int:
    return sum(satu.blok for satu in cabang) + JARAK_Y * max(len(cabang) - 1, 0)


def bagi(akar: list[Cabang], muat: int) -> list[list[Cabang]]:
    """Forests no higher than `muat`, in order."""
    pembagi = _Pembagi(muat)
    for satu in akar:
        pembagi.isi(satu, ())
    return pembagi.jalur


class _Pembagi:
    """Fills strip after strip. `_buka` {key: its copy on the strip being filled} of boxes that may get more below."""

    def __init__(self, muat: int):
        self._muat = muat
        self.jalur: list[list[Cabang]] = [[]]
        self._buka: dict[str, Cabang] = {}
        self._pernah: set[str] = set()

    def isi(self, cabang: Cabang, jalan: tuple[Cabang, ...]) -> None:
        """Put a branch below its upper boxes: here, on a new strip, or in pieces."""
        if self._coba(cabang, jalan):
            return
        if cabang.blok <= self._muat or not cabang.anak:
            self._baru()
            self._pasang(cabang, jalan)
            return
        for satu in cabang.anak:
            self.isi(satu, (*jalan, cabang))

    def _coba(self, cabang: Cabang, jalan: tuple[Cabang, ...]) -> bool:
        """Attach it if the strip then still fits the sheet."""
        ada = [list(satu.anak) for satu in self._buka.values()]
        buka, panjang = dict(self._buka), len(self.jalur[-1])
        self._pasang(cabang, jalan)
        if tumpuk(self.jalur[-1]) <= self._muat:
            return True
        for satu, anak in zip(buka.values(), ada, strict=True):
            satu.anak[:] = anak
        self._buka = buka
        del self.jalur[-1][panjang:]
        return False

    def _pasang(self, cabang: Cabang, jalan: tuple[Cabang, ...]) -> None:
        tempat = self.jalur[-1]
        for atas in jalan:
            kunci = atas.simpul.butir.kunci
            if kunci not in self._buka:
                self._buka[kunci] = Cabang(atas.simpul, atas.teks, atas.tinggi, lanjutan=kunci in self._pernah)
                tempat.append(self._buka[kunci])
            tempat = self._buka[kunci].anak
        tempat.append(cabang)

    def _baru(self) -> None:
        self._pernah |= set(self._buka)
        self._buka = {}
        if self.jalur[-1]:
            self.jalur.append([])
