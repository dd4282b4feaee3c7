"""Throw-away databases for the rows, those of the tests: SQLite, or the PostgreSQL of UJI_BASIS and UJI_POSTGRES.

Migrations and example data run once per bench; a row works on a copy of its own, which is written through to the disk
as in production (the tests leave that out on SQLite; make bench BASIS=postgres starts a durable server).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.basis import BasisPostgres, basis, muat_contoh, pakai

BERKAS = Path(settings.DATA_DIR) / "media"


@cache
def data():
    """The databases of this bench; first called before any row forks, so that all mean the same."""
    return basis(Path(settings.DATA_DIR))


@contextmanager
def kosong(nama: str) -> Iterator[None]:
    """A migrated database without rows."""
    data().buat_templat()
    yield from _dalam(data().salin(nama))


@contextmanager
def contoh(nama: str) -> Iterator[None]:
    """The example data."""
    data().buat_templat()
    yield from _dalam(data().salin_isi(nama, "contoh", _muat_contoh))


def _muat_contoh(nama: str) -> None:
    muat_contoh(nama, BERKAS)
    rawat()


def rawat() -> None:
    """What autovacuum does in production, for rows that are committed; without it PostgreSQL plans for tables of one
    row. Only the owner may."""
    if connection.vendor == "sqlite":
        with connection.cursor() as kursor:
            kursor.execute("analyze")
        return
    with data().sebagai_pemilik(connection.settings_dict["NAME"]) as pemilik, pemilik.cursor() as kursor:
        kursor.execute("vacuum analyze")


def _dalam(nama: str) -> Iterator[None]:
    if connection.vendor == "sqlite":
        opsi = connection.settings_dict["OPTIONS"]
        opsi["init_command"] = opsi["init_command"].replace("synchronous=OFF", "synchronous=FULL")
    pakai(nama)
    try:
        yield
    finally:
        connection.close()
        data().hapus(nama)


def bersihkan() -> None:
    """What outlives the process: on PostgreSQL the template and the filled database (SQLite: a temporary folder)."""
    if isinstance(data(), BasisPostgres):
        for nama in (data().templat, f"{data().awalan}_contoh", f"{data().awalan}_contoh_baru"):
            data().hapus(nama)


def versi() -> str:
    """ "SQLite 3.40.1", "PostgreSQL 15.8"."""
    if connection.vendor == "sqlite":
        return f"SQLite {'.'.join(map(str, connection.Database.sqlite_version_info))}"
    with data().sebagai_pemilik() as pemilik:
        return f"PostgreSQL {pemilik.info.parameter_status('server_version').split()[0]}"
