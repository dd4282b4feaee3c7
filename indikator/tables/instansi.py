"""Lists whose rows are perangkat daerah: what those of several nouns share."""

import django_tables2 as tables
from django.utils.html import format_html

from kinerja import lencana
from kinerja.alamat import alamat_baris
from kinerja.tables import AngkaColumn, BaseTable, tautan
from organisasi.alur import label_status
from organisasi.models import Instansi

TANDA_CONTOH = format_html(' <span class="redup kecil">{}</span>', "(contoh)")


def nama_instansi(instansi: Instansi, url: str):
    """Link to the OPD's page; an example instansi says so."""
    ekor = TANDA_CONTOH if instansi.contoh else ""
    return format_html("{}{}", tautan(instansi.nama, url), ekor)


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
        return alamat_baris(self.nama_url, record.pemda.slug, self.tahun, record.slug)

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))

    def render_status(self, record):
        if not record.status:
            return lencana.tanpa_data("belum ada dokumen")
        if record.dokumen_id == record.berlaku_id:
            return lencana.status("berlaku")
        return lencana.status(record.status, label_status("dokumen", record.status, self.request.pelaku, record))
