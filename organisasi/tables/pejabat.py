"""List of the officials with what they hold today."""

import django_tables2 as tables
from django.utils.html import format_html_join

from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable, tautan
from organisasi.enums import JenisPemangku
from organisasi.models import Pejabat


def sebut(pemangku) -> str:
    """ "Plt. Kepala Dinas, Dinas Kesehatan"; without the word for a definitif holder."""
    awalan = "" if pemangku.jenis == JenisPemangku.DEFINITIF else f"{pemangku.get_jenis_display()} "
    return f"{awalan}{pemangku.sebutan}, {pemangku.instansi.sebutan}"


class PejabatTable(BaseTable):
    keterangan = "Daftar pejabat"
    kosong_judul = "Belum ada pejabat."

    nama = tables.Column()
    nip = tables.Column(verbose_name="NIP", default="")
    pangkat = tables.Column(default="")
    jabatan = tables.Column(empty_values=(), orderable=False, verbose_name="Jabatan sekarang")

    class Meta(BaseTable.Meta):
        model = Pejabat
        fields = ("nama", "nip", "pangkat", "jabatan")
        order_by = "nama"
        hp = ("nama", "jabatan")

    def url_baris(self, record):
        return alamat_baris("pejabat_ubah", record.pemda.slug, record.pk)

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))

    def render_jabatan(self, record):
        return format_html_join("\n", "<div>{}</div>", ((sebut(satu),) for satu in record.sekarang))
