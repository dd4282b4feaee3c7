"""Tags of indikator: `{% load indikator %}`."""

from django import template

from kinerja.tanggal import BULAN
from organisasi import riwayat

register = template.Library()


@register.simple_tag
def perubahan_jejak(jejak) -> list[riwayat.Perubahan]:
    """The changed fields of an audit row that say something about the figure itself."""
    return [p for p in riwayat.perubahan(jejak) if p.label not in ("Pengukuran", "Indikator", "Nilai")]


@register.filter
def nama_bulan(nomor: int) -> str:
    """3 → "Maret"."""
    return BULAN[nomor - 1]
