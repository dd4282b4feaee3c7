"""The second factor by its pages, and a clock for its codes."""

import re
from contextlib import nullcontext
from types import SimpleNamespace

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from tests import pabrik

AKUN = "/akun/dua-langkah/"
PASANG, LANGKAH_KEDUA, PEMULIHAN = f"{AKUN}totp/activate/", f"{AKUN}authenticate/", f"{AKUN}recovery-codes/"
RAHASIA = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MULAI = 1_800_000_000  # seconds since 1970, at the beginning of a step
LANGKAH = 30


class Jam:
    """The clock of the codes stands still until `maju`."""

    def __init__(self, monkeypatch):
        self.kini = MULAI
        monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: self.kini))

    def maju(self, detik: int) -> None:
        self.kini += detik

    def kode(self, rahasia: str = RAHASIA) -> str:
        return auth.format_hotp_value(auth.hotp_value(rahasia, self.kini // LANGKAH))


def masuk(orang, alamat_jaringan: str = "127.0.0.1") -> Client:
    """A browser after the password; signed in unless the account has a second factor."""
    klien = Client(REMOTE_ADDR=alamat_jaringan)
    klien.post("/akun/login/", {"login": orang.email, "password": pabrik.SANDI})
    return klien


def sudah_masuk(klien: Client) -> bool:
    return "_auth_user_id" in klien.session


def pastikan_diri(klien: Client) -> None:
    """The password once more, as before every change."""
    assert klien.post("/akun/reauthenticate/", {"password": pabrik.SANDI}).status_code == 302


def pasang_aplikasi(klien: Client, jam: Jam, komit=lambda **_: nullcontext()) -> str:
    """Set an app up by its pages; the secret. `komit`: django_capture_on_commit_callbacks where nothing commits."""
    pastikan_diri(klien)
    rahasia = re.search(r"data-rahasia>([A-Z2-7]+)<", klien.get(PASANG).content.decode())[1]
    with komit(execute=True):
        jawaban = klien.post(PASANG, {"code": jam.kode(rahasia)})
    assert jawaban["Location"] == PEMULIHAN
    return rahasia


def kode_pemulihan(klien: Client) -> list[str]:
    return re.findall(r"<li><code>([0-9]{8})</code></li>", klien.get(PEMULIHAN).content.decode())


def kunci_keamanan(orang, nama: str = "Kunci USB") -> Authenticator:
    """A row of a security key that answers nothing."""
    return Authenticator.objects.create(
        user=orang, type=Authenticator.Type.WEBAUTHN, data={"name": nama, "credential": {}}
    )


def jenis(orang) -> list[str]:
    return sorted(Authenticator.objects.filter(user=orang).values_list("type", flat=True))
