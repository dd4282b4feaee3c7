"""Predikat: a pair of ordinal grades (WTP, Level 3, BB) to be compared when no numbers stand behind them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Predikat:
    """Grades of target and realisasi; `urutan` lists the scale from worst to best."""

    target: str
    realisasi: str
    urutan: tuple[str, ...] = ()

    def peringkat(self) -> tuple[int, int] | None:
        """Places (1 = worst) of target and realisasi on the scale; None when one is not on it."""
        urutan = [_rapi(nama) for nama in self.urutan]
        try:
            return urutan.index(_rapi(self.target)) + 1, urutan.index(_rapi(self.realisasi)) + 1
        except ValueError:
            return None

    def sama(self) -> bool:
        """Whether both grades are the same word (then no scale is needed)."""
        return bool(self.target.strip()) and _rapi(self.target) == _rapi(self.realisasi)


def _rapi(nama: str) -> str:
    """Grade without case and extra blanks."""
    return " ".join(nama.split()).casefold()
