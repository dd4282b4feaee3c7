"""PostgreSQL roles: the owner migrates, the runtime role works and cannot bypass row-level security."""

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg2 import sql

TANPA_UBAH = ("organisasi_jejak",)  # append-only: the runtime role may not even try


def peran_aplikasi(alias: str = DEFAULT_DB_ALIAS) -> str:
    """Name of the runtime role, from DATABASE_URL."""
    return connections[alias].settings_dict["USER"]


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
