"""The Rekap: the list of capaian with the state of sheets and document."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from indikator.tables.capaian import CapaianTable
from kinerja import lencana
from kinerja.tables import tautan


class RekapTable(CapaianTable):
    keterangan = "Rekap perangkat daerah: lembar terisi, status, rata-rata capaian dan kategorinya"

    lembar = tables.Column(
        accessor="lembar_terisi",
        verbose_name="Lembar terisi",
        order_by=("lembar_terisi", "lembar_jumlah"),
        attrs={"th": {"class": "angka"}, "td": {"class": "angka"}},
    )
    status = tables.Column(verbose_name="Status dokumen", order_by="status_label")

    class Meta(CapaianTable.Meta):
        fields = ("nama", "lembar", "status", "status_ukur", "persen", "tanpa_capaian", "kategori")
        sequence = fields
        attrs = {"class": "table tabel tabel-padat"}

    def render_lembar(self, record):
        return f"{record.lembar_terisi} dari {record.lembar_jumlah}"

    def render_status(self, record):
        """With the way to the document itself: what is submitted is verified there."""
        lambang = lencana.status(record.status, record.status_label)
        if record.dokumen is None:
            return lambang
        url = reverse("dokumen_rincian", args=[self.letak[0], record.dokumen.pk])
        return format_html("<span>{} {}</span>", lambang, tautan(f"versi {record.dokumen.versi_ke}", url))
