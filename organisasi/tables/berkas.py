"""List of the files that no job made."""

import django_tables2 as tables
from django.template.defaultfilters import filesizeformat

from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable, TanggalColumn, tautan
from organisasi.models import Berkas


def url_berkas(berkas: Berkas) -> str:
    return alamat_baris("berkas_unduh", berkas.pemda.slug, berkas.pk)


class BerkasTable(BaseTable):
    keterangan = "Berkas yang diunggah, yang terbaru di atas"
    judul_ekspor = "Berkas yang diunggah"

    nama = tables.Column()
    instansi = tables.Column(verbose_name="Perangkat daerah", default="", order_by=("instansi__nama",))
    ukuran = tables.Column(attrs={"th": {"class": "angka"}, "td": {"class": "angka"}})
    dibuat = TanggalColumn(jam=True, verbose_name="Diunggah")

    class Meta(BaseTable.Meta):
        model = Berkas
        fields = ("nama", "instansi", "ukuran", "dibuat")
        hp = ("nama", "ukuran")

    def render_nama(self, record):
        return tautan(record.nama, url_berkas(record))

    def render_ukuran(self, value):
        return filesizeformat(value)
