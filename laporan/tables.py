"""Lists of laporan."""

import django_tables2 as tables
from django.urls import reverse

from kinerja.tables import BaseTable, StatusColumn, TanggalColumn
from laporan.models import Keputusan, Lkjip

BELUM_DIBUAT_DI_SINI = "Dimuat bersama data contoh atau oleh pengelola aplikasi; pembuatan di aplikasi menyusul."


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


class LkjipTable(BaseTable):
    instansi = tables.Column(
        verbose_name="Perangkat daerah", accessor="instansi__nama", linkify=lambda record: url_lkjip(record)
    )
    tahun = tables.Column(verbose_name="Tahun")
    status = StatusColumn(verbose_name="Status")

    class Meta(BaseTable.Meta):
        model = Lkjip
        fields = ("instansi", "tahun", "status")

    keterangan = "Daftar LKjIP"
    kosong_judul = "Belum ada LKjIP."
    kosong_langkah = BELUM_DIBUAT_DI_SINI

    def url_baris(self, record):
        return url_lkjip(record)


def url_keputusan(keputusan: Keputusan) -> str:
    return reverse("keputusan_rincian", kwargs={"slug_pemda": keputusan.instansi.pemda.slug, "pk": keputusan.pk})


def url_lkjip(lkjip: Lkjip) -> str:
    return reverse("lkjip_rincian", kwargs={"slug_pemda": lkjip.instansi.pemda.slug, "pk": lkjip.pk})
