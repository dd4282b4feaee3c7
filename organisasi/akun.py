"""Accounts: no self sign-up; people are invited by the operator or the admin of their pemda."""

from allauth.account.adapter import DefaultAccountAdapter


class AdapterAkun(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


def nama_tampil(pengguna) -> str:
    return str(pengguna)
