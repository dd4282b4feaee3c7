"""Lists that lead to the dashboards."""

import django_tables2 as tables

from indikator.models import Indikator
from indikator.tables.capaian import CapaianTable
from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable, tautan


class DasborInstansiTable(CapaianTable):
    """The list of capaian, leading to the dashboards."""

    keterangan = "Perangkat daerah dengan rata-rata capaian IKU-nya, menuju dasbor masing-masing"

    judul_ekspor = "Perangkat daerah dan rata-rata capaian IKU-nya"

    class Meta(CapaianTable.Meta):
        pass

    def url_baris(self, record):
        alamat = alamat_baris("dasbor_instansi", *self.letak, record.instansi.slug)
        return f"{alamat}?tw={self.triwulan}" if self.triwulan else alamat


class DasborIndikatorTable(BaseTable):
    nama = tables.Column(verbose_name="Indikator")
    jenis = tables.Column(verbose_name="Milik", accessor="lembar", order_by=("lembar__jenis", "lembar__urutan"))
    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="lembar__penetapan__instansi__nama")

    class Meta(BaseTable.Meta):
        model = Indikator
        fields = ("nama", "jenis", "instansi")
        order_by = ("instansi", "jenis")

    keterangan = "Daftar indikator"
    kosong_judul = "Belum ada indikator yang berlaku tahun ini."
    kosong_langkah = "Indikator muncul di sini setelah dokumen IKU dan IKI-nya ditetapkan."

    def __init__(self, *args, slug_pemda: str, tahun: int, **kwargs):
        self.letak = (slug_pemda, tahun)
        super().__init__(*args, **kwargs)

    def url_baris(self, record):
        return alamat_baris("dasbor_indikator", *self.letak, record.pk)

    def render_nama(self, value, record):
        return tautan(value, self.url_baris(record))

    def render_jenis(self, value):
        return value.sebutan
