"""Lists of planning: the document of each instansi in a year, all documents, budgets."""

import django_tables2 as tables
from django.urls import reverse

from indikator.domain.penetapan import masa
from indikator.enums import StatusDokumen
from indikator.models import Penetapan
from kinerja import lencana
from kinerja.tables import AngkaColumn, BaseTable
from organisasi.formulir import tautan
from organisasi.models import Instansi


class LembarInstansiTable(BaseTable):
    """Over `daftar_dokumen.per_instansi`; the sub-classes say which page a row opens. `tahun` is set by the view."""

    tahun = 0
    nama_url = ""
    kosong_judul = "Belum ada perangkat daerah."
    kosong_langkah = "Perangkat daerah ditambahkan oleh admin pemda."

    nama = tables.Column(verbose_name="Perangkat daerah")
    status = tables.Column(verbose_name="Dokumen", empty_values=())
    versi_dokumen = AngkaColumn(desimal=0, verbose_name="Versi", kosong="belum ada")
    jumlah_indikator = AngkaColumn(desimal=0, verbose_name="IKU")

    class Meta(BaseTable.Meta):
        model = Instansi
        fields = ("nama", "status", "versi_dokumen", "jumlah_indikator")
        order_by = "nama"
        hp = ("nama", "status", "jumlah_indikator")

    def url_baris(self, record):
        return reverse(self.nama_url, args=[record.pemda.slug, self.tahun, record.slug])

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))

    def render_status(self, record):
        if not record.status:
            return lencana.tanpa_data("belum ada dokumen")
        return lencana.status("berlaku" if record.dokumen_id == record.berlaku_id else record.status)


class IkuTable(LembarInstansiTable):
    keterangan = "IKU menurut perangkat daerah"
    nama_url = "iku_lembar"

    class Meta(LembarInstansiTable.Meta):
        """Without a Meta of its own django-tables2 would forget the attributes of the parent's."""


class IkiTable(LembarInstansiTable):
    keterangan = "IKI menurut perangkat daerah"
    nama_url = "iki_instansi"

    jumlah_lembar = AngkaColumn(desimal=0, verbose_name="Lembar jabatan")
    jumlah_indikator = AngkaColumn(desimal=0, verbose_name="Indikator")

    class Meta(LembarInstansiTable.Meta):
        fields = ("nama", "status", "versi_dokumen", "jumlah_lembar", "jumlah_indikator")
        sequence = fields
        hp = ("nama", "status", "jumlah_lembar", "jumlah_indikator")


class DokumenTable(BaseTable):
    keterangan = "Dokumen IKU dan IKI"
    kosong_judul = "Belum ada dokumen IKU dan IKI."
    kosong_langkah = "Dokumen disusun oleh perencana perangkat daerah."

    judul = tables.Column()
    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="instansi__nama")
    tahun_mulai = tables.Column(verbose_name="Tahun")
    versi_ke = AngkaColumn(desimal=0, verbose_name="Versi")
    status = tables.Column()
    jumlah_lembar = AngkaColumn(desimal=0, verbose_name="Lembar")
    jumlah_iku = AngkaColumn(desimal=0, verbose_name="IKU")
    jumlah_iki = AngkaColumn(desimal=0, verbose_name="IKI")

    class Meta(BaseTable.Meta):
        model = Penetapan
        fields = ("judul", "instansi", "tahun_mulai", "versi_ke", "status")
        sequence = (*fields, "jumlah_lembar", "jumlah_iku", "jumlah_iki")
        order_by = ("instansi", "-tahun_mulai", "-versi_ke")
        hp = ("judul", "instansi", "tahun_mulai", "status")

    def url_baris(self, record):
        return reverse("dokumen_rincian", args=[record.pemda.slug, record.pk])

    def render_judul(self, record):
        return tautan(record.judul, self.url_baris(record))

    def render_tahun_mulai(self, record):
        return masa(record)

    def render_status(self, record):
        tahun = sorted(satu.tahun for satu in record.berlaku.all())
        if not tahun:
            return lencana.status("digantikan" if record.status == StatusDokumen.DITETAPKAN else record.status)
        rentang = f"{tahun[0]}–{tahun[-1]}" if len(tahun) > 1 else tahun[0]
        return lencana.status("berlaku", f"Berlaku {rentang}")


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
        return reverse("anggaran_instansi", args=[record.pemda.slug, self.tahun, record.slug])

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))
