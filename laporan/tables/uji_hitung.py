"""The list of tests."""

import django_tables2 as tables

from kinerja.alamat import alamat_baris
from kinerja.tables import AngkaColumn, BaseTable, TanggalColumn
from laporan.models import UjiHitung


class UjiHitungTable(BaseTable):
    judul = tables.Column(verbose_name="Laporan", linkify=lambda record: url_uji(record))
    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="instansi__nama", default="")
    sumber = tables.Column(verbose_name="Sumber")
    jumlah_baris = AngkaColumn(verbose_name="Baris", desimal=0)
    jumlah_salah = AngkaColumn(verbose_name="Salah", desimal=0)
    dibuat = TanggalColumn(verbose_name="Diuji", jam=True)
    dibuat_oleh = tables.Column(verbose_name="Oleh", default="")

    class Meta(BaseTable.Meta):
        model = UjiHitung
        fields = ("judul", "instansi", "sumber", "jumlah_baris", "jumlah_salah", "dibuat", "dibuat_oleh")
        order_by = ("-dibuat",)
        hp = ("judul", "jumlah_salah")

    keterangan = "Daftar uji hitung"
    kosong_judul = "Belum ada uji hitung."
    kosong_langkah = "Unggah LKjIP yang sudah ada untuk memeriksa angka-angkanya."

    def url_baris(self, record):
        return url_uji(record)


def url_uji(uji: UjiHitung) -> str:
    return alamat_baris("uji_hitung_rincian", uji.pemda.slug, uji.pk)
