"""The inbox as a table: one row per OPD, one column per kind of document."""

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from indikator.tables.instansi import nama_instansi
from kinerja import lencana
from kinerja.angka import tulis
from kinerja.tables import AngkaColumn, BaseTable, PilihColumn
from kinerja.tanggal import tulis_tanggal
from laporan.domain.kotak_masuk import BarisKotak
from laporan.domain.sel_kotak import DOKUMEN, JENIS, LKJIP, PK, SELESAI, TRIWULAN, Sel

PENDEK = JENIS | {DOKUMEN: "IKU dan IKI", PK: "PK", "tw1": "TW I", "tw2": "TW II", "tw3": "TW III", "tw4": "TW IV"}
HALAMAN = {PK: "pk_rincian", LKJIP: "lkjip_rincian"}  # reviewed on their own page
DIREVIU = ("diajukan", "disetujui", "terverifikasi", "dikembalikan")  # opens the review, else the document


class SelColumn(tables.Column):
    """One kind of document: its state as badge, how much of it, since when, how late; the whole opens it."""

    def __init__(self, jenis: str):
        super().__init__(
            accessor=f"sel__{jenis}",
            verbose_name=PENDEK[jenis],
            order_by=f"sel__{jenis}__urut",
            attrs={"td": {"class": "kotak-sel"}},
        )

    def render(self, value, record, table):
        rincian = [satu for satu in (value.rincian, _sejak(value)) if satu]
        badan = format_html(
            "{}{}{}",
            lencana.status(value.status, value.label),
            format_html_join("", '<span class="kotak-rincian">{}</span>', ((satu,) for satu in rincian)),
            _terlambat(value),
        )
        url = table.url_sel(record, value)
        return format_html('<a href="{}">{}</a>', url, badan) if url else format_html("<span>{}</span>", badan)


def _sejak(sel: Sel) -> str:
    if sel.sejak is None or sel.keadaan in ("draf", SELESAI):
        return ""
    return f"dikirim {tulis_tanggal(timezone.localdate(sel.sejak))}"


def _terlambat(sel: Sel):
    if not sel.terlambat:
        return ""
    return format_html('<span class="kotak-terlambat">TERLAMBAT ({} hari)</span>', tulis(sel.terlambat, 0))


class KotakTable(BaseTable):
    """Rows: BarisKotak. With `jenis` only the column of that kind."""

    keterangan = "Kotak masuk: keadaan tiap dokumen menurut perangkat daerah"
    tombol_ekspor = False
    kosong_judul = "Belum ada perangkat daerah."
    kosong_langkah = "Perangkat daerah ditambahkan oleh admin pemda."

    pilih = PilihColumn()
    nama = tables.Column(verbose_name="Perangkat daerah")
    dokumen = SelColumn(DOKUMEN)
    pk = SelColumn(PK)
    tw1, tw2, tw3, tw4 = (SelColumn(satu) for satu in TRIWULAN)
    lkjip = SelColumn(LKJIP)
    catatan = AngkaColumn(verbose_name="Catatan", desimal=0)

    class Meta(BaseTable.Meta):
        attrs = {"class": "table tabel tabel-kotak"}
        fields = ("pilih", "nama", *JENIS, "catatan")
        sequence = fields

    def __init__(self, *args, slug_pemda: str, tahun: int, jenis: str = "", boleh_pilih: bool = True, **kwargs):
        self.letak = (slug_pemda, tahun)
        buang = [satu for satu in JENIS if jenis and satu != jenis] + ([] if boleh_pilih else ["pilih"])
        super().__init__(*args, exclude=buang, **kwargs)

    def url_baris(self, record: BarisKotak):
        """The first thing that waits for the reader, else the OPD itself."""
        giliran = (self.url_sel(record, satu) for satu in record.sel.values() if satu.menunggu)
        return next(filter(None, giliran), self._url_instansi(record))

    def render_nama(self, record):
        tanda = format_html('<span class="lencana kotak-giliran">menunggu Anda</span>') if record.menunggu else ""
        return format_html("{} {}", nama_instansi(record.instansi, self._url_instansi(record)), tanda)

    def url_sel(self, record: BarisKotak, sel: Sel) -> str:
        """The review while there is one, else the document; "" where there is nothing to open."""
        slug_pemda, tahun = self.letak
        direviu = sel.status in DIREVIU or sel.menunggu
        if triwulan := TRIWULAN.get(sel.jenis):
            nama = "verifikasi_pengukuran" if direviu else "realisasi_instansi"
            triwulan = sel.objek.triwulan if sel.objek else triwulan
            return f"{reverse(nama, args=[slug_pemda, tahun, record.instansi.slug])}?tw={triwulan}"
        if sel.objek is None:
            return ""
        if sel.jenis in HALAMAN:
            return reverse(HALAMAN[sel.jenis], args=[slug_pemda, sel.objek.pk])
        if direviu:
            return reverse("verifikasi_instansi", args=[slug_pemda, tahun, record.instansi.slug])
        return reverse("dokumen_rincian", args=[slug_pemda, sel.objek.pk])

    def _url_instansi(self, record: BarisKotak) -> str:
        return reverse("kotak_masuk_instansi", args=[*self.letak, record.instansi.slug])
