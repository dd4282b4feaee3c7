"""Accounts: no self sign-up; people are invited by the operator or the admin of their pemda."""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import password_reset
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.dispatch import receiver
from django.urls import reverse

from organisasi.models import Pengguna

pencatat = logging.getLogger(__name__)
keamanan = logging.getLogger("kinerja.keamanan")


class AdapterAkun(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Email atau kata sandi salah. Periksa keduanya, lalu coba lagi.",
    }

    def is_open_for_signup(self, request):
        return False

    def pre_authenticate(self, request, **credentials):
        """Over the limit of guesses the password is not even looked at: 429, the same for known and unknown accounts.

        That goes for the right password too, for five minutes or until a new one is made by mail: an answer that told
        them apart would let the guesses go on.
        """
        self._login_failed_rl_usage = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed",
            key=self._get_login_attempts_cache_key(request, **credentials),
        )
        if not self._login_failed_rl_usage:
            keamanan.warning("masuk_ditahan")
            raise ImmediateHttpResponse(ratelimit.respond_429(request))

    def _get_login_attempts_cache_key(self, request, **credentials):
        """By account alone: with the name of the host, as allauth has it, every name of the server gives five more."""
        return (credentials.get("email") or "").lower()

    def authentication_failed(self, request, **credentials):
        """Whose account it was, for the log: asked for every wrong guess, so that it tells the guesser nothing."""
        pengguna = Pengguna.objects.filter(email=self._get_login_attempts_cache_key(request, **credentials)).first()
        keamanan.warning("masuk_gagal", extra={"pengguna_id": pengguna and pengguna.pk})

    def send_mail(self, template_prefix, email, context):
        """A mail that fails must not tell who has an account: the page says the same, the log has the reason."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # no server, no network, or a refusal of it (SMTPException)
            pencatat.exception("surel %s tidak terkirim", template_prefix)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """To the address of the account. The change is made already: a mail that fails undoes nothing of it."""
        try:
            super().send_notification_mail(template_prefix, user, context, email or user.email)
        except Exception:  # whatever the mail server or the network does
            pencatat.exception("surel %s untuk pengguna %s tidak terkirim", template_prefix, user.pk)

    def get_password_change_redirect_url(self, request):
        """Home; the message is shown there."""
        return reverse("beranda")


@receiver(password_reset)
def _percobaan_baru(sender, request, user, **_) -> None:
    """Who made a new password by mail need not wait for the lock of wrong guesses."""
    AdapterAkun()._delete_login_attempts_cached_email(request, email=user.email)


def nama_tampil(pengguna) -> str:
    return str(pengguna)
