"""The legal-basis library as a list: national entries and the pemda's own."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from kinerja.tables import AngkaColumn, BaseTable, tautan
from laporan.domain.dasar_hukum import Entri, sebutan


class DasarHukumTable(BaseTable):
    """Rows: Entri in a list. `dipakai`: {(model, key): number of decrees}; `kelola`: the own ones open to change."""

    keterangan = "Dasar hukum"
    kosong_judul = "Pustaka dasar hukum belum dimuat."
    kosong_langkah = "Operator instalasi memuatnya dengan perintah muat_acuan."

    peraturan = tables.Column(empty_values=(), orderable=False)
    keadaan = tables.Column(empty_values=(), orderable=False, verbose_name="Keadaan hari ini")
    pustaka = tables.Column(empty_values=(), orderable=False)
    dipakai = AngkaColumn(desimal=0, empty_values=(), orderable=False, verbose_name="Keputusan")

    class Meta(BaseTable.Meta):
        fields = ("peraturan", "keadaan", "pustaka", "dipakai")
        sequence = fields
        hp = ("peraturan", "keadaan", "pustaka")

    def __init__(self, *args, slug_pemda: str, dipakai: dict, kelola: bool, **kwargs):
        self.slug_pemda, self.jumlah, self.kelola = slug_pemda, dipakai, kelola
        super().__init__(*args, **kwargs)

    def url_baris(self, record: Entri):
        bisa = self.kelola and not record.nasional
        return reverse("dasar_hukum_ubah", args=[self.slug_pemda, record.satu.pk]) if bisa else None

    def render_peraturan(self, record: Entri):
        nama, url = sebutan(record.satu), self.url_baris(record)
        kepala = tautan(nama, url) if url else nama
        isi = {"entri": record}
        return format_html("<strong>{}</strong>{}", kepala, render_to_string("laporan/dasar_hukum_isi.html", isi))

    def value_peraturan(self, record: Entri):
        return f"{sebutan(record.satu)} tentang {record.satu.tentang}"

    def value_dipakai(self, record: Entri):
        return self.jumlah.get((type(record.satu), record.satu.pk), 0)

    def render_keadaan(self, record: Entri):
        return render_to_string("laporan/dasar_hukum_keadaan.html", {"entri": record})

    def render_pustaka(self, record: Entri):
        return "Nasional" if record.nasional else "Pemda"

    def render_dipakai(self, record: Entri):
        return str(self.jumlah.get((type(record.satu), record.satu.pk), 0))
