"""List of the pohon kinerja."""

from indikator.tables.instansi import LembarInstansiTable
from kinerja.tables import AngkaColumn


class PohonTable(LembarInstansiTable):
    keterangan = "Pohon kinerja menurut perangkat daerah"
    nama_url = "pohon_kinerja"

    jumlah_lembar = AngkaColumn(desimal=0, verbose_name="Lembar jabatan")
    jumlah_indikator = AngkaColumn(desimal=0, verbose_name="Indikator")

    class Meta(LembarInstansiTable.Meta):
        fields = ("nama", "status", "versi_dokumen", "jumlah_lembar", "jumlah_indikator")
        sequence = fields
        hp = ("nama", "status", "jumlah_lembar", "jumlah_indikator")
