"""Lists of quality notes: those of one document, and their numbers for every OPD."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from indikator.domain.catatan_mutu import Catatan, Ringkas, ringkas_dokumen
from indikator.models import Penetapan
from indikator.mutu.bahan import IKU
from indikator.tables.instansi import nama_instansi
from kinerja import lencana
from kinerja.tables import AngkaColumn, BaseTable, tautan
from organisasi.alur import label_status
from organisasi.models import Instansi

TEKS = {"td": {"class": "catatan-teks"}}
PER_HALAMAN = 10  # the linter reads every document of the page


class MutuTable(BaseTable):
    """Rows: indikator.domain.catatan_mutu.Catatan. `letak`: (slug of the pemda, year, slug of the instansi)."""

    keterangan = "Catatan kualitas"
    kosong_judul = "Tidak ada catatan kualitas."

    tempat = tables.Column(verbose_name="Indikator", empty_values=(), order_by="nomor")
    tingkat = tables.Column(empty_values=(), order_by=("urutan_tingkat", "nomor"))
    kalimat = tables.Column(verbose_name="Catatan", accessor="temuan.kalimat", orderable=False, attrs=TEKS)
    saran = tables.Column(verbose_name="Perbaikan", accessor="temuan.saran", orderable=False, attrs=TEKS)
    tindakan = tables.Column(
        empty_values=(),
        orderable=False,
        exclude_from_export=True,
        attrs={"th": {"class": "tanpa-cetak"}, "td": {"class": "tanpa-cetak"}},
    )

    class Meta(BaseTable.Meta):
        fields = ("tempat", "tingkat", "kalimat", "saran", "tindakan")
        sequence = fields
        row_attrs = BaseTable.Meta.row_attrs | {"class": lambda record: "dikecualikan" if record.dikecualikan else ""}

    def __init__(self, *args, letak: tuple, dokumen, boleh_kecualikan: bool, kembali: str, **kwargs):
        self.letak, self.dokumen, self.kembali = letak, dokumen, kembali
        super().__init__(*args, **kwargs)
        if not boleh_kecualikan:
            self.columns.hide("tindakan")

    def url_baris(self, record: Catatan):
        """The row on its sheet, the sheet, or for the whole document the list of its sheets."""
        if record.lembar is None:
            return f"{reverse('iki_instansi', args=self.letak)}?dokumen={self.dokumen.pk}"
        jangkar = f"#indikator-{record.indikator.pk}" if record.indikator else ""
        if record.lembar.jenis == IKU:
            return f"{reverse('iku_lembar', args=self.letak)}?dokumen={self.dokumen.pk}{jangkar}"
        return reverse("iki_lembar", args=[*self.letak, record.lembar.pk]) + jangkar

    def render_tempat(self, record: Catatan):
        if record.indikator is None:
            return tautan(record.sebutan_lembar, self.url_baris(record))
        lain = f" dan {len(record.baris) - 1} baris lain" if len(record.baris) > 1 else ""
        kepala = tautan(record.indikator.nama, self.url_baris(record))
        return format_html('{}{}<br><span class="redup kecil">{}</span>', kepala, lain, record.sebutan_lembar)

    def render_tingkat(self, record: Catatan):
        satu = record.temuan
        tanda = lencana.status(satu.tingkat.value, satu.tingkat.capitalize())
        return format_html('<span>{} <span class="redup kecil kode">{}</span></span>', tanda, satu.aturan)

    def render_kalimat(self, value, record: Catatan):
        return render_to_string("indikator/bagian/catatan_kalimat.html", {"satu": record})

    def render_tindakan(self, record: Catatan):
        isi = {"satu": record, "letak": self.letak, "dokumen": self.dokumen, "kembali": self.kembali}
        return render_to_string("indikator/bagian/catatan_tindakan.html", isi)


class MutuInstansiTable(BaseTable):
    """Over `daftar_dokumen.per_instansi`; `hitung` {document: Ringkas}: what `siapkan` found for the rows shown."""

    tahun = 0
    keterangan = "Perangkat daerah dan banyaknya catatan kualitas"
    kosong_judul = "Belum ada perangkat daerah."
    kosong_langkah = "Perangkat daerah ditambahkan oleh admin pemda."

    nama = tables.Column(verbose_name="Perangkat daerah")
    status = tables.Column(verbose_name="Dokumen", empty_values=(), orderable=False)
    salah = AngkaColumn(desimal=0, empty_values=(), orderable=False)
    peringatan = AngkaColumn(desimal=0, empty_values=(), orderable=False)
    saran = AngkaColumn(desimal=0, empty_values=(), orderable=False)
    dikecualikan = AngkaColumn(desimal=0, empty_values=(), orderable=False)

    class Meta(BaseTable.Meta):
        model = Instansi
        fields = ("nama", "status")
        sequence = ("nama", "status", "salah", "peringatan", "saran", "dikecualikan")
        order_by = "nama"
        per_page = PER_HALAMAN

    sekali_ekspor = PER_HALAMAN
    hitung: dict[int, Ringkas] = {}

    def siapkan(self, daftar: list) -> None:
        """The numbers of these instansi."""
        dokumen = [satu.dokumen_id for satu in daftar if satu.dokumen_id]
        self.hitung = ringkas_dokumen(Penetapan.objects.filter(pk__in=dokumen), self.tahun)

    def paginate(self, *args, per_page: int | None = None, **kwargs):
        """Never more rows than PER_HALAMAN, whatever the url asks for."""
        return super().paginate(*args, per_page=min(max(per_page or PER_HALAMAN, 1), PER_HALAMAN), **kwargs)

    def url_baris(self, record):
        return reverse("mutu_instansi", args=[record.pemda.slug, self.tahun, record.slug])

    def render_nama(self, record):
        return nama_instansi(record, self.url_baris(record))

    def render_status(self, record):
        if not record.status:
            return lencana.tanpa_data("belum ada dokumen")
        if record.dokumen_id == record.berlaku_id:
            return lencana.status("berlaku")
        return lencana.status(record.status, label_status("dokumen", record.status, self.request.pelaku, record))

    def _jumlah(self, record, nama: str):
        ringkas = self.hitung.get(record.dokumen_id)
        return "" if ringkas is None else getattr(ringkas, nama)

    def render_salah(self, record):
        return self._jumlah(record, "salah")

    def render_peringatan(self, record):
        return self._jumlah(record, "peringatan")

    def render_saran(self, record):
        return self._jumlah(record, "saran")

    def render_dikecualikan(self, record):
        return self._jumlah(record, "dikecualikan")
