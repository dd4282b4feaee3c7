"""The list of LKjIP."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from kinerja import lencana
from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable, StatusColumn, TanggalColumn
from laporan.enums import LKJIP_BEKU
from laporan.models import Lkjip
from organisasi.alur import label_status


class LkjipTable(BaseTable):
    instansi = tables.Column(
        verbose_name="Perangkat daerah", accessor="instansi__nama", linkify=lambda record: url_lkjip(record)
    )
    tahun = tables.Column(verbose_name="Tahun")
    status = StatusColumn(verbose_name="Status")
    kelengkapan = tables.Column(verbose_name="Naskah terisi", empty_values=(), order_by="bagian_terisi")
    tanggal = TanggalColumn(verbose_name="Tanggal laporan")

    class Meta(BaseTable.Meta):
        model = Lkjip
        fields = ("instansi", "tahun", "status", "kelengkapan", "tanggal")
        hp = ("instansi", "tahun", "status", "kelengkapan")
        order_by = ("-tahun", "instansi")

    keterangan = "Daftar LKjIP"
    kosong_judul = "Belum ada LKjIP."
    kosong_langkah = "Perencana perangkat daerah membuatnya untuk tahun yang dilaporkan."

    def render_status(self, record):
        return lencana.status(
            record.status, label_status("lkjip", record.status, self.request.pelaku, record.instansi)
        )

    def render_kelengkapan(self, record):
        """ "12 dari 34 bagian"; of a frozen report it no longer matters."""
        if record.status in LKJIP_BEKU:
            return format_html(
                '<span class="redup">{}</span>', "sudah terbit" if not record.impor else "dari dokumen lama"
            )
        return f"{record.bagian_terisi} dari {record.bagian_perlu} bagian"

    def url_baris(self, record):
        return url_lkjip(record)


def url_alur_lkjip(lkjip: Lkjip, tindakan: str) -> str:
    """Where a move of the report is posted to."""
    return reverse("lkjip_alur", args=[lkjip.instansi.pemda.slug, lkjip.pk, tindakan])


def url_lkjip(lkjip: Lkjip) -> str:
    return alamat_baris("lkjip_rincian", lkjip.instansi.pemda.slug, lkjip.pk)
