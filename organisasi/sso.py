"""Single sign-on by OpenID Connect (OIDC_ALAMAT, OIDC_KLIEN, OIDC_RAHASIA): for accounts that exist already.

Who comes back from the provider is let in when the provider says that the address is theirs (`email_verified`), an
active account here has this address, and neither the account nor the person at the provider was bound to somebody
else before. Everything else gets one and the same page, so that nobody learns here which accounts there are; the log
has the reason. The second factor follows as after a password.

Authorization code with PKCE (S256), `state` and `nonce` bound to the session; the signature of the ID token is always
checked, and the userinfo must be of the same `sub`.
"""

import logging
from secrets import token_urlsafe

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare

from organisasi.models import Pengguna

pencatat = logging.getLogger("kinerja.keamanan")
JENIS = "openid_connect"
ALGORITMA = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]  # signed by a key pair
WAJIB = ["exp", "iat", "iss", "aud", "sub", "nonce"]
SELISIH_JAM = 60  # seconds the clocks of both servers may differ
PENYEDIA = "sso"  # the one provider of an installation, in addresses and in SocialAccount.provider


def menyala() -> bool:
    return bool(settings.OIDC_ALAMAT and settings.OIDC_KLIEN)


def gagal(request: HttpRequest, sebab: str) -> HttpResponse:
    """The one page of every sign-in that did not succeed; `sebab` goes to the log only."""
    pencatat.warning("sso_gagal", extra={"sebab": sebab})
    return render(request, "organisasi/sso_gagal.html", {"nama": settings.OIDC_NAMA}, status=401)


class AlurOidc(OpenIDConnectOAuth2Adapter):
    """allauth trusts an ID token that came over its own connection; here its signature is checked all the same."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict:
        periksa = {"issuer": self.openid_config["issuer"], "audience": app.client_id, "leeway": SELISIH_JAM}
        try:
            kunci = self._kunci(jwt.get_unverified_header(id_token).get("kid"))
            return jwt.decode(id_token, kunci, algorithms=ALGORITMA, options={"require": WAJIB}, **periksa)
        except jwt.PyJWTError as galat:
            raise OAuth2Error("invalid id_token") from galat

    def _kunci(self, nomor: str | None):
        """The key of that number among those the provider publishes; a token without number means its only one."""
        with AdapterSso(self.request).get_requests_session() as sesi:
            jawaban = sesi.get(self.openid_config["jwks_uri"])
        jawaban.raise_for_status()
        semua = [k for k in jwt.PyJWKSet.from_dict(jawaban.json()).keys if k.public_key_use in (None, "sig")]
        cocok = [k for k in semua if nomor in (None, k.key_id)]
        if len(cocok) != 1:
            raise OAuth2Error("unknown key")
        return cocok[0].key

    def complete_login(self, request: HttpRequest, app: SocialApp, token, **kwargs) -> SocialLogin:
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("no id_token")
        return super().complete_login(request, app, token, **kwargs)


class PenyediaOidc(OpenIDConnectProvider):
    """Adds a nonce to every request; it waits in the session, with the state, for the answer."""

    oauth2_adapter_class = AlurOidc
    pkce_enabled_default = True

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        nonce = token_urlsafe(32)
        lain = {"auth_params": self.get_auth_params() | {"nonce": nonce}, "nonce": nonce}
        return super().redirect(request, process, next_url, data, **kwargs | lain)


class AdapterSso(DefaultSocialAccountAdapter):
    def list_apps(self, request, provider=None, client_id=None) -> list[SocialApp]:
        """From the environment only, never from a row of the database."""
        if not menyala() or provider not in (None, JENIS, PENYEDIA) or client_id not in (None, settings.OIDC_KLIEN):
            return []
        rahasia = {"client_id": settings.OIDC_KLIEN, "secret": settings.OIDC_RAHASIA}
        alamat = {"server_url": settings.OIDC_ALAMAT}
        return [SocialApp(provider=JENIS, provider_id=PENYEDIA, name=settings.OIDC_NAMA, settings=alamat, **rahasia)]

    def get_provider(self, request, provider, client_id=None) -> PenyediaOidc:
        return PenyediaOidc(request, app=self.get_app(request, provider, client_id))

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise ImmediateHttpResponse(gagal(request, f"{error}: {type(exception).__name__}"))

    def pre_social_login(self, request, sociallogin: SocialLogin) -> None:
        """Bind to the account with the address the provider vouches for, or refuse."""
        sebab, pengguna = _kenali(sociallogin)
        if sebab:
            raise ImmediateHttpResponse(gagal(request, sebab))
        if sociallogin.account.pk is None:
            sociallogin.user = sociallogin.account.user = pengguna
            sociallogin.account.save()
            pencatat.info("sso_terhubung", extra={"pengguna_id": pengguna.pk})


def _kenali(masuk: SocialLogin) -> tuple[str, Pengguna | None]:
    """(why not, None) or ("", the account)."""
    klaim, token = masuk.account.extra_data.get("userinfo", {}), masuk.account.extra_data.get("id_token", {})
    if masuk.state.get("process") != AuthProcess.LOGIN:
        return "bukan masuk", None
    if not constant_time_compare(token.get("nonce", ""), masuk.state.get("nonce") or "-"):
        return "nonce", None
    if klaim.get("sub") != token.get("sub"):
        return "sub berbeda", None
    if klaim.get("email_verified") not in (True, "true"):
        return "surel belum dipastikan penyedia", None
    surel = str(klaim.get("email", ""))
    if not surel.isascii():  # the small letter of "\N{KELVIN SIGN}" is our "k": somebody else's address
        return "surel dengan huruf asing", None
    pengguna = Pengguna.objects.filter(email=surel.lower(), is_active=True).first()
    if pengguna is None:
        return "tidak ada akun aktif", None
    return _terikat_lain(masuk, pengguna), pengguna


def _terikat_lain(masuk: SocialLogin, pengguna: Pengguna) -> str:
    """An address may be given to somebody else one day: the account stays with whom it was bound to first."""
    if masuk.account.pk is not None:
        return "" if masuk.account.user_id == pengguna.pk else "orang itu terhubung ke akun lain"
    ada = SocialAccount.objects.filter(provider=masuk.account.provider, user=pengguna).exists()
    return "akun terhubung ke orang lain" if ada else ""
