"""List of the perangkat daerah."""

import django_tables2 as tables

from kinerja.alamat import alamat_baris
from kinerja.tables import AngkaColumn, BaseTable, tautan
from organisasi.models import Instansi


class InstansiTable(BaseTable):
    keterangan = "Daftar perangkat daerah"
    kosong_judul = "Belum ada perangkat daerah."

    nama = tables.Column()
    jenis = tables.Column()
    induk = tables.Column(verbose_name="Di bawah", default="")
    jumlah_unit = AngkaColumn(desimal=0, verbose_name="Unit kerja")
    jumlah_jabatan = AngkaColumn(desimal=0, verbose_name="Jabatan")
    aktif = tables.Column(verbose_name="Keterangan")

    class Meta(BaseTable.Meta):
        model = Instansi
        fields = ("nama", "jenis", "induk", "jumlah_unit", "jumlah_jabatan", "aktif")
        order_by = "nama"
        hp = ("nama", "jenis", "jumlah_jabatan", "aktif")

    def url_baris(self, record):
        return alamat_baris("instansi_rincian", record.pemda.slug, record.slug)

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))

    def render_aktif(self, record):
        kata = ["nonaktif"] * (not record.aktif) + ["contoh, di luar hitungan"] * record.contoh
        return ", ".join(kata)
