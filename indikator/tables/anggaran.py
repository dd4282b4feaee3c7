"""List of the budgets."""

import django_tables2 as tables

from kinerja.alamat import alamat_baris
from kinerja.tables import AngkaColumn, BaseTable, tautan
from organisasi.models import Instansi


class AnggaranTable(BaseTable):
    """Instansi with their kegiatan of the year; `tahun` is set by the view."""

    tahun = 0
    keterangan = "Anggaran menurut perangkat daerah"
    kosong_judul = "Belum ada perangkat daerah."

    nama = tables.Column(verbose_name="Perangkat daerah")
    jumlah_kegiatan = AngkaColumn(desimal=0, verbose_name="Kegiatan")
    pagu = AngkaColumn(desimal=0, verbose_name="Pagu (Rp)", kosong="belum ada")

    class Meta(BaseTable.Meta):
        model = Instansi
        fields = ("nama", "jumlah_kegiatan", "pagu")
        order_by = "nama"
        hp = ("nama", "jumlah_kegiatan", "pagu")

    def url_baris(self, record):
        return alamat_baris("anggaran_instansi", record.pemda.slug, self.tahun, record.slug)

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))
