"""List of realisasi: perangkat daerah with their progress per triwulan."""

from dataclasses import dataclass

import django_tables2 as tables
from django.utils.html import format_html

from indikator.domain.kemajuan import Kemajuan
from indikator.enums import Triwulan
from indikator.tables.instansi import nama_instansi
from kinerja import lencana
from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable
from organisasi.alur import label_status
from organisasi.models import Instansi


@dataclass(frozen=True)
class BarisDaftar:
    """One OPD of the list of realisasi; `maju` None: no document in force that year."""

    instansi: Instansi
    maju: dict[int, Kemajuan] | None

    @property
    def nama(self) -> str:
        return self.instansi.nama

    @property
    def cari(self) -> str:
        return f"{self.instansi.nama} {self.instansi.nama_singkat}".casefold()

    @property
    def daftar_status(self) -> set[str]:
        return {satu.status for satu in (self.maju or {}).values()}

    def __getattr__(self, nama: str) -> Kemajuan | None:
        """tw0 … tw4: the progress of one triwulan."""
        if nama[:2] == "tw" and nama[2:] in "01234" and len(nama) == 3:
            return (self.maju or {}).get(int(nama[2:]))
        raise AttributeError(nama)


class KemajuanColumn(tables.Column):
    """ "3 dari 10" with the state of the triwulan; sorts by what is still missing."""

    def __init__(self, triwulan: int):
        super().__init__(
            accessor=f"tw{triwulan}",
            verbose_name=Triwulan(triwulan).label,
            order_by=(f"tw{triwulan}.belum", f"tw{triwulan}.terisi"),
            default=lencana.tanpa_data("tanpa dokumen"),
        )

    def render(self, value: Kemajuan, record, table):
        if not value.jumlah and not value.pengukuran:
            return lencana.status("belum-waktunya", "Belum waktunya")
        kata = label_status("pengukuran", value.status, table.request.pelaku, record.instansi)
        return format_html("{} dari {} {}", value.terisi, value.jumlah, lencana.status(value.status, kata))


class RealisasiTable(BaseTable):
    keterangan = "Perangkat daerah dan banyaknya IKU yang sudah diisi realisasinya"

    nama = tables.Column(verbose_name="Perangkat daerah")
    tw1, tw2, tw3, tw4 = (KemajuanColumn(tw) for tw in (1, 2, 3, 4))
    tw0 = KemajuanColumn(0)

    class Meta(BaseTable.Meta):
        fields = ("nama", "tw1", "tw2", "tw3", "tw4", "tw0")
        order_by = "nama"

    def __init__(self, *args, slug_pemda: str, tahun: int, **kwargs):
        self.letak = (slug_pemda, tahun)
        super().__init__(*args, **kwargs)

    def url_baris(self, record):
        return alamat_baris("realisasi_instansi", *self.letak, record.instansi.slug)

    def render_nama(self, record):
        return nama_instansi(record.instansi, self.url_baris(record))
