"""Single sign-on: the way to the provider and back. Both addresses are unknown (404) while it is off."""

from allauth.account.adapter import get_adapter as adapter_akun
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from kinerja.http import terlalu_sering as jawab_terlalu_sering
from kinerja.laju import terlalu_sering
from organisasi import sso

LAJU = "60/m"  # ways to the provider from one address: each asks the provider for its description
# What a provider that is down, or answers nonsense, makes of a request.
RUSAK = (RequestException, OAuth2Error, ValueError, KeyError, TypeError, AttributeError)


@never_cache
@require_POST
@login_not_required
def masuk(request: HttpRequest, provider_id: str) -> HttpResponse:
    """A page that goes on to the provider: a redirect of a form to another host is refused by our own rules (CSP)."""
    _pastikan(provider_id)
    if terlalu_sering(request, "sso", LAJU):
        return jawab_terlalu_sering(request)
    tujuan = request.POST.get("next", "")
    aman = tujuan if adapter_akun(request).is_safe_url(tujuan) else ""
    try:
        jawaban = sso.AdapterSso(request).get_provider(request, provider_id).redirect(request, AuthProcess.LOGIN, aman)
    except RUSAK as galat:
        return sso.gagal(request, f"penyedia: {type(galat).__name__}")
    return render(request, "organisasi/sso_teruskan.html", {"alamat": jawaban["Location"]})


@never_cache
@require_safe
@login_not_required
def kembali(request: HttpRequest, provider_id: str) -> HttpResponse:
    _pastikan(provider_id)
    if request.user.is_authenticated:
        return redirect("beranda")
    try:
        return OAuth2CallbackView.adapter_view(sso.AlurOidc(request, provider_id))(request)
    except ImmediateHttpResponse as selesai:
        return selesai.response
    except RUSAK as galat:
        return sso.gagal(request, f"penyedia: {type(galat).__name__}")


def _pastikan(provider_id: str) -> None:
    if not sso.menyala() or provider_id != sso.PENYEDIA:
        raise Http404("Tidak ada masuk lewat penyedia lain di sini.")
