"""Work that only one machine at a time may do.

with satu_mesin("kinerja.bersih") as giliran: …   # False: another one is at it

PostgreSQL: an advisory lock on a connection of its own, which nothing else closes and which ends with its process.
SQLite is one machine, and this no lock between its processes: always True.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections

KUNCI = "hashtextextended(%s, 0)"


@contextmanager
def satu_mesin(nama: str) -> Iterator[bool]:
    """Whether this process may do it now; does not wait."""
    with _dipegang(f"select pg_try_advisory_lock({KUNCI})", nama) as boleh:
        yield boleh


@contextmanager
def bersama(nama: str) -> Iterator[None]:
    """Several may hold it at once; waits for who holds it alone, and keeps them out meanwhile."""
    with _dipegang(f"select pg_advisory_lock_shared({KUNCI}) is not null", nama):
        yield


@contextmanager
def _dipegang(perintah: str, nama: str) -> Iterator[bool]:
    if connection.vendor != "postgresql":
        yield True
        return
    sambungan = connections.create_connection("default")
    try:
        with sambungan.cursor() as kursor:
            kursor.execute(perintah, [nama])
            boleh = kursor.fetchone()[0]
        yield boleh
    finally:
        sambungan.close()
