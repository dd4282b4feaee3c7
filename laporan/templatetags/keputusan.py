"""{{ keputusan|keadaan_kini }}: what a decree is today, in words."""

from django import template
from django.utils import timezone

from laporan.domain.keputusan_berlaku import sebutan

register = template.Library()


@register.filter
def keadaan_kini(keputusan) -> str:
    return sebutan(keputusan, timezone.localdate())
