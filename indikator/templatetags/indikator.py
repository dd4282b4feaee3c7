"""Tags of indikator: `{% load indikator %}`."""

from django import template

from indikator.enums import Triwulan
from kinerja.angka import tulis
from kinerja.tanggal import BULAN

register = template.Library()


@register.filter
def nama_bulan(nomor: int) -> str:
    """3 → "Maret"."""
    return BULAN[nomor - 1]


@register.filter
def angka_ringkas(nilai) -> str:
    """At most two decimals, without zeros at the end: 20 → "20", 33,33333333 → "33,33"; "" for None."""
    return "" if nilai is None else tulis(nilai, 2, buang_nol=True)


@register.filter
def nama_triwulan(nomor: int) -> str:
    """3 → "Triwulan III"."""
    return Triwulan(nomor).label
