"""List of the audit trail: how it is sorted and paged; its rows are told as stories (organisasi.riwayat_kalimat).

Only an export has it as a table, with all its columns.
"""

import django_tables2 as tables

from kinerja.tables import BaseTable, TanggalColumn
from organisasi.models import Jejak
from organisasi.riwayat import nama_model, perubahan
from organisasi.riwayat_kalimat import peran_teks, predikat, sebutan


class RiwayatTable(BaseTable):
    judul_ekspor = "Riwayat perubahan"
    lebar_ekspor = {"nomor": 8, "peran": 20, "tindakan": 16, "model": 18, "kalimat": 50, "perubahan": 60}
    kosong_judul = "Belum ada perubahan yang tercatat."

    nomor = tables.Column(verbose_name="No.")
    waktu = TanggalColumn(jam=True, orderable=False)
    nama_pengguna = tables.Column(verbose_name="Oleh")
    peran = tables.Column(verbose_name="Peran saat itu", empty_values=(), orderable=False)
    tindakan = tables.Column()
    model = tables.Column(verbose_name="Jenis data", orderable=False)
    objek = tables.Column(verbose_name="Data", orderable=False)
    kalimat = tables.Column(empty_values=(), orderable=False)
    perubahan = tables.Column(empty_values=(), orderable=False)
    alasan = tables.Column(orderable=False)

    class Meta(BaseTable.Meta):
        model = Jejak
        fields = ("nomor", "nama_pengguna", "tindakan")
        sequence = (
            "nomor",
            "waktu",
            "nama_pengguna",
            "peran",
            "tindakan",
            "model",
            "objek",
            "kalimat",
            "perubahan",
            "alasan",
        )
        order_by = "-nomor"

    nama: dict = {}

    def siapkan(self, daftar: list) -> None:
        """What the rows are about, by name."""
        self.nama = sebutan(daftar)

    def render_peran(self, record):
        return peran_teks(record)

    def render_model(self, value):
        return nama_model(value)

    def render_kalimat(self, record):
        return predikat(record, self.nama.get((record.model, record.objek_id), ""))

    def render_perubahan(self, record):
        return "\n".join(f"{satu.label}: {satu.lama} → {satu.baru}" for satu in perubahan(record))

    @property
    def di_halaman(self) -> list[Jejak]:
        """The audit rows of this page of the list."""
        return [baris.record for baris in self.paginated_rows]
