"""PostgreSQL roles: the owner migrates, the runtime role works and cannot bypass row-level security."""

from contextlib import contextmanager

import environ
from django.conf import settings
from django.db import connection
from psycopg2 import sql

TANPA_UBAH = ("organisasi_jejak",)  # append-only: the runtime role may not even try


@contextmanager
def sebagai_pemilik():
    """The default connection as the owner role of DATABASE_URL_PEMILIK; yields the name of the runtime role.

    Not a second connection: migrations of other packages use the default one and would wait for each other.
    """
    aplikasi = dict(connection.settings_dict)
    pemilik = environ.Env.db_url_config(settings.URL_PEMILIK)
    connection.close()
    connection.settings_dict |= {k: pemilik[k] for k in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
    try:
        yield aplikasi["USER"]
    finally:
        connection.close()
        connection.settings_dict |= aplikasi


def beri_hak(connection, peran: str) -> None:
    """Let the runtime role read and write all tables (not own them), nothing more. Run as the owner after migrate."""
    nama = sql.Identifier(peran)
    with connection.cursor() as kursor:
        for perintah in (
            "grant usage on schema public to {}",
            "grant select, insert, update, delete on all tables in schema public to {}",
            "grant usage, select on all sequences in schema public to {}",
        ):
            kursor.execute(sql.SQL(perintah).format(nama))
        for tabel in TANPA_UBAH:
            kursor.execute(sql.SQL("revoke update, delete on {} from {}").format(sql.Identifier(tabel), nama))


def buat_peran(kursor, *, nama: str, sandi: str, pilihan: str) -> None:
    """Create or alter a login role with these options (e.g. NOBYPASSRLS)."""
    kursor.execute("select 1 from pg_roles where rolname = %s", [nama])
    kata = "alter" if kursor.fetchone() else "create"
    perintah = sql.SQL(kata + " role {} login password {} " + pilihan)
    kursor.execute(perintah.format(sql.Identifier(nama), sql.Literal(sandi)))
