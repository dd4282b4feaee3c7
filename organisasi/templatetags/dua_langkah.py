"""`{% load dua_langkah %}{% keadaan_dua_langkah as keadaan %}`: what the account pages say of the second factor."""

from django import template

from organisasi import dua_langkah
from organisasi.domain.dua_langkah import yang_mewajibkan

register = template.Library()


@register.simple_tag(takes_context=True)
def keadaan_dua_langkah(context) -> dict:
    """{punya, wajib: names of who forces it, tujuan: where the user was going ("" nowhere)} of the signed-in user."""
    request = context["request"]
    return {
        "punya": dua_langkah.faktor(request.user.pk).exists(),
        "wajib": yang_mewajibkan(request.user),
        "tujuan": dua_langkah.tujuan(request),
    }
