"""A bare Decimal loop: realisasi ÷ target × 100, no rounding, no method, no policy, no proof."""

from collections.abc import Iterable
from decimal import Decimal


def capaian(realisasi: Iterable[Decimal], target: Iterable[Decimal]) -> list[Decimal]:
    return [r / t * 100 for r, t in zip(realisasi, target, strict=True)]


def capaian_teks(realisasi: Iterable[str], target: Iterable[str]) -> list[Decimal]:
    """From numbers as they are typed: "4.230,50"."""
    return [_baca(r) / _baca(t) * 100 for r, t in zip(realisasi, target, strict=True)]


def _baca(teks: str) -> Decimal:
    return Decimal(teks.replace(".", "").replace(",", "."))
