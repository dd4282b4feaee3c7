"""`{% load riwayat %}{% riwayat objek %}`: the history panel at the foot of an object page."""

from django import template
from django.urls import reverse

from organisasi.domain.jejak import instansi_terbaca
from organisasi.permissions import boleh
from organisasi.riwayat_kalimat import ceritakan

register = template.Library()
register.simple_tag(ceritakan, name="ceritakan")


@register.inclusion_tag("komponen/riwayat.html", takes_context=True)
def riwayat(context, objek, sebutan: str = "") -> dict:
    """A panel that loads when it is opened; nothing for who may not read it. Asks the database nothing.

    objek: a tenant row with its instansi read along (`select_related`); None or unsaved: no panel. sebutan: words
    after "Riwayat" where a page has several.
    """
    pelaku, pemda = context.get("pelaku"), context.get("pemda")
    if pelaku is None or objek is None or objek.pk is None:
        return {"url": "", "sebutan": ""}
    if not (boleh(pelaku, "lihat_riwayat") or boleh(pelaku, "lihat_draf", instansi_terbaca(objek))):
        return {"url": "", "sebutan": ""}
    argumen = {"slug_pemda": pemda.slug, "model": objek._meta.label_lower, "pk": objek.pk}
    return {"url": reverse("riwayat_objek", kwargs=argumen), "sebutan": sebutan}
