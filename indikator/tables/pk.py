"""List of the Perjanjian Kinerja of a year."""

import django_tables2 as tables

from indikator.models import PerjanjianKinerja
from kinerja import lencana
from kinerja.alamat import alamat_baris
from kinerja.tables import AngkaColumn, BaseTable, TanggalColumn, tautan
from organisasi.alur import label_status


class PKTable(BaseTable):
    keterangan = "Perjanjian kinerja"
    kosong_judul = "Belum ada perjanjian kinerja untuk tahun ini."
    kosong_langkah = "Disusun oleh perencana perangkat daerah."

    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="instansi__nama")
    pihak = tables.Column(verbose_name="Tingkat", accessor="jabatan__nama", empty_values=())
    versi_ke = AngkaColumn(desimal=0, verbose_name="Versi")
    tanggal = TanggalColumn()
    status = tables.Column(verbose_name="Status")
    jumlah = AngkaColumn(desimal=0, verbose_name="Indikator")

    class Meta(BaseTable.Meta):
        model = PerjanjianKinerja
        fields = ("instansi", "pihak", "versi_ke", "tanggal", "status", "jumlah")
        order_by = ("instansi", "versi_ke")
        hp = ("instansi", "pihak", "status")

    def url_baris(self, record):
        return alamat_baris("pk_rincian", self.request.pelaku.pemda.slug, record.pk)

    def render_instansi(self, record):
        return tautan(record.instansi.nama, self.url_baris(record))

    def render_pihak(self, record):
        return record.jabatan.nama if record.jabatan_id else "perangkat daerah"

    def render_status(self, record):
        return lencana.status(record.status, label_status("pk", record.status, self.request.pelaku, record.instansi))
