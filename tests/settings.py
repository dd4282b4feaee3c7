"""Settings of the tests: those of production, made stricter where a mistake would otherwise pass silently.

`UJI_BASIS` is sqlite (default) or postgres; then `UJI_POSTGRES` is host:port of a server that has the two roles
kinerja_pemilik and kinerja_app (deploy/pasang/uji.sh starts one).
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

DIREKTORI_UJI = Path(tempfile.mkdtemp(prefix="kinerja-uji-"))
(DIREKTORI_UJI / "static").mkdir()
_pembuat = os.getpid()
atexit.register(lambda: os.getpid() == _pembuat and shutil.rmtree(DIREKTORI_UJI, ignore_errors=True))

UJI_BASIS = os.environ.get("UJI_BASIS", "sqlite")
UJI_PEMILIK = {"USER": "kinerja_pemilik", "PASSWORD": "kinerja_pemilik"}

# Nothing of this machine's environment or .env decides what the tests see.
os.environ |= {
    "DATA_DIR": str(DIREKTORI_UJI),
    "DATABASE_URL": f"sqlite:///{DIREKTORI_UJI / 'kinerja.sqlite3'}"
    if UJI_BASIS == "sqlite"
    else f"postgres://kinerja_app:kinerja_app@{os.environ['UJI_POSTGRES']}/kinerja",
    "DATABASE_URL_PEMILIK": "",
    "SECRET_KEY": "kunci-uji-yang-tidak-pernah-dipakai-di-luar-uji-0123456789-abcdefghij",
    "DEBUG": "0",
    "MODE_COBA": "0",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "SECURE_SSL_REDIRECT": "0",
    "TIME_ZONE": "Asia/Jakarta",
    "BROKER_URL": "",
    "CACHE_URL": "",
    "BERKAS_S3_WADAH": "",
}

from kinerja.settings import *  # noqa: E402, F403
from kinerja.settings import BASE_DIR, DATABASES, STORAGES, TEMPLATES  # noqa: E402


class VariabelTakDikenal(AssertionError):
    """One of our templates printed a variable that does not exist."""


class GagalBilaTakDikenal(str):
    """`string_if_invalid` that fails in our own templates and stays empty in those of Django, allauth and crispy.

    Django evaluates `string_if_invalid % variable` for an unknown variable; the node that asked is in the call stack.
    """

    def __contains__(self, bagian):
        return bagian == "%s"

    def __mod__(self, variabel):
        asal = self._templat_peminta()
        if Path(asal).is_relative_to(BASE_DIR) and ".venv" not in Path(asal).parts:
            raise VariabelTakDikenal(f"Variabel '{variabel}' tidak ada di templat {Path(asal).relative_to(BASE_DIR)}")
        return ""

    @staticmethod
    def _templat_peminta() -> str:
        bingkai = sys._getframe(2)
        while bingkai:
            asal = getattr(bingkai.f_locals.get("self"), "origin", None)
            if nama := getattr(asal, "name", None):
                return nama
            bingkai = bingkai.f_back
        return ""


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = GagalBilaTakDikenal("%s")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}

if UJI_BASIS == "sqlite":
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
