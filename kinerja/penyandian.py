"""Encryption of small secrets at rest: Fernet (AES-128-CBC with HMAC-SHA256), its key derived from SECRET_KEY.

Who reads the database or a backup without SECRET_KEY learns nothing. Keys in SECRET_KEY_FALLBACKS still read what they
once wrote; everything new is written with SECRET_KEY.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

GUNA = b"kinerja.penyandian/1"  # binds the derived key to this use


class TidakTerbuka(ValueError):
    """The text was written with none of the keys, or altered since."""


@sensitive_variables()
def sandikan(teks: str) -> str:
    """`teks` for the database, ASCII; another text every time."""
    return _penyandi().encrypt(teks.encode()).decode()


@sensitive_variables()
def buka(tersandi: str) -> str:
    """What `sandikan` was given. Raises TidakTerbuka."""
    try:
        return _penyandi().decrypt(tersandi).decode()
    except InvalidToken:
        raise TidakTerbuka("Rahasia tidak dapat dibuka: SECRET_KEY berganti tanpa SECRET_KEY_FALLBACKS.") from None


def perbarui(tersandi: str) -> str:
    """The same secret, written with the present key. Raises TidakTerbuka."""
    return sandikan(buka(tersandi))


def _penyandi() -> MultiFernet:
    return _dari((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=4)
@sensitive_variables()
def _dari(kunci: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_turunan(satu)) for satu in kunci])


@sensitive_variables()
def _turunan(kunci: str) -> bytes:
    turunan = HKDF(algorithm=SHA256(), length=32, salt=None, info=GUNA).derive(kunci.encode())
    return urlsafe_b64encode(turunan)
