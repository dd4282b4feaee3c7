"""The fences: triggers of append-only tables on both databases; policies, composite keys and roles of PostgreSQL."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection

from organisasi import pagar
from organisasi.konsistensi.temuan import Temuan
from organisasi.models.dasar import ModelPenyewa
from organisasi.postgres import TANPA_UBAH

PULIHKAN = "Pagar basis data dilepas di luar aplikasi: cari siapa, periksa_jejak, lalu pulihkan ke basis kosong."
PICU_POSTGRES = ("tanpa_ubah", "tanpa_kosong")


def periksa() -> Iterator[Temuan]:
    for tabel in TANPA_UBAH:
        yield from _picu_postgres(tabel) if connection.vendor == "postgresql" else _picu_sqlite(tabel)
    if connection.vendor == "postgresql":
        yield from _kebijakan()
        yield from _kunci_gabungan()
        yield from _peran()


def _picu_sqlite(tabel: str) -> Iterator[Temuan]:
    """The text of the trigger itself: one of the same name may do nothing."""
    ada = dict(_kueri("select name, sql from sqlite_master where type = 'trigger' and tbl_name = %s", tabel))
    for perintah in pagar.sql_hanya_tambah_sqlite(tabel):
        nama = perintah.split('"')[1]
        if _rapat(ada.get(nama, "")) != _rapat(perintah):
            yield Temuan("picu", f"Picu {nama} di {tabel} tidak ada atau diganti.", PULIHKAN)


def _rapat(perintah: str) -> str:
    return " ".join(perintah.lower().split())


def _picu_postgres(tabel: str) -> Iterator[Temuan]:
    perintah = (
        "select t.tgname from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = %s::regclass "
        "and t.tgenabled in ('O', 'A') and p.prosrc ilike '%%raise exception%%'"
    )
    ada = {nama for (nama,) in _kueri(perintah, tabel)}
    for akhiran in PICU_POSTGRES:
        if f"{tabel}_{akhiran}" not in ada:
            yield Temuan("picu", f"Picu {tabel}_{akhiran} tidak ada, dimatikan, atau diganti.", PULIHKAN)


def _kebijakan() -> Iterator[Temuan]:
    """Row-level security forced, with our policy for every command."""
    paksa = {nama for (nama,) in _kueri("select relname from pg_class where relrowsecurity and relforcerowsecurity")}
    perintah = (
        "select tablename, qual = with_check and qual like %s and qual not like '%% OR %%' from pg_policies "
        "where policyname = 'penyewa' and cmd = 'ALL' and permissive = 'PERMISSIVE'"
    )
    ada = dict(_kueri(perintah, "(pemda_id = %current_setting('kinerja.pemda'%"))
    for tabel in _tabel():
        if tabel not in paksa or not ada.get(tabel):
            apa = f"Tabel {tabel} tidak berpagar kebijakan baris (RLS): baris pemda lain dapat terbaca."
            yield Temuan("rls", apa, PULIHKAN)
    lain = _kueri("select tablename, policyname from pg_policies where policyname not in ('penyewa', 'milik_sendiri')")
    for tabel, nama in lain:
        yield Temuan("rls", f"Tabel {tabel} punya kebijakan asing {nama}.", PULIHKAN)


def _kunci_gabungan() -> Iterator[Temuan]:
    perintah = (
        "select conrelid::regclass::text, (select attname from pg_attribute where attrelid = conrelid and "
        "attnum = conkey[2]) from pg_constraint where contype = 'f' and cardinality(conkey) = 2 and convalidated"
    )
    ada = set(_kueri(perintah))
    for model in apps.get_models():
        for field in model._kunci_asing_penyewa() if issubclass(model, ModelPenyewa) else ():
            if (model._meta.db_table, field.column) not in ada:
                apa = f"Tabel {model._meta.db_table}: kunci gabungan (pemda_id, {field.column}) tidak ada."
                yield Temuan("kunci_gabungan", apa, PULIHKAN)


def _peran() -> Iterator[Temuan]:
    """The runtime role: neither superuser nor owner, and it may only add to append-only tables."""
    ((peran, kuat),) = _kueri("select rolname, rolsuper or rolbypassrls from pg_roles where rolname = current_user")
    milik = _kueri("select 1 from pg_class where relkind = 'r' and relowner = current_user::regrole limit 1")
    if kuat or milik:
        apa = f"Peran {peran} di DATABASE_URL dapat menembus pagar (superuser, BYPASSRLS, atau pemilik tabel)."
        yield Temuan("peran", apa, "Pakai peran kerja yang dibuat: manage.py siapkan_postgres")
        return
    for tabel in TANPA_UBAH:
        ((boleh,),) = _kueri(
            "select has_table_privilege(%s, 'update') or has_table_privilege(%s, 'delete')", tabel, tabel
        )
        if boleh:
            apa = f"Peran {peran} berhak mengubah {tabel}, yang hanya boleh ditambah."
            yield Temuan("peran", apa, "Jalankan: manage.py siapkan")


def _tabel() -> list[str]:
    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, ModelPenyewa))


def _kueri(perintah: str, *isi) -> list[tuple]:
    with connection.cursor() as kursor:
        kursor.execute(perintah, isi)
        return kursor.fetchall()
