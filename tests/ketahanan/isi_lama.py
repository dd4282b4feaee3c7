"""Rows for a schema of the past: every table of a migration state is filled through the models of that state.

Values follow from the columns only, so that no state needs a generator of its own; what a constraint refuses is tried
again with other values.
"""

import random
import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, connection, models, transaction

APLIKASI = ("organisasi", "indikator", "laporan")
BARIS, PERCOBAAN = 3, 200  # rows of each table in each pemda; tries for one of them


def isi_semua(keadaan) -> dict[str, int]:
    """Fill all tables of the apps registry `keadaan`; {table: rows}. A table that stays empty is a mistake here."""
    acak, ada = random.Random(20261121), {}
    for model in _urut([m for nama in APLIKASI for m in keadaan.get_app_config(nama).get_models()]):
        milik = [f for f in model._meta.concrete_fields if f.name == "pemda"]
        baris = ada.setdefault(model._meta.label, [])
        for pemda in ada["organisasi.Pemda"] if milik else [None]:
            for nomor in range(BARIS):
                baris += _satu(model, pemda, nomor, ada, acak)
    return {model: len(baris) for model, baris in ada.items()}


def _urut(semua: list) -> list:
    """Tables after those their keys need."""
    hasil, sisa = [], sorted(semua, key=lambda m: m._meta.label)
    while sisa:
        sudah = {m._meta.label for m in hasil}
        siap = [m for m in sisa if all(t in sudah or t == m._meta.label for t in _perlu(m))]
        assert siap, [m._meta.label for m in sisa]
        hasil += siap
        sisa = [m for m in sisa if m not in siap]
    return hasil


def _perlu(model) -> set[str]:
    kunci = [f for f in model._meta.concrete_fields if f.is_relation]
    return {f.related_model._meta.label for f in kunci if f.related_model._meta.app_label in APLIKASI}


def _satu(model, pemda, nomor: int, ada: dict, acak: random.Random) -> list:
    """The new row; none where a table holds one for each pemda and has it."""
    galat = None
    for _ in range(PERCOBAAN):
        isi = {
            f.name: _nilai(f, pemda, len(ada[model._meta.label]) * BARIS + nomor, ada, acak)
            for f in model._meta.concrete_fields
            if not f.primary_key
        }
        try:
            with transaction.atomic():
                return [model._base_manager.create(**isi)]
        except IntegrityError as tolakan:
            galat = tolakan
    assert nomor, f"{model._meta.label}: {galat}"
    return []


def _nilai(field, pemda, nomor: int, ada: dict, acak: random.Random):
    if field.name == "pemda":
        return pemda
    if field.null and acak.random() < 0.5:
        return None
    if field.is_relation:
        return _tunjuk(field, pemda, ada, acak)
    if field.choices:
        return acak.choice([nilai for nilai, _ in field.flatchoices])
    return _polos(field, nomor, acak)


def _tunjuk(field, pemda, ada: dict, acak: random.Random):
    """A row of the same pemda, where the other table has one."""
    baris = ada.get(field.related_model._meta.label, [])
    if any(f.name == "pemda" for f in field.related_model._meta.concrete_fields):
        baris = [satu for satu in baris if satu.pemda_id == pemda.pk]
    return acak.choice(baris) if baris else None


def _polos(field, nomor: int, acak: random.Random):
    angka, macam = nomor * 1000 + acak.randrange(1000), field.get_internal_type()
    if macam in ("CharField", "SlugField", "TextField", "FileField", "URLField", "EmailField"):
        teks = f"a{angka:x}@uji.test" if field.name == "email" else f"a{angka:x}"
        return teks[: field.max_length or 40]
    if macam == "DecimalField":
        return Decimal(angka % 90).scaleb(-min(2, field.decimal_places))
    if macam == "JSONField":
        return {"angka": angka, "teks": "Rincian “uji”"}
    tetap = {
        "BooleanField": acak.random() < 0.5,
        "DateField": date(2020, 1, 1) + timedelta(days=angka % 3000),
        "DateTimeField": datetime(2020, 1, 1, 3, 4, 5, 678901, UTC) + timedelta(hours=angka % 9000),
        "UUIDField": uuid.UUID(int=acak.getrandbits(128)),
    }
    return tetap[macam] if macam in tetap else angka % 3000 + 1


def isi_tabel(kolom: dict[str, list[str]]) -> dict[str, list[tuple]]:
    """The rows of these columns of these tables, in the order of their keys, as the database has them."""
    hasil = {}
    with connection.cursor() as kursor:
        for tabel, nama in kolom.items():
            sebut = ", ".join(f'"{satu}"' for satu in nama)
            kursor.execute(f'select {sebut} from "{tabel}" order by id')
            hasil[tabel] = [tuple(map(str, baris)) for baris in kursor.fetchall()]
    return hasil


def kolom_tabel(keadaan) -> dict[str, list[str]]:
    """{table: columns} of a state, primary key first."""
    semua = [m for nama in APLIKASI for m in keadaan.get_app_config(nama).get_models()]
    return {m._meta.db_table: [f.column for f in m._meta.concrete_fields] for m in semua if _berkunci(m)}


def _berkunci(model) -> bool:
    return isinstance(model._meta.pk, models.AutoField | models.BigAutoField)
