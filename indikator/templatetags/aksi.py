"""What the page of the rencana aksi writes: names of months, why a triwulan is closed."""

from django import template

from kinerja.tanggal import BULAN

register = template.Library()


@register.filter
def bulan(nomor: int) -> str:
    return BULAN[nomor - 1]


@register.filter
def butir(isi: dict, kunci):
    """The entry of a dictionary, "" where there is none."""
    return isi.get(kunci, "")
