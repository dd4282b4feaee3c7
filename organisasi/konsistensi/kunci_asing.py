"""Foreign keys: to a row of the same pemda, and to a row that is there."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection

from organisasi.konsistensi.temuan import Temuan
from organisasi.models import Pemda
from organisasi.models.dasar import ModelPenyewa

SARAN = (
    "Bandingkan baris itu dengan cadangan terakhir; Riwayatnya menyebut siapa menulisnya. Perbaiki sebelum dipakai."
)
SEBUT_MAKS = 20  # rows of one column that are named


def periksa(pemda: Pemda) -> Iterator[Temuan]:
    """Rows of the pemda whose tenant key names a row that is not there, or is another pemda's."""
    for model in apps.get_models():
        if issubclass(model, ModelPenyewa):
            for field in model._kunci_asing_penyewa():
                yield from _periksa_kolom(pemda, model._meta.db_table, field)


def _periksa_kolom(pemda: Pemda, tabel: str, field) -> Iterator[Temuan]:
    perintah = (
        f'select a.id, a."{field.column}" from "{tabel}" a left join "{field.related_model._meta.db_table}" b '
        f'on b.id = a."{field.column}" and b.pemda_id = a.pemda_id '
        f'where a.pemda_id = %s and a."{field.column}" is not null and b.id is null order by a.id limit {SEBUT_MAKS}'
    )
    with connection.cursor() as kursor:
        kursor.execute(perintah, [pemda.pk])
        for kunci, asing in kursor.fetchall():
            apa = f"{tabel} {kunci}: {field.column} = {asing} tidak ada di pemda ini."
            yield Temuan("kunci_asing", apa, SARAN, pemda.slug)


def periksa_instalasi() -> Iterator[Temuan]:
    """All keys of SQLite, which checks them only where it is told to; PostgreSQL always does."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as kursor:
        kursor.execute("pragma foreign_key_check")
        for tabel, baris, sasaran, _ in kursor.fetchall():
            yield Temuan("kunci_asing", f"{tabel} {baris}: menunjuk baris {sasaran} yang tidak ada.", SARAN)
