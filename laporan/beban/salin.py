"""Copies of a pemda made inside the database: `insert … select` of every tenant table with keys moved up by an offset.

Both databases know the same statement. What the copy may not share gets its own: keys, lineages (UUID) and e-mail
addresses, all from the number of the copy. The audit trail is not copied, since its hashes name their pemda.
"""

from django.apps import apps
from django.db import connection, models
from django.db.models import Max, Min

from indikator.models import Capaian, PenetapanBerlaku, Pengukuran, Realisasi, Target
from organisasi.models import Jejak, Keanggotaan, Pemda, Pengguna
from organisasi.models.dasar import ModelPenyewa

UKUR = "{0} in (select id from indikator_pengukuran where pemda_id = {1} and tahun >= {2})"
SEJAK = {  # rows of the years from … on; all others come along whole
    Pengukuran: "tahun >= {2}",
    PenetapanBerlaku: "tahun >= {2}",
    Target: "tahun >= {2}",
    Realisasi: UKUR.replace("{0}", "pengukuran_id"),
    Capaian: "realisasi_id in (select id from indikator_realisasi where pemda_id = {1} and "
    + UKUR.replace("{0}", "pengukuran_id")
    + ")",
}


def tabel_berisi() -> list:
    """Tenant models with rows in the active pemda, and the accounts they name; without the audit trail."""
    semua = [m for m in apps.get_models() if issubclass(m, ModelPenyewa) and m is not Jejak]
    return [Pengguna, *(m for m in semua if m.objects.exists())]


def salin(asal: Pemda, tujuan: Pemda, *, sejak: int) -> int:
    """Copy the rows of `asal` (the active one) into the empty `tujuan`, in the caller's transaction; how many."""
    model = tabel_berisi()
    geser = {m: _geser(m, asal) for m in model}
    with connection.cursor() as kursor:
        jumlah = 0
        for satu in model:
            kursor.execute(_perintah(satu, asal, tujuan, sejak, geser))
            jumlah += kursor.rowcount
        if connection.vendor == "postgresql":
            for satu in model:
                tabel = satu._meta.db_table
                kursor.execute(
                    f"select setval(pg_get_serial_sequence('{tabel}', 'id'), (select max(id) from {tabel}))"
                )
    return jumlah


def _geser(model, asal: Pemda) -> int:
    """By how much the keys move: the first copy lands behind the last key."""
    milik = model.objects.all()
    if model is Pengguna:
        milik = milik.filter(pk__in=Keanggotaan.objects.values("pengguna"))
    return model._base_manager.aggregate(n=Max("pk"))["n"] - milik.aggregate(n=Min("pk"))["n"] + 1


def _perintah(model, asal: Pemda, tujuan: Pemda, sejak: int, geser: dict) -> str:
    """Every part is a name or a number of ours."""
    kolom = [f.column for f in model._meta.concrete_fields]
    isi = [_isi(f, asal, tujuan, geser) for f in model._meta.concrete_fields]
    nama = ", ".join(f'"{satu}"' for satu in kolom)
    if model is Pengguna:
        syarat = f"id in (select pengguna_id from organisasi_keanggotaan where pemda_id = {asal.pk})"
    else:
        syarat = f"pemda_id = {asal.pk}"
    if model in SEJAK:
        syarat += " and " + SEJAK[model].format("", asal.pk, sejak)
    return (
        f'insert into "{model._meta.db_table}" ({nama}) select {", ".join(isi)} '
        f'from "{model._meta.db_table}" where {syarat} order by id'
    )


def _isi(field, asal: Pemda, tujuan: Pemda, geser: dict) -> str:
    kolom = f'"{field.column}"'
    if field.primary_key:
        return f"{kolom} + {geser[field.model]}"
    if field.is_relation and field.related_model is Pemda:
        return str(tujuan.pk)
    if field.is_relation and field.related_model in geser:
        return f"{kolom} + {geser[field.related_model]}"
    if isinstance(field, models.UUIDField):
        return _uuid(kolom, tujuan)
    if isinstance(field, models.EmailField):
        return f"replace({kolom}, '@{asal.slug}.', '@{tujuan.slug}.')"
    return kolom


def _uuid(kolom: str, tujuan: Pemda) -> str:
    if connection.vendor == "postgresql":
        return f"md5({kolom}::text || '{tujuan.slug}')::uuid"
    return f"md5(replace({kolom}, '-', '') || '{tujuan.slug}')"
