"""List of the quarterly reports: perangkat daerah with the state of each triwulan."""

from indikator.tables.realisasi import KemajuanColumn, RealisasiTable
from kinerja.alamat import alamat_baris


class LaporanTriwulanTable(RealisasiTable):
    keterangan = "Perangkat daerah dan keadaan laporan triwulannya"
    kosong_judul = "Belum ada perangkat daerah."

    tw1, tw2, tw3, tw4 = (KemajuanColumn(tw) for tw in (1, 2, 3, 4))

    class Meta(RealisasiTable.Meta):
        fields = ("nama", "tw1", "tw2", "tw3", "tw4")
        exclude = ("tw0",)
        hp = ("nama", "tw1", "tw2", "tw3", "tw4")

    def url_baris(self, record):
        return alamat_baris("laporan_triwulan", *self.letak, record.instansi.slug)
