"""Roll-up of sub-indicators and means of measured values, for the table of one OPD and for the Rekap alike."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from indikator import capaian as mesin


class NilaiUkur(NamedTuple):
    """What one row gives to an average: its capaian (None: missing), its weight, whether it is not due yet."""

    persen: Decimal | None
    bobot: Decimal | None = None
    belum_waktunya: bool = False


def gulung_sub(sub: Sequence[NilaiUkur]) -> mesin.RataRata:
    """The capaian of an indicator from its sub-indicators that are due; weighted when every one has a weight."""
    jatuh = [satu for satu in sub if not satu.belum_waktunya]
    bobot = [satu.bobot for satu in jatuh]
    tertimbang = all(satu.bobot is not None for satu in sub) and any(bobot)
    persen = [satu.persen for satu in jatuh]
    rata = mesin.gulung(persen, "tertimbang", bobot) if tertimbang else mesin.gulung(persen)
    return rata._replace(belum_waktunya=len(sub) - len(jatuh))


def rata_ukur(nilai: Sequence[NilaiUkur], nama: str) -> mesin.RataRata:
    """The named plain mean of what is due; what is not due yet is counted apart, it is not missing."""
    jatuh = [satu.persen for satu in nilai if not satu.belum_waktunya]
    return mesin.rata_rata(jatuh, nama)._replace(belum_waktunya=len(nilai) - len(jatuh))
