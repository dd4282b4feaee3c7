"""A password over its age (KEBIJAKAN_SANDI bssn) is changed before anything else.

Noted at the sign-in, so that nobody is stopped in the middle of work (a session lasts half a day at most). Who came in
by single sign-on did not use it.
"""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_changed
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinerja.http import json_galat
from organisasi.kebijakan_sandi import terlalu_tua

KUNCI = "sandi_tua"  # in the session
BOLEH = ("account_change_password", "account_logout", "account_reauthenticate")
KALIMAT = "Kata sandi Anda sudah lewat masa berlakunya. Ganti dahulu, lalu lanjutkan pekerjaan Anda."


def halangi(request: HttpRequest, skrip: bool) -> HttpResponse | None:
    """To the page that changes the password; None when there is no need, or this is the way there."""
    nama = request.resolver_match.url_name or ""
    if not request.session.get(KUNCI) or nama in BOLEH or nama.startswith("mfa_"):
        return None
    if skrip:
        return json_galat(KALIMAT, 403)
    messages.warning(request, KALIMAT)
    return redirect("account_change_password")


@receiver(user_logged_in)
def _periksa(sender, request, user, **_) -> None:
    lewat_sso = any(satu["method"] == "socialaccount" for satu in get_authentication_records(request, user))
    if terlalu_tua(user) and not lewat_sso:
        request.session[KUNCI] = True


@receiver(password_changed)
def _sudah(sender, request, user, **_) -> None:
    request.session.pop(KUNCI, None)
