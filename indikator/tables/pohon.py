"""List of the pohon kinerja: the same columns as the list of IKI, another way in."""

from indikator.tables.iki import IkiTable


class PohonTable(IkiTable):
    keterangan = "Pohon kinerja menurut perangkat daerah"
    nama_url = "pohon_kinerja"

    class Meta(IkiTable.Meta):
        pass
