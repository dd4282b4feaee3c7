"""The lists of "Unduhan saya": jobs with their results, and files that no job made."""

import django_filters
import django_tables2 as tables
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from kinerja.tables import BaseTable, StatusColumn, TanggalColumn
from organisasi.enums import StatusPekerjaan
from organisasi.formulir import tautan
from organisasi.models import Berkas, Pekerjaan


def url_berkas(berkas: Berkas) -> str:
    return reverse("berkas_unduh", args=[berkas.pemda.slug, berkas.pk])


class PekerjaanTable(BaseTable):
    keterangan = "Pekerjaan latar dan hasilnya, yang terbaru di atas"
    kosong_judul = "Belum ada unduhan."
    kosong_langkah = "Dokumen yang Anda cetak atau ekspor terkumpul di sini dan dapat diunduh lagi kapan saja."

    judul = tables.Column()
    status = StatusColumn()
    hasil = tables.Column(verbose_name="Berkas", orderable=False, default="")
    dibuat = TanggalColumn(jam=True, verbose_name="Diminta")
    dibuat_oleh = tables.Column(verbose_name="Oleh", default="Sistem", order_by=("dibuat_oleh__nama",))

    class Meta(BaseTable.Meta):
        model = Pekerjaan
        fields = ("judul", "status", "hasil", "dibuat", "dibuat_oleh")
        hp = ("judul", "status", "hasil")

    def url_baris(self, record):
        return reverse("pekerjaan_rincian", args=[record.pemda.slug, record.pk])

    def render_judul(self, record):
        return tautan(record.judul, self.url_baris(record))

    def render_hasil(self, value):
        return tautan(f"Unduh ({filesizeformat(value.ukuran)})", url_berkas(value))


class BerkasTable(BaseTable):
    keterangan = "Berkas yang diunggah, yang terbaru di atas"

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


class PekerjaanFilter(django_filters.FilterSet):
    q = django_filters.CharFilter("judul", "icontains", label="Cari")
    status = django_filters.ChoiceFilter(choices=StatusPekerjaan.choices, empty_label="Semua status")

    class Meta:
        model = Pekerjaan
        fields = ("q", "status")
