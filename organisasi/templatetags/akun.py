"""What the account pages say of this installation: `{% load akun %}`."""

from django import template
from django.conf import settings
from django.urls import reverse

from organisasi import kebijakan_sandi, sso, titipan

TANPA_PENGIRIM = ("filebased", "console", "dummy")
register = template.Library()
register.simple_tag(kebijakan_sandi.bantuan, name="bantuan_rahasia")


@register.simple_tag
def surel_terpasang() -> bool:
    """Whether mails leave this machine; without that nobody gets the link of "Lupa kata sandi"."""
    return not any(f"backends.{jenis}." in settings.EMAIL_BACKEND for jenis in TANPA_PENGIRIM)


@register.simple_tag
def nama_sso() -> str:
    """Name of the provider of single sign-on; "" while it is off."""
    return settings.OIDC_NAMA if sso.menyala() else ""


@register.simple_tag(takes_context=True)
def menunggu_masuk(context) -> bool:
    """Whether this sign-in leads back to typing that waits (organisasi.titipan)."""
    permintaan = context["request"]
    tujuan = permintaan.POST.get("next") or permintaan.GET.get("next")
    return tujuan == reverse("titipan") and titipan.tersimpan(permintaan)
