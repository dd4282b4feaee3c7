"""List of the audit trail: how it is sorted and paged; its rows are told as stories (organisasi.riwayat_kalimat)."""

import django_tables2 as tables

from kinerja.tables import BaseTable
from organisasi.models import Jejak


class RiwayatTable(BaseTable):
    kosong_judul = "Belum ada perubahan yang tercatat."

    nomor = tables.Column(verbose_name="No.")
    nama_pengguna = tables.Column(verbose_name="Oleh")
    tindakan = tables.Column()

    class Meta(BaseTable.Meta):
        model = Jejak
        fields = ("nomor", "nama_pengguna", "tindakan")
        order_by = "-nomor"

    @property
    def di_halaman(self) -> list[Jejak]:
        """The audit rows of this page of the list."""
        return [baris.record for baris in self.paginated_rows]
