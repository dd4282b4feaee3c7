"""List of "Unduhan saya": jobs with their results."""

import django_tables2 as tables
from django.template.defaultfilters import filesizeformat

from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable, StatusColumn, TanggalColumn, tautan
from organisasi.domain.hasil_lama import sudah_dihapus
from organisasi.models import Pekerjaan
from organisasi.tables.berkas import url_berkas


class PekerjaanTable(BaseTable):
    keterangan = "Pekerjaan latar dan hasilnya, yang terbaru di atas"
    judul_ekspor = "Unduhan dan pekerjaan latar"
    kosong_judul = "Belum ada unduhan."
    kosong_langkah = "Dokumen yang Anda cetak atau ekspor terkumpul di sini dan dapat diunduh lagi selama disimpan."

    judul = tables.Column()
    status = StatusColumn()
    hasil = tables.Column(verbose_name="Berkas", orderable=False, empty_values=())
    dibuat = TanggalColumn(jam=True, verbose_name="Diminta")
    dibuat_oleh = tables.Column(verbose_name="Oleh", default="Sistem", order_by=("dibuat_oleh__nama",))

    class Meta(BaseTable.Meta):
        model = Pekerjaan
        fields = ("judul", "status", "hasil", "dibuat", "dibuat_oleh")
        hp = ("judul", "status", "hasil")

    def url_baris(self, record):
        return alamat_baris("pekerjaan_rincian", record.pemda.slug, record.pk)

    def render_judul(self, record):
        return tautan(record.judul, self.url_baris(record))

    def render_hasil(self, value, record):
        if value is None:
            return "Sudah dihapus" if sudah_dihapus(record) else ""
        return tautan(f"Unduh ({filesizeformat(value.ukuran)})", url_berkas(value))
