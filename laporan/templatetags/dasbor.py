"""Tags of the dashboards: `{% load dasbor %}`."""

from django import template
from django.utils.safestring import SafeString

from kinerja.grafik import Grafik, svg

register = template.Library()


@register.simple_tag
def gambar(grafik: Grafik) -> SafeString:
    """The chart as inline SVG."""
    return svg(grafik)
