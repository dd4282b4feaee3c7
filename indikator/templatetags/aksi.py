"""What the page of the rencana aksi writes: why a triwulan is closed."""

from django import template

register = template.Library()


@register.filter
def butir(isi: dict, kunci):
    """The entry of a dictionary, "" where there is none."""
    return isi.get(kunci, "")
