"""The database itself: migrations, the constraints of the models, and counters that would give a key a second time."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import Max, QuerySet

from kinerja import migrasi
from organisasi.konsistensi.temuan import Temuan
from organisasi.models import Pemda
from organisasi.models.dasar import ModelPenyewa

_NAMA = re.compile(r'\b(?:constraint|index) "([^"]+)"', re.IGNORECASE)


def periksa() -> Iterator[Temuan]:
    if kalimat := migrasi.keadaan().kalimat:
        yield Temuan("migrasi", kalimat, "Jalankan: manage.py siapkan")
        return  # else every table of them would be named once more
    ada = _kaidah_terpasang()
    for model in _model():
        yield from _kaidah_hilang(model, ada)
        if not issubclass(model, ModelPenyewa):
            yield from _urutan(model._base_manager.all(), "")


def periksa_urutan(pemda: Pemda) -> Iterator[Temuan]:
    """The counters of tenant tables, as far as the rows of this pemda go."""
    for model in _model():
        if issubclass(model, ModelPenyewa):
            yield from _urutan(model.objects.all(), pemda.slug)


def _model() -> list:
    return [model for nama in sorted(migrasi.KITA) for model in apps.get_app_config(nama).get_models()]


def _kaidah_hilang(model, ada: set[tuple[str, str]]) -> Iterator[Temuan]:
    """Constraints and indexes the model names and the table has not: uniqueness is only as true as they are there."""
    tabel = model._meta.db_table
    for nama in sorted({satu.name for satu in (*model._meta.constraints, *model._meta.indexes)}):
        if (tabel, nama) not in ada:
            saran = "Periksa data gandanya, lalu buat lagi kaidahnya menurut migrasi, atau pulihkan ke basis kosong."
            yield Temuan("kaidah_hilang", f"Tabel {tabel} tidak lagi punya kaidah {nama}.", saran)


def _kaidah_terpasang() -> set[tuple[str, str]]:
    """(table, name) of every constraint and index of the database; one query."""
    with connection.cursor() as kursor:
        if connection.vendor == "sqlite":
            kursor.execute("select tbl_name, sql from sqlite_master where sql is not null")
            return {(tabel, nama) for tabel, teks in kursor.fetchall() for nama in _NAMA.findall(teks)}
        kursor.execute(
            "select conrelid::regclass::text, conname from pg_constraint where convalidated and conrelid <> 0 "
            "union select tablename, indexname from pg_indexes where schemaname = 'public'"
        )
        return set(kursor.fetchall())


def _urutan(baris: QuerySet, slug: str) -> Iterator[Temuan]:
    model, tertinggi = baris.model, baris.aggregate(n=Max("pk"))["n"]
    terakhir = _pencacah(model._meta.db_table) if isinstance(tertinggi, int) else None
    if terakhir is not None and terakhir < tertinggi:
        apa = f"Pencacah kunci {model._meta.db_table} ({terakhir}) di bawah kunci tertinggi ({tertinggi})."
        saran = "Baris baru akan gagal. Naikkan dengan keluaran: manage.py sqlsequencereset " + model._meta.app_label
        if connection.vendor == "sqlite":
            saran = f"update sqlite_sequence set seq = {tertinggi} where name = '{model._meta.db_table}'"
        yield Temuan("pencacah", apa, saran, slug)


def _pencacah(tabel: str) -> int | None:
    """Last key that was given; None: the table has no counter."""
    with connection.cursor() as kursor:
        if connection.vendor == "sqlite":
            kursor.execute("select seq from sqlite_sequence where name = %s", [tabel])
            return (kursor.fetchone() or (0,))[0]
        kursor.execute("select pg_get_serial_sequence(%s, 'id')", [tabel])
        if (nama := kursor.fetchone()[0]) is None:
            return None
        kursor.execute(f"select case when is_called then last_value else last_value - 1 end from {nama}")
        return kursor.fetchone()[0]
