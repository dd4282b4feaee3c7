"""List of the audit trail."""

import django_tables2 as tables
from django.template.loader import render_to_string

from kinerja.tables import BaseTable, TanggalColumn
from organisasi.models import Jejak
from organisasi.riwayat import nama_model, perubahan


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
