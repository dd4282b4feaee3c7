"""List of OPD with what they spent."""

import django_tables2 as tables
from django.utils.html import format_html

from indikator.domain.anggaran.uang import label_kolom
from indikator.uang.rekap import TRIWULAN
from kinerja.alamat import alamat_baris
from kinerja.lencana import tanpa_data
from kinerja.tables import AngkaColumn, BaseTable, tautan
from organisasi.models import Instansi


class SerapanTable(BaseTable):
    """Instansi with `uang` (totals, sums by triwulan) or None; `tahun` is set by the view."""

    tahun = 0
    keterangan = "Realisasi anggaran menurut perangkat daerah"
    kosong_judul = "Belum ada perangkat daerah."

    nama = tables.Column(verbose_name="Perangkat daerah")
    pagu = AngkaColumn(desimal=0, verbose_name="Pagu (Rp)", kosong="belum ada", accessor="uang__0__pagu")
    realisasi = AngkaColumn(
        desimal=0, verbose_name="Realisasi (Rp)", kosong="belum ada", accessor="uang__0__realisasi"
    )
    capaian = AngkaColumn(desimal=2, akhiran=" %", verbose_name="Capaian", accessor="uang__0__serapan__persen")
    terisi = tables.Column(verbose_name="Triwulan terisi", empty_values=(), orderable=False)

    class Meta(BaseTable.Meta):
        model = Instansi
        fields = ("nama", "pagu", "realisasi", "capaian", "terisi")
        order_by = "nama"
        hp = ("nama", "realisasi", "capaian")

    def url_baris(self, record):
        return alamat_baris("serapan_instansi", record.pemda.slug, self.tahun, record.slug)

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))

    def render_terisi(self, record):
        """Which triwulan have a figure, and for how many kegiatan one is missing."""
        if record.uang is None:
            return tanpa_data("belum ada kegiatan")
        triwulan = record.uang[1]
        isi = [
            label_kolom(tw) + (" sebagian" if triwulan.tanpa[tw] else "")
            for tw in TRIWULAN
            if triwulan.per[tw] is not None
        ]
        isi += ["setahun"] if triwulan.setahun is not None else []
        return format_html("{}", ", ".join(isi)) if isi else tanpa_data("belum diisi")
