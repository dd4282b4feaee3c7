"""While a backup copies files, no sweeper deletes one: the snapshot of the database still names it.

A lock of the operating system on a file beside MEDIA_ROOT: it ends with its process, whatever happens to it. All who
share the files must see this file, so backups run where the worker runs, as the same user. Files in a bucket are
shared by machines: there it is a lock of PostgreSQL (kinerja.giliran), which ends with its connection.
"""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from kinerja import giliran, simpanan

pencatat = logging.getLogger(__name__)
BERKAS = "kinerja.berkas"


def _antarmesin() -> bool:
    """Whether machines share the files; SQLite is one machine, also in front of a bucket."""
    return not simpanan.di_cakram() and connection.vendor == "postgresql"


def _letak() -> Path:
    ruang = Path(settings.MEDIA_ROOT)
    return ruang.with_name(f"{ruang.name}.kunci")


@contextmanager
def menyalin() -> Iterator[None]:
    """Waits for a sweep that runs; further ones do nothing meanwhile."""
    if _antarmesin():
        with giliran.bersama(BERKAS):
            yield
        return
    _letak().parent.mkdir(parents=True, exist_ok=True)
    with _dibuka(_letak()) as berkas:
        fcntl.flock(berkas, fcntl.LOCK_SH)
        yield


@contextmanager
def menyapu() -> Iterator[bool]:
    """Whether contents may be deleted now. Not where the lock cannot be asked: leftovers cost room, nothing else."""
    with ExitStack() as tumpukan:
        try:
            cara = giliran.satu_mesin(BERKAS) if _antarmesin() else _sendirian(_letak())
            boleh = tumpukan.enter_context(cara)
        except PermissionError as galat:
            pencatat.warning("Sisa berkas tidak disapu: %s tidak dapat dibuka.", galat.filename)
            boleh = False
        yield boleh


@contextmanager
def sendirian(direktori: Path) -> Iterator[bool]:
    """Whether this is the only backup that writes into the directory."""
    with _sendirian(direktori / ".cadangkan.kunci") as sendiri:
        yield sendiri


@contextmanager
def _sendirian(letak: Path) -> Iterator[bool]:
    with _dibuka(letak) as berkas:
        try:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


@contextmanager
def _dibuka(letak: Path) -> Iterator[int]:
    """Open for reading is enough to lock, so a file that the operator made serves the worker too."""
    pegangan = os.open(letak, os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        yield pegangan
    finally:
        os.close(pegangan)
