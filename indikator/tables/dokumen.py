"""List of the documents of IKU and IKI."""

import django_tables2 as tables

from indikator.domain.penetapan import masa
from indikator.enums import StatusDokumen
from indikator.models import Penetapan
from kinerja import lencana
from kinerja.alamat import alamat_baris
from kinerja.tables import AngkaColumn, BaseTable, tautan
from organisasi.alur import label_status


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
        return alamat_baris("dokumen_rincian", record.pemda.slug, record.pk)

    def render_judul(self, record):
        return tautan(record.judul, self.url_baris(record))

    def render_tahun_mulai(self, record):
        return masa(record)

    def render_status(self, record):
        tahun = sorted(satu.tahun for satu in record.berlaku.all())
        if not tahun:
            if record.status == StatusDokumen.DITETAPKAN:
                return lencana.status("digantikan")
            return lencana.status(
                record.status, label_status("dokumen", record.status, self.request.pelaku, record.instansi)
            )
        rentang = f"{tahun[0]}–{tahun[-1]}" if len(tahun) > 1 else tahun[0]
        return lencana.status("berlaku", f"Berlaku {rentang}")
