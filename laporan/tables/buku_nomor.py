"""The list of registers."""

import django_tables2 as tables
from django.utils import timezone

from kinerja.alamat import alamat_baris
from kinerja.tables import AngkaColumn, BaseTable, tautan
from laporan.domain import bentuk_nomor
from laporan.models import BukuNomor


class BukuNomorTable(BaseTable):
    penerbit = tables.Column(verbose_name="Penerbit")
    naskah = tables.Column(verbose_name="Naskah")
    tahun = tables.Column(verbose_name="Tahun")
    terakhir = AngkaColumn(desimal=0, verbose_name="Nomor terakhir")
    berikutnya = tables.Column(empty_values=(), orderable=False, verbose_name="Nomor berikutnya")
    dipakai = AngkaColumn(desimal=0, verbose_name="Keputusan di aplikasi")

    class Meta(BaseTable.Meta):
        model = BukuNomor
        fields = ("penerbit", "naskah", "tahun", "terakhir", "berikutnya", "dipakai")
        order_by = "-tahun"
        hp = ("penerbit", "tahun", "berikutnya")

    keterangan = "Daftar buku nomor"
    kosong_judul = "Belum ada buku nomor."
    kosong_langkah = "Buka satu buku untuk tiap jabatan yang menetapkan keputusan; nomornya mengikuti buku itu."

    def url_baris(self, record):
        return alamat_baris("buku_ubah", record.pemda.slug, record.pk)

    def render_penerbit(self, record):
        return tautan(record.penerbit, self.url_baris(record))

    def render_tahun(self, value):
        return str(value)

    def render_berikutnya(self, record):
        return bentuk_nomor.tulis(
            record.format, record.terakhir + 1, timezone.localdate().replace(year=record.tahun, day=1)
        )
