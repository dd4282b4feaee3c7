"""Lists of measuring: OPD with the progress of their realisasi, with their capaian, and the Rekap."""

from dataclasses import dataclass

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from indikator.domain.kemajuan import Kemajuan
from indikator.enums import Triwulan
from kinerja import lencana
from kinerja.tables import AngkaColumn, BaseTable
from organisasi.formulir import tautan
from organisasi.models import Instansi

TANDA_CONTOH = format_html(' <span class="redup kecil">{}</span>', "(contoh)")


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


def nama_instansi(instansi: Instansi, url: str):
    """Link to the OPD's page; an example instansi says so."""
    ekor = TANDA_CONTOH if instansi.contoh else ""
    return format_html("{}{}", tautan(instansi.nama, url), ekor)


class KemajuanColumn(tables.Column):
    """ "3 dari 10" with the state of the triwulan; sorts by what is still missing."""

    def __init__(self, triwulan: int):
        super().__init__(
            accessor=f"tw{triwulan}",
            verbose_name=Triwulan(triwulan).label,
            order_by=(f"tw{triwulan}.belum", f"tw{triwulan}.terisi"),
            default=lencana.tanpa_data("tanpa dokumen"),
        )

    def render(self, value: Kemajuan):
        if not value.jumlah and not value.pengukuran:
            return lencana.status("belum-waktunya", "Belum waktunya")
        return format_html("{} dari {} {}", value.terisi, value.jumlah, lencana.status(value.status))


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
        return reverse("realisasi_instansi", args=[*self.letak, record.instansi.slug])

    def render_nama(self, record):
        return nama_instansi(record.instansi, self.url_baris(record))


class CapaianTable(BaseTable):
    """Rows: indikator.domain.rekap.BarisRekap. The mean is named in its heading."""

    keterangan = "Perangkat daerah dan rata-rata capaian IKU-nya"

    nama = tables.Column(verbose_name="Perangkat daerah")
    status_ukur = tables.Column(verbose_name="Status realisasi")
    persen = AngkaColumn(
        verbose_name="Rata-rata indikator", order_by="urut_persen", akhiran=" %", kosong="belum ada capaian"
    )
    tanpa_capaian = AngkaColumn(verbose_name="Tanpa capaian", accessor="rata.tanpa_capaian", desimal=0)
    kategori = tables.Column(order_by="urutan_kategori", default=lencana.tanpa_data("belum ada kategori"))

    class Meta(BaseTable.Meta):
        fields = ("nama", "status_ukur", "persen", "tanpa_capaian", "kategori")
        order_by = "nama"

    def __init__(self, *args, slug_pemda: str, tahun: int, triwulan: int, **kwargs):
        self.letak, self.triwulan = (slug_pemda, tahun), triwulan
        super().__init__(*args, **kwargs)

    def url_baris(self, record):
        alamat = reverse("capaian_instansi", args=[*self.letak, record.instansi.slug])
        return f"{alamat}?tw={self.triwulan}" if self.triwulan else alamat

    def render_nama(self, record):
        return nama_instansi(record.instansi, self.url_baris(record))

    def render_tanpa_capaian(self, value, record):
        nanti = record.rata.belum_waktunya
        return format_html("{}, {} {}", value, nanti, lencana.status("belum-waktunya")) if nanti else value

    def render_status_ukur(self, value):
        return lencana.status(value)

    def render_kategori(self, value):
        return lencana.kategori(value.label, value.warna)


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

    def render_lembar(self, record):
        return f"{record.lembar_terisi} dari {record.lembar_jumlah}"

    def render_status(self, record):
        """With the way to the document itself: what is submitted is verified there."""
        lambang = lencana.status(record.status, record.status_label)
        if record.dokumen is None:
            return lambang
        url = reverse("dokumen_rincian", args=[self.letak[0], record.dokumen.pk])
        return format_html("<span>{} {}</span>", lambang, tautan(f"versi {record.dokumen.versi_ke}", url))
