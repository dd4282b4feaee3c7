"""List of the people of a pemda, one row for every role."""

import django_tables2 as tables

from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable, tautan
from organisasi.domain.undangan import GAGAL
from organisasi.models import Keanggotaan


def keadaan(anggota) -> str:
    """One membership in words."""
    if not anggota.aktif:
        return "nonaktif"
    if anggota.sudah_masuk:
        return "aktif"
    return "belum masuk, surel gagal terkirim" if anggota.kabar_undangan == GAGAL else "belum masuk"


class AnggotaTable(BaseTable):
    keterangan = "Daftar pengguna dan perannya"
    kosong_judul = "Belum ada pengguna."

    nama = tables.Column(accessor="nama_tampil", verbose_name="Nama", order_by=("nama_tampil",))
    surel = tables.Column(accessor="pengguna__email", verbose_name="Surel")
    peran = tables.Column()
    instansi = tables.Column(verbose_name="Perangkat daerah", default="seluruh pemda", order_by=("instansi__nama",))
    keadaan = tables.Column(empty_values=(), order_by=("aktif", "sudah_masuk"), verbose_name="Keadaan")

    class Meta(BaseTable.Meta):
        model = Keanggotaan
        fields = ("nama", "surel", "peran", "instansi", "keadaan")
        order_by = "nama"
        hp = ("nama", "peran", "instansi", "keadaan")

    def url_baris(self, record):
        return alamat_baris("anggota_rincian", record.pemda.slug, record.pk)

    def render_nama(self, record):
        return tautan(record.nama_tampil or record.pengguna.email, self.url_baris(record))

    def render_keadaan(self, record):
        return keadaan(record)
