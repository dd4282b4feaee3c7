"""Sheets that rows can be copied from, the likeliest first."""

import django_tables2 as tables
from django.utils.html import format_html

from indikator.domain.penetapan import masa
from indikator.models import Lembar
from kinerja import lencana
from kinerja.tables import AngkaColumn, BaseTable, tautan


class SumberLembarTable(BaseTable):
    """Over `salin_lembar.sumber_lembar`. `alamat`: the query of the page, to which ?dari= is added."""

    keterangan = "Lembar yang dapat disalin"
    kosong_judul = "Belum ada lembar yang dapat disalin."
    kosong_langkah = (
        "Yang tampil di sini: lembar perangkat daerah Anda yang berisi, dan dokumen yang sudah ditetapkan."
    )

    jabatan = tables.Column(verbose_name="Lembar", empty_values=(), orderable=False)
    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="penetapan__instansi__sebutan", orderable=False)
    dokumen = tables.Column(verbose_name="Dokumen", empty_values=(), accessor="penetapan", orderable=False)
    jumlah = AngkaColumn(desimal=0, verbose_name="Baris", orderable=False)

    class Meta(BaseTable.Meta):
        model = Lembar
        fields = ("jabatan", "instansi", "dokumen", "jumlah")
        sequence = fields

    def __init__(self, *args, alamat, **kwargs):
        self.alamat = alamat
        super().__init__(*args, **kwargs)

    def url_baris(self, record):
        kueri = self.alamat.copy()
        kueri["dari"] = record.pk
        return f"?{kueri.urlencode()}"

    def render_jabatan(self, record):
        jabatan = record.jabatan
        kepala = tautan(jabatan.nama if jabatan else "IKU", self.url_baris(record))
        unit = jabatan.unit.nama if jabatan and jabatan.unit else ""
        return format_html('{}<br><span class="redup kecil">{}</span>', kepala, unit) if unit else kepala

    def render_dokumen(self, record):
        dokumen = record.penetapan
        return format_html("{} {}", masa(dokumen), lencana.status(dokumen.status))
