"""Roll-up of sub-indicators and means of measured values, for the table of one OPD and for the Rekap alike."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from indikator import capaian as mesin


class NilaiUkur(NamedTuple):
    """What one row gives to an average: its capaian (None: missing), its weight, whether it is not due yet.

    `belum_final`: its year is not over, so that it takes no part. `lengkap`: whether none of its own parts lacks.
    """

    persen: Decimal | None
    bobot: Decimal | None = None
    belum_waktunya: bool = False
    belum_final: bool = False
    lengkap: bool = True

    @classmethod
    def dari_rata(cls, rata: mesin.RataRata, bobot: Decimal | None = None) -> "NilaiUkur":
        """What a group gives to the average above it."""
        belum_final = rata.nilai is None and rata.belum_final > 0
        return cls(rata.nilai, bobot, rata.semua_belum_waktunya, belum_final, rata.nilai is None or rata.lengkap)

    @property
    def ikut(self) -> bool:
        return not self.belum_waktunya and not self.belum_final


def gulung_sub(sub: Sequence[NilaiUkur]) -> mesin.RataRata:
    """The capaian of an indicator from its sub-indicators that are due; weighted when every one has a weight."""
    ikut = [satu for satu in sub if satu.ikut]
    bobot = [satu.bobot for satu in ikut]
    tertimbang = all(satu.bobot is not None for satu in sub) and any(bobot)
    persen = [satu.persen for satu in ikut]
    rata = mesin.gulung(persen, "tertimbang", bobot) if tertimbang else mesin.gulung(persen)
    return _hitung_luar(rata, sub)


def rata_ukur(nilai: Sequence[NilaiUkur], nama: str, *, berbukti: bool = True) -> mesin.RataRata:
    """The named plain mean of what is due; what is not due yet is counted apart, it is not missing."""
    persen = [satu.persen for satu in nilai if satu.ikut]
    return _hitung_luar(mesin.rata_rata(persen, nama, berbukti=berbukti), nilai)


def rata_tertimbang(nilai: Sequence[NilaiUkur], nama: str) -> mesin.RataRata | None:
    """The same by the weights of the rows, which its proof line says; None unless every row has one."""
    if any(satu.bobot is None for satu in nilai) or not any(satu.bobot for satu in nilai if satu.ikut):
        return None
    ikut = [satu for satu in nilai if satu.ikut]
    rata = mesin.rata_rata([satu.persen for satu in ikut], nama, [satu.bobot for satu in ikut])
    return _hitung_luar(rata, nilai)


def _hitung_luar(rata: mesin.RataRata, nilai: Sequence[NilaiUkur]) -> mesin.RataRata:
    """Count what took no part, and what took part with gaps of its own."""
    return rata._replace(
        belum_waktunya=sum(satu.belum_waktunya for satu in nilai),
        belum_final=sum(satu.belum_final and not satu.belum_waktunya for satu in nilai),
        tak_lengkap=sum(satu.ikut and satu.persen is not None and not satu.lengkap for satu in nilai),
    )
