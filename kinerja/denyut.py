"""Signs of life of the job workers: one file per machine under DATA_DIR/denyut, touched while work goes on.

A file and not a row: it costs no transaction and says something also while the database is away. Behind a broker the
workers are elsewhere: there the shared cache is told as well.
"""

import contextlib
import os
import socket
import time
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

JEDA = 5  # seconds between two touches
USANG = 24 * 3600  # seconds after which the file of a machine that is gone is removed
BERSAMA = "pekerja.denyut"  # key of the shared cache
_terakhir = 0.0


def berdenyut() -> None:
    """This worker is alive. Cheap enough for every turn of its loop; a full disk is no reason to stop working."""
    global _terakhir
    if time.monotonic() - _terakhir < JEDA:
        return
    _terakhir = time.monotonic()
    with contextlib.suppress(OSError):
        berkas_sendiri().touch()
    if settings.BROKER_URL:
        with contextlib.suppress(Exception):  # whatever the cache is; a sign of life is not worth a job
            cache.set(BERSAMA, time.time(), USANG)


def mulai() -> None:
    """Make the directory and forget machines that are gone."""
    global _terakhir
    _terakhir = 0.0
    with contextlib.suppress(OSError):
        _direktori().mkdir(mode=0o700, exist_ok=True)
        for berkas in _direktori().iterdir():
            if time.time() - berkas.stat().st_mtime > USANG:
                berkas.unlink(missing_ok=True)
    berdenyut()


def umur(hanya_sendiri: bool = False) -> float | None:
    """Seconds since a worker (of this machine) was last seen; None: never."""
    bersama = [] if hanya_sendiri else _bersama()
    try:
        berkas = [berkas_sendiri()] if hanya_sendiri else list(_direktori().iterdir())
        saat = [satu.stat().st_mtime for satu in berkas]
    except OSError:
        saat = []
    saat += bersama
    return max(0.0, time.time() - max(saat)) if saat else None


def _bersama() -> list[float]:
    """When a worker of any machine was last seen, as they told the shared cache."""
    if not settings.BROKER_URL:
        return []
    with contextlib.suppress(Exception):
        saat = cache.get(BERSAMA)
        return [saat] if saat else []
    return []


def berkas_sendiri() -> Path:
    return _direktori() / (os.environ.get("HOSTNAME") or socket.gethostname())


def _direktori() -> Path:
    return settings.DATA_DIR / "denyut"
