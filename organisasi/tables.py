"""Lists of the organisation."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse

from kinerja.tables import AngkaColumn, BaseTable, TanggalColumn
from organisasi.formulir import tautan
from organisasi.models import Instansi, Jejak
from organisasi.riwayat import nama_model, perubahan


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
        return reverse("instansi_rincian", args=[record.pemda.slug, record.slug])

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))

    def render_aktif(self, record):
        kata = ["tidak dipakai lagi"] * (not record.aktif) + ["contoh, di luar hitungan"] * record.contoh
        return ", ".join(kata)


class RiwayatTable(BaseTable):
    keterangan = "Riwayat perubahan, yang terbaru di atas"
    kosong_judul = "Belum ada perubahan yang tercatat."

    nomor = tables.Column(verbose_name="No.", attrs={"td": {"class": "angka"}, "th": {"class": "angka"}})
    waktu = TanggalColumn(jam=True, orderable=False)
    nama_pengguna = tables.Column(verbose_name="Oleh")
    tindakan = tables.Column()
    objek = tables.Column(verbose_name="Data", orderable=False)
    perubahan = tables.Column(orderable=False, empty_values=())

    class Meta(BaseTable.Meta):
        model = Jejak
        fields = ("nomor", "waktu", "nama_pengguna", "tindakan", "objek", "perubahan")
        order_by = "-nomor"
        hp = ("waktu", "nama_pengguna", "tindakan", "objek", "perubahan")

    def render_objek(self, record):
        return f"{nama_model(record.model)}: {record.objek}"

    def render_perubahan(self, record):
        return render_to_string("organisasi/riwayat_perubahan.html", {"perubahan": perubahan(record), "jejak": record})
