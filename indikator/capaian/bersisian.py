"""The named averages of one table side by side: of indicators, of sasaran, weighted, pooled (DOMAIN section 3).

Only percentages of capaian are averaged; targets and values of different units never are.
"""

from collections.abc import Hashable, Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from indikator.capaian.hasil import KONTEKS, persentase, suku, tulis_persen
from indikator.capaian.rata_rata import RataRata, rata_rata

_SUKU_MAKS = 25


class NilaiIndikator(NamedTuple):
    """One indicator: the sasaran it belongs to, its capaian in percent, its weight; None for what it has not."""

    sasaran: Hashable
    persen: Decimal | None
    bobot: Decimal | None = None


def bersisian(indikator: Sequence[NilaiIndikator]) -> tuple[RataRata, ...]:
    """The mean of indicators, the mean of sasaran and, where every indicator has a weight, the weighted mean."""
    persen = [satu.persen for satu in indikator]
    rata = [rata_rata(persen, "rata-rata indikator"), rata_sasaran(indikator)]
    bobot = [satu.bobot for satu in indikator]
    if None not in bobot and any(bobot):
        rata.append(rata_rata(persen, "rata-rata tertimbang", bobot))
    return tuple(rata)


def rata_sasaran(indikator: Sequence[NilaiIndikator]) -> RataRata:
    """The mean of the means of each sasaran; one that lacks an indicator takes part and is told."""
    menurut: dict[Hashable, list[Decimal | None]] = {}
    for satu in indikator:
        menurut.setdefault(satu.sasaran, []).append(satu.persen)
    rata = [rata_rata(isi) for isi in menurut.values()]
    setengah = sum(satu.nilai is not None and not satu.lengkap for satu in rata)
    return rata_rata([satu.nilai for satu in rata], "rata-rata sasaran")._replace(tak_lengkap=setengah)


def gabungan(
    pasangan: Sequence[tuple[Decimal | None, Decimal | None]], nama: str = "gabungan: Σ pembilang ÷ Σ penyebut"
) -> RataRata:
    """The pooled percentage of units that count the same things: (pembilang, penyebut) each; Σ ÷ Σ × 100.

    A pair with only one of the two takes no part and is counted.
    """
    lengkap = [(a, b) for a, b in pasangan if a is not None and b is not None]
    kosong = len(pasangan) - len(lengkap)
    with localcontext(KONTEKS):
        atas, bawah = (sum(nilai, Decimal(0)) for nilai in zip(*lengkap, strict=True)) if lengkap else (None, None)
        nilai = persentase(atas, bawah) if bawah else None
    if nilai is None:
        return RataRata(nama, None, len(lengkap), kosong, "")
    bukti = f"{_jumlah([a for a, _ in lengkap])} ÷ {_jumlah([b for _, b in lengkap])} × 100 = {tulis_persen(nilai)}"
    return RataRata(nama, nilai, len(lengkap), kosong, bukti)


def _jumlah(nilai: Sequence[Decimal]) -> str:
    """The terms in parentheses; long lists are shortened, their count is not."""
    isi = [suku(satu) for satu in nilai[:_SUKU_MAKS]]
    if len(nilai) > _SUKU_MAKS:
        isi.append(f"… ({len(nilai) - _SUKU_MAKS} nilai lagi)")
    return f"({' + '.join(isi)})" if len(isi) > 1 else isi[0]
