"""The list of LKjIP."""

import django_tables2 as tables
from django.urls import reverse

from kinerja import lencana
from kinerja.tables import BaseTable, StatusColumn
from laporan.models import Lkjip
from laporan.tables import BELUM_DIBUAT_DI_SINI
from organisasi.alur import label_status


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

    def render_status(self, record):
        return lencana.status(
            record.status, label_status("lkjip", record.status, self.request.pelaku, record.instansi)
        )

    def url_baris(self, record):
        return url_lkjip(record)


def url_lkjip(lkjip: Lkjip) -> str:
    return reverse("lkjip_rincian", kwargs={"slug_pemda": lkjip.instansi.pemda.slug, "pk": lkjip.pk})
