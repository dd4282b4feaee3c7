"""List of the tokens of the read API."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from kinerja import lencana
from kinerja.tables import BaseTable, TanggalColumn, tautan
from organisasi.domain.token_api import keadaan
from organisasi.models import TokenApi


class TokenApiTable(BaseTable):
    keterangan = "Token API, yang terbaru di atas"
    kosong_judul = "Belum ada token."
    kosong_langkah = "Buat satu token untuk setiap aplikasi yang membaca data, agar dapat dicabut sendiri-sendiri."

    nama = tables.Column(verbose_name="Untuk aplikasi")
    awalan = tables.Column(verbose_name="Awal kunci", orderable=False)
    keadaan = tables.Column(empty_values=(), orderable=False)
    berlaku_sampai = TanggalColumn(verbose_name="Berlaku sampai", default="sampai dicabut")
    dibuat = TanggalColumn(jam=True, verbose_name="Dibuat")
    dibuat_oleh = tables.Column(verbose_name="Oleh", default="Sistem", order_by=("dibuat_oleh__nama",))
    cabut = tables.Column(verbose_name="", empty_values=(), orderable=False, exclude_from_export=True)

    class Meta(BaseTable.Meta):
        model = TokenApi
        fields = ("nama", "awalan", "keadaan", "berlaku_sampai", "dibuat", "dibuat_oleh", "cabut")
        hp = ("nama", "keadaan", "cabut")

    def render_awalan(self, value):
        return format_html("<code>{}…</code>", value)

    def render_keadaan(self, record):
        return lencana.status(keadaan(record))

    def render_cabut(self, record):
        if record.dicabut_pada is not None:
            return ""
        return tautan("Cabut", reverse("token_api_cabut", args=[record.pemda.slug, record.pk]))
