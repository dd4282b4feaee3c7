"""Accounts: no self sign-up; people are invited by the operator or the admin of their pemda."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse


class AdapterAkun(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def get_password_change_redirect_url(self, request):
        """Home; the message is shown there."""
        return reverse("beranda")


def nama_tampil(pengguna) -> str:
    return str(pengguna)
