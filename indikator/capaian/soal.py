"""Soal and Jawab: what the engine is asked, and what one method answers before the tenant's limits."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from indikator.capaian.hasil import Galat
from indikator.capaian.kebijakan import Kebijakan
from indikator.capaian.predikat import Predikat


class Metode(StrEnum):
    """Method of an indicator; NAIK is the default, TURUN the default for lower-is-better."""

    NAIK = "NAIK"
    TURUN = "TURUN"
    TURUN_BALIK = "TURUN_BALIK"
    RENTANG = "RENTANG"
    PREDIKAT = "PREDIKAT"
    TERCAPAI = "TERCAPAI"


class Soal(NamedTuple):
    """One question to the engine, as `hitung` received it."""

    metode: Metode
    target: Decimal | None
    realisasi: Decimal | None
    kebijakan: Kebijakan
    satuan: str
    target_maks: Decimal | None
    rentang_turun: bool
    predikat: Predikat | None


class Jawab(NamedTuple):
    """What one method answers, before the tenant's limits."""

    persen: Decimal | None
    galat: Galat = Galat.TIDAK_ADA
    keterangan: str = ""
    rincian: str = ""
