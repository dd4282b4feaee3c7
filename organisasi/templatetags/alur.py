"""Tags of states and moves: `{% load alur %}`."""

from django import template
from django.utils.safestring import SafeString

from kinerja import lencana
from organisasi.alur import label_status

register = template.Library()


@register.simple_tag(takes_context=True)
def status_alur(context: template.Context, mesin: str, status: str, instansi) -> SafeString:
    """Badge of a state in the words of who reads it: `{% status_alur "lembar" lembar.status instansi %}`.

    `mesin`: dokumen, lembar, pengukuran, pk, lkjip or keputusan. Needs `request` in the context.
    """
    return lencana.status(status, label_status(mesin, status, context["request"].pelaku, instansi))
