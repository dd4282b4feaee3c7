"""List of capaian: perangkat daerah with the mean of their IKU."""

import django_tables2 as tables
from django.utils.html import format_html

from indikator.tables.instansi import nama_instansi
from kinerja import lencana
from kinerja.alamat import alamat_baris
from kinerja.tables import AngkaColumn, BaseTable


class CapaianTable(BaseTable):
    """Rows: indikator.domain.rekap.BarisRekap. The mean is named in its heading."""

    keterangan = "Perangkat daerah dan rata-rata capaian IKU-nya"

    nama = tables.Column(verbose_name="Perangkat daerah")
    status_ukur = tables.Column(verbose_name="Status realisasi")
    persen = AngkaColumn(
        verbose_name="Rata-rata indikator", order_by="urut_persen", akhiran=" %", kosong="belum ada capaian"
    )
    tanpa_capaian = AngkaColumn(verbose_name="Tanpa capaian", accessor="rata.tanpa_capaian", desimal=0)
    kategori = tables.Column(order_by="urutan_kategori", default=lencana.tanpa_data("belum ada kategori"))

    class Meta(BaseTable.Meta):
        fields = ("nama", "status_ukur", "persen", "tanpa_capaian", "kategori")
        order_by = "nama"

    def __init__(self, *args, slug_pemda: str, tahun: int, triwulan: int, **kwargs):
        self.letak, self.triwulan = (slug_pemda, tahun), triwulan
        super().__init__(*args, **kwargs)

    def url_baris(self, record):
        alamat = alamat_baris("capaian_instansi", *self.letak, record.instansi.slug)
        return f"{alamat}?tw={self.triwulan}" if self.triwulan else alamat

    def render_nama(self, record):
        return nama_instansi(record.instansi, self.url_baris(record))

    def render_tanpa_capaian(self, value, record):
        nanti = record.rata.belum_waktunya
        return format_html("{}, {} {}", value, nanti, lencana.status("belum-waktunya")) if nanti else value

    def render_status_ukur(self, value):
        return lencana.status(value)

    def render_kategori(self, value):
        return lencana.kategori(value.label, value.warna)
