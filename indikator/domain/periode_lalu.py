"""What stood at an indicator the period before: for comparison while the next one is entered."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from indikator.enums import Triwulan
from indikator.models import Realisasi


class Lalu(NamedTuple):
    """A realisasi as it was typed; `triwulan` 0 is a value of the whole year."""

    tahun: int
    triwulan: int
    teks: str


def cari(instansi, tahun: int, triwulan: int, silsilah: Iterable[UUID]) -> dict[UUID, Lalu]:
    """The latest realisasi before this triwulan in the same year, else the end of the year before; one query."""
    sebelum = Q(pengukuran__tahun=tahun - 1, pengukuran__triwulan__in=(Triwulan.TAHUNAN, Triwulan.EMPAT))
    if triwulan:
        sebelum |= Q(pengukuran__tahun=tahun, pengukuran__triwulan__gt=0, pengukuran__triwulan__lt=triwulan)
    semua = Realisasi.objects.filter(sebelum, pengukuran__instansi=instansi, indikator__silsilah__in=list(silsilah))
    isi = semua.values_list("indikator__silsilah", "pengukuran__tahun", "pengukuran__triwulan", "teks")
    hasil: dict[UUID, Lalu] = {}
    for kunci, *lalu in isi:
        satu = Lalu(*lalu)
        if kunci not in hasil or _urutan(satu, triwulan) > _urutan(hasil[kunci], triwulan):
            hasil[kunci] = satu
    return hasil


def _urutan(lalu: Lalu, triwulan: int) -> tuple[int, int]:
    """Later is better; of the year before, a year is compared with a year and a triwulan with triwulan IV."""
    setahun = lalu.triwulan == Triwulan.TAHUNAN
    return lalu.tahun, (5 if setahun else 0) if not triwulan else lalu.triwulan
