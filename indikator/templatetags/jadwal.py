"""Due dates on a page: `{% load jadwal %}`."""

from django import template
from django.utils.safestring import SafeString

from indikator import kalender
from indikator.kalender import Waktu
from kinerja import lencana

register = template.Library()
register.filter("kalimat_tenggat", kalender.kalimat)
register.filter("kalimat_diajukan", kalender.kalimat_diajukan)
register.filter("kalimat_tutup", kalender.kalimat_tutup)


@register.filter
def keadaan(waktu: Waktu) -> SafeString | str:
    """The state of a row of the calendar today, in words; what is locked with its badge."""
    if waktu.tertutup:
        return lencana.status("dikunci", "Ditutup")
    if waktu.terlambat:
        return "tenggat sudah lewat"
    if not waktu.sudah_buka:
        return "belum dibuka"
    if waktu.sisa_hari is None:
        return "terbuka"
    return f"terbuka, {waktu.sisa_hari} hari lagi" if waktu.sisa_hari else "terbuka, terakhir hari ini"
