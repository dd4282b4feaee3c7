"""List of IKU."""

from indikator.tables.instansi import LembarInstansiTable


class IkuTable(LembarInstansiTable):
    keterangan = "IKU menurut perangkat daerah"
    nama_url = "iku_lembar"

    class Meta(LembarInstansiTable.Meta):
        """Without a Meta of its own django-tables2 would forget the attributes of the parent's."""
