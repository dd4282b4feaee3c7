"""Copies of a pemda made inside the database: `insert … select` of the tables `pola` fills, with keys moved up by an
offset.

Both databases know the same statement. What the copy may not share gets its own: keys, lineages (UUID) and e-mail
addresses, all from the number of the copy. What people added to the pemda meanwhile (files, units, members with an
address of their own) stays with it. The audit trail is not copied, since its hashes name their pemda.
"""

from django.db import connection, models
from django.db.models import Max, Min, QuerySet

from indikator.models import (
    Capaian,
    Indikator,
    Lembar,
    Penetapan,
    PenetapanBerlaku,
    Pengukuran,
    Periode,
    Realisasi,
    Rumus,
    SasaranStrategis,
    Target,
)
from organisasi.models import Instansi, Jabatan, Keanggotaan, Pemda, Pengguna
from organisasi.models.dasar import ModelPenyewa

MODEL = (
    Pengguna,
    Instansi,
    Jabatan,
    Keanggotaan,
    Periode,
    Penetapan,
    PenetapanBerlaku,
    Lembar,
    SasaranStrategis,
    Indikator,
    Rumus,
    Target,
    Pengukuran,
    Realisasi,
    Capaian,
)
ANGGOTA = (
    "(select pengguna_id from organisasi_keanggotaan where pemda_id = {asal} and pengguna_id in "
    "(select id from organisasi_pengguna where email like '%@{slug}.example'))"
)
UKUR = "(select id from indikator_pengukuran where pemda_id = {asal} and tahun >= {sejak})"
SYARAT = {  # which rows; all of the pemda where nothing is said
    Pengguna: f"id in {ANGGOTA}",
    Keanggotaan: f"pengguna_id in {ANGGOTA}",
    PenetapanBerlaku: "tahun >= {sejak}",
    Target: "tahun >= {sejak}",
    Pengukuran: "tahun >= {sejak}",
    Realisasi: f"pengukuran_id in {UKUR}",
    Capaian: "realisasi_id in (select id from indikator_realisasi "
    f"where pemda_id = {{asal}} and pengukuran_id in {UKUR})",
}
RUANG = 1000  # keys that others may take while a block is being reserved


def salin(asal: Pemda, tujuan: Pemda, *, sejak: int, sandi: str) -> int:
    """Copy the rows of `asal` (the active one) into the empty `tujuan`, in the caller's transaction; how many.

    sejak: what is bound to a year comes along from this one on. sandi: the stored (hashed) password of its accounts.
    """
    with connection.cursor() as kursor:
        milik = {m: m.objects.aggregate(awal=Min("pk"), akhir=Max("pk")) for m in MODEL if m is not Pengguna}
        milik[Pengguna] = _akun(asal).aggregate(awal=Min("pk"), akhir=Max("pk"))
        geser = {m: _pesan(kursor, m, **isi) for m, isi in milik.items() if isi["awal"] is not None}
        jumlah = 0
        for satu in (m for m in MODEL if m in geser):
            kursor.execute(_perintah(satu, asal, tujuan, sejak, sandi, geser))
            jumlah += kursor.rowcount
    return jumlah


def _akun(pemda: Pemda) -> QuerySet:
    return Pengguna.objects.filter(
        pk__in=Keanggotaan.objects.values("pengguna"), email__endswith=f"@{pemda.slug}.example"
    )


def _pesan(kursor, model, awal: int, akhir: int) -> int:
    """By how much the keys awal … akhir move, into a block that nobody else will be given.

    On PostgreSQL people insert meanwhile: the counter is moved past the block before anything is written, never back.
    """
    tabel, panjang = model._meta.db_table, akhir - awal + 1
    if connection.vendor != "postgresql":
        return model._base_manager.aggregate(n=Max("pk"))["n"] - awal + 1
    kursor.execute("select pg_get_serial_sequence(%s, 'id')", [tabel])
    (pencacah,) = kursor.fetchone()
    terakhir = f'greatest(last_value, (select max(id) from "{tabel}"))'
    kursor.execute(f"select setval('{pencacah}', {terakhir} + {RUANG + panjang}) from {pencacah}")
    return kursor.fetchone()[0] - akhir


def _perintah(model, asal: Pemda, tujuan: Pemda, sejak: int, sandi: str, geser: dict) -> str:
    """Every part is a name, a number or a hash of ours."""
    kolom = [f.column for f in model._meta.concrete_fields]
    isi = [_isi(f, asal, tujuan, sandi, geser) for f in model._meta.concrete_fields]
    nama = ", ".join(f'"{satu}"' for satu in kolom)
    syarat = [] if model is Pengguna else [f"pemda_id = {asal.pk}"]
    if model in SYARAT:
        syarat.append(SYARAT[model].format(asal=asal.pk, slug=asal.slug, sejak=sejak))
    return (
        f'insert into "{model._meta.db_table}" ({nama}) select {", ".join(isi)} '
        f'from "{model._meta.db_table}" where {" and ".join(syarat)} order by id'
    )


def _isi(field, asal: Pemda, tujuan: Pemda, sandi: str, geser: dict) -> str:
    kolom = f'"{field.column}"'
    if field.primary_key:
        return f"{kolom} + {geser[field.model]}"
    if field.is_relation:
        return _tunjuk(field, tujuan, geser)
    if field.model is Pengguna and field.name in (akun := _akun_baru(sandi)):
        return akun[field.name]
    if isinstance(field, models.UUIDField):
        return _uuid(kolom, tujuan)
    if isinstance(field, models.EmailField):
        return f"replace({kolom}, '@{asal.slug}.', '@{tujuan.slug}.')"
    return kolom


def _tunjuk(field, tujuan: Pemda, geser: dict) -> str:
    """The row's counterpart; nothing where people pointed to what is not copied."""
    model = field.related_model
    if model is Pemda:
        return str(tujuan.pk)
    if model in geser and (model is not Pengguna or field.model is Keanggotaan):
        return f'"{field.column}" + {geser[model]}'
    return "null" if model is Pengguna or issubclass(model, ModelPenyewa) else f'"{field.column}"'


def _akun_baru(sandi: str) -> dict[str, str]:
    """An account that never signed in and is no operator, whatever was made of the one it is copied from."""
    return {"password": f"'{sandi}'", "is_staff": "false", "is_superuser": "false", "last_login": "null"}


def _uuid(kolom: str, tujuan: Pemda) -> str:
    if connection.vendor == "postgresql":
        return f"md5({kolom}::text || '{tujuan.slug}')::uuid"
    return f"md5(replace({kolom}, '-', '') || '{tujuan.slug}')"
