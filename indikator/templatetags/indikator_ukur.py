"""Tags of the measuring pages: `{% load indikator_ukur %}`."""

from django import template

from organisasi import riwayat

register = template.Library()


@register.simple_tag
def perubahan_jejak(jejak) -> list[riwayat.Perubahan]:
    """The changed fields of an audit row that say something about the figure itself."""
    return [p for p in riwayat.perubahan(jejak) if p.label not in ("Pengukuran", "Indikator", "Nilai")]
