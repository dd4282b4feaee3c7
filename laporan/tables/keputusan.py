"""The list of keputusan."""

import django_tables2 as tables
from django.urls import reverse

from kinerja.tables import BaseTable, StatusColumn, TanggalColumn
from laporan.models import Keputusan
from laporan.tables import BELUM_DIBUAT_DI_SINI


class KeputusanTable(BaseTable):
    nomor = tables.Column(verbose_name="Nomor", empty_values=(), linkify=lambda record: url_keputusan(record))
    tentang = tables.Column(verbose_name="Tentang")
    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="instansi__nama")
    tanggal = TanggalColumn(verbose_name="Tanggal")
    status = StatusColumn(verbose_name="Status")

    class Meta(BaseTable.Meta):
        model = Keputusan
        fields = ("nomor", "tentang", "instansi", "tanggal", "status")
        hp = ("nomor", "tentang", "status")

    keterangan = "Daftar keputusan"
    kosong_judul = "Belum ada keputusan."
    kosong_langkah = BELUM_DIBUAT_DI_SINI

    def render_nomor(self, value):
        return value or "belum bernomor"

    def url_baris(self, record):
        return url_keputusan(record)


def url_keputusan(keputusan: Keputusan) -> str:
    return reverse("keputusan_rincian", kwargs={"slug_pemda": keputusan.instansi.pemda.slug, "pk": keputusan.pk})
