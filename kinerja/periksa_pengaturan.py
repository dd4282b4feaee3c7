"""Checks of `manage.py check --deploy`: settings that work, and are wrong on a server. Django's own come besides."""

import stat
from urllib.parse import urlsplit

import environ
from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

SANDI_CONTOH = frozenset(["SANDI", "sandi", "password", "postgres", "rahasia", "ganti"])
TOKEN_MIN = 32  # characters of METRICS_TOKEN
SUREL_TAK_TERKIRIM = ("filebased", "console", "dummy", "locmem")


@register(Tags.security, deploy=True)
def mode(app_configs, **_) -> list:
    """A trial and a host of any name are for nobody's server."""
    salah = []
    if settings.MODE_COBA:
        salah.append(Error("MODE_COBA=1 hanya untuk mencoba: kuki tanpa https.", id="kinerja.E001"))
    if "*" in settings.ALLOWED_HOSTS:
        salah.append(
            Error("ALLOWED_HOSTS memuat “*”: sebut nama host yang dilayani, satu per satu.", id="kinerja.E002")
        )
    return salah


@register(Tags.security, deploy=True)
def kunci(app_configs, **_) -> list:
    """Keys that stand in an example, or are short."""
    salah = []
    token = settings.METRICS_TOKEN
    if any(kata in settings.SECRET_KEY.lower() for kata in ("ganti", "contoh", "rahasia", "insecure")):
        pesan = "SECRET_KEY tampak disalin dari contoh; buat yang acak (.env.contoh menyebut caranya)."
        salah.append(Error(pesan, id="kinerja.E003"))
    if token and len(token) < TOKEN_MIN:
        salah.append(Error(f"METRICS_TOKEN lebih pendek dari {TOKEN_MIN} huruf.", id="kinerja.E004"))
    if urlsplit(settings.BROKER_URL).password in SANDI_CONTOH | {"guest"}:
        salah.append(Error("Sandi di BROKER_URL bawaan atau contoh; buat pengguna sendiri.", id="kinerja.E007"))
    if _sandi_lemah():
        salah.append(Error("Sandi basis data sama dengan nama perannya atau dengan contoh.", id="kinerja.E005"))
    return salah


@register(Tags.security, deploy=True)
def peran(app_configs, **_) -> list:
    """The role that works must not be the one that owns the tables."""
    basis = basis_kerja()
    if basis["ENGINE"].endswith("sqlite3"):
        return []
    pemilik = environ.Env.db_url_config(settings.URL_PEMILIK)["USER"] if settings.URL_PEMILIK else ""
    nama = basis["USER"]
    if nama in {pemilik, "postgres"}:
        pesan = f"DATABASE_URL memakai peran “{nama}”, yang tidak terikat kebijakan baris; pakai peran kerja."
        return [Error(pesan, id="kinerja.E006")]
    return []


@register(Tags.security, deploy=True)
def data(app_configs, **_) -> list:
    """Files of pemda are nobody else's on this machine."""
    try:
        izin = settings.DATA_DIR.stat().st_mode
    except OSError:
        return [Warning(f"DATA_DIR {settings.DATA_DIR} tidak ada atau tidak terbaca.", id="kinerja.W001")]
    if izin & stat.S_IRWXO:
        pesan = f"DATA_DIR {settings.DATA_DIR} terbuka bagi pemakai lain di komputer ini."
        return [Warning(pesan, hint="chmod o-rwx pada direktori itu.", id="kinerja.W002")]
    return []


@register(Tags.security, deploy=True)
def surat(app_configs, **_) -> list:
    """Letters that go nowhere, and links in them that lead elsewhere."""
    salah = []
    if any(kata in settings.EMAIL_BACKEND for kata in SUREL_TAK_TERKIRIM):
        pesan = "Surel tidak terkirim: EMAIL_BACKEND menulisnya ke berkas atau layar."
        salah.append(Warning(pesan, hint="Isi EMAIL_BACKEND dan EMAIL_HOST (.env.contoh).", id="kinerja.W003"))
    alamat = urlsplit(settings.SITUS)
    if alamat.scheme != "https" or not _dilayani(alamat.hostname or ""):
        pesan = f"SITUS ({settings.SITUS}) bukan alamat https yang dilayani menurut ALLOWED_HOSTS."
        salah.append(Warning(pesan, id="kinerja.W004"))
    return salah


@register(Tags.security, deploy=True)
def proksi(app_configs, **_) -> list:
    """Behind a proxy every visitor has the proxy's address unless its header is believed, and by one proxy only."""
    if bool(settings.SECURE_PROXY_SSL_HEADER) == bool(settings.ALLAUTH_TRUSTED_PROXY_COUNT):
        return []
    pesan = "DI_BELAKANG_PROKSI dan JUMLAH_PROKSI diisi keduanya atau tidak sama sekali: tanpa itu batas percobaan "
    pesan += "masuk berlaku untuk semua pengunjung sekaligus, atau dapat dikelabui."
    return [Warning(pesan, id="kinerja.W005")]


def basis_kerja() -> dict:
    """Settings of the database the application works on."""
    return settings.DATABASES["default"]


def _dilayani(host: str) -> bool:
    return any(host == satu or (satu.startswith(".") and host.endswith(satu)) for satu in settings.ALLOWED_HOSTS)


def _sandi_lemah() -> bool:
    basis = [basis_kerja()]
    if settings.URL_PEMILIK:
        basis.append(environ.Env.db_url_config(settings.URL_PEMILIK))
    return any(satu.get("PASSWORD") and satu["PASSWORD"] in SANDI_CONTOH | {satu.get("USER")} for satu in basis)
