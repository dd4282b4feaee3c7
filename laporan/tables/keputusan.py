"""The list of keputusan."""

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html

from kinerja.alamat import alamat_baris
from kinerja.lencana import status
from kinerja.tables import BaseTable, StatusColumn, TanggalColumn
from laporan.domain.keputusan import langkah_berikutnya
from laporan.domain.keputusan_berlaku import SEBUTAN, sebutan
from laporan.models import Keputusan

TANPA_HARI = frozenset(SEBUTAN.values())  # the badge says these already


class KeputusanTable(BaseTable):
    nomor = tables.Column(verbose_name="Nomor", empty_values=(), linkify=lambda record: url_keputusan(record))
    tentang = tables.Column(verbose_name="Tentang", attrs={"td": {"class": "teks-panjang"}})
    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="instansi__nama")
    tanggal = TanggalColumn(verbose_name="Tanggal")
    status = StatusColumn(verbose_name="Status")
    langkah = tables.Column(verbose_name="Langkah berikutnya", empty_values=(), orderable=False)

    class Meta(BaseTable.Meta):
        model = Keputusan
        fields = ("nomor", "tentang", "instansi", "tanggal", "status", "langkah")
        hp = ("nomor", "tentang", "status", "langkah")

    keterangan = "Daftar keputusan"
    kosong_judul = "Belum ada keputusan."
    kosong_langkah = "Perencana perangkat daerah membuatnya dari templat, untuk dokumen IKU dan IKI-nya."

    def render_nomor(self, value):
        return value or "belum bernomor"

    def render_status(self, record):
        """The state, and where it ends or has not begun the day."""
        masa = sebutan(record, timezone.localdate())
        lencana = status(record.status)
        return lencana if masa in TANPA_HARI else format_html('{} <span class="redup kecil">{}</span>', lencana, masa)

    def render_langkah(self, record):
        return langkah_berikutnya(record)

    def url_baris(self, record):
        return url_keputusan(record)


def url_keputusan(keputusan: Keputusan) -> str:
    return alamat_baris("keputusan_rincian", keputusan.instansi.pemda.slug, keputusan.pk)
