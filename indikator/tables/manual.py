"""The library of indicator manuals, national rows and those of the pemda in one list."""

import django_tables2 as tables

from indikator.models import ManualPemda
from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable, tautan


class ManualTable(BaseTable):
    """Rows: ManualIndikator and ManualPemda in a list. `slug_pemda`: of the pemda that looks."""

    keterangan = "Manual indikator"
    kosong_judul = "Manual indikator belum dimuat."
    kosong_langkah = "Operator instalasi memuatnya dengan perintah muat_acuan."

    nama = tables.Column(verbose_name="Indikator")
    bidang = tables.Column()
    satuan = tables.Column(orderable=False)
    pustaka = tables.Column(empty_values=(), orderable=False)

    class Meta(BaseTable.Meta):
        fields = ("nama", "bidang", "satuan", "pustaka")
        sequence = fields
        hp = ("nama", "bidang", "pustaka")

    def __init__(self, *args, slug_pemda: str, **kwargs):
        self.slug_pemda = slug_pemda
        super().__init__(*args, **kwargs)

    def url_baris(self, record):
        if isinstance(record, ManualPemda):
            return alamat_baris("manual_rincian", self.slug_pemda, record.pk)
        return alamat_baris("manual_nasional", self.slug_pemda, record.kunci)

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))

    def render_pustaka(self, record):
        return "Pemda" if isinstance(record, ManualPemda) else "Nasional"
