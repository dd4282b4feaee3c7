"""Lists of imports and of the rows of a preview."""

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kinerja.alamat import alamat_baris
from kinerja.tables import BaseTable, StatusColumn, TanggalColumn, tautan
from organisasi.enums import JenisImpor, KeadaanBaris
from organisasi.models import BarisImpor, Impor

HALAMAN = {JenisImpor.BUKU: "impor_rincian", JenisImpor.DOKUMEN: "impor_dokumen_rincian"}
_KOSONG = "(kosong)"


def url_impor(impor: Impor, slug_pemda: str) -> str | None:
    """The page of an import of its kind; None for a kind without one."""
    nama = HALAMAN.get(impor.jenis)
    return alamat_baris(nama, slug_pemda, impor.pk) if nama else None


class ImporTable(BaseTable):
    keterangan = "Impor, yang terbaru di atas"
    kosong_judul = "Belum ada impor."
    kosong_langkah = "Mulai dengan mengunduh buku kerja, atau unggah dokumen yang sudah ada."

    judul = tables.Column(verbose_name="Berkas")
    jenis = tables.Column()
    instansi = tables.Column(verbose_name="Perangkat daerah", default="seluruh pemda", order_by=("instansi__nama",))
    status = StatusColumn()
    ringkas = tables.Column(verbose_name="Baris", orderable=False, empty_values=())
    dibuat = TanggalColumn(jam=True, verbose_name="Diunggah")
    dibuat_oleh = tables.Column(verbose_name="Oleh", default="Sistem", order_by=("dibuat_oleh__nama",))

    class Meta(BaseTable.Meta):
        model = Impor
        fields = ("judul", "jenis", "instansi", "status", "ringkas", "dibuat", "dibuat_oleh")
        hp = ("judul", "status", "dibuat")

    def url_baris(self, record):
        return url_impor(record, record.pemda.slug)

    def render_judul(self, record):
        url = self.url_baris(record)
        return tautan(record.judul, url) if url else record.judul

    def render_instansi(self, value):
        return value.sebutan

    def render_ringkas(self, record):
        jumlah = record.ringkas.get("keadaan", {})
        return ", ".join(f"{jumlah[k.value]} {k.label.lower()}" for k in KeadaanBaris if jumlah.get(k.value))


class BarisImporTable(BaseTable):
    keterangan = "Baris berkas dan yang akan terjadi"
    kosong_judul = "Berkas ini tidak memuat satu baris pun."

    lembar = tables.Column(orderable=False)
    nomor = tables.Column(verbose_name="Baris", attrs={"td": {"class": "angka"}, "th": {"class": "angka"}})
    sebutan = tables.Column(verbose_name="Isi", empty_values=())
    keadaan = StatusColumn()
    ubah = tables.Column(
        verbose_name="Yang akan terjadi", orderable=False, empty_values=(), attrs={"td": {"class": "teks-panjang"}}
    )

    class Meta(BaseTable.Meta):
        model = BarisImpor
        fields = ("lembar", "nomor", "sebutan", "keadaan", "ubah")

    judul_lembar: dict[str, str] = {}

    def render_lembar(self, value):
        return self.judul_lembar.get(value, value)

    def render_sebutan(self, record):
        return record.sebutan or f"baris {record.nomor}"

    def render_ubah(self, record) -> SafeString | str:
        if record.keadaan == KeadaanBaris.GALAT:
            return format_html_join("", '<div class="kecil impor-galat">{}</div>', _galat(record))
        if record.keadaan == KeadaanBaris.TETAP:
            return ""
        bentuk = _baru if record.keadaan == KeadaanBaris.BARU else _banding
        return format_html_join("", '<div class="kecil">{}</div>', ((bentuk(satu),) for satu in record.ubah))


def _galat(record: BarisImpor):
    for satu in record.galat:
        awal = format_html("<strong>{}</strong> ", satu["sel"]) if satu["sel"] else ""
        teks = _pendek(satu["nilai"], 80)
        nilai = format_html("“{}” ", teks) if teks and teks not in satu["kalimat"] else ""
        yield (format_html("{}{}{}", awal, nilai, satu["kalimat"]),)


def _baru(satu: dict) -> SafeString:
    return format_html("{}: {}{}", satu["judul"], _pendek(satu["baru"]), _catatan(satu))


def _banding(satu: dict) -> SafeString:
    """Both values; a cleared cell says so."""
    if not satu["baru"]:
        return format_html("{} dikosongkan: <del>{}</del>", satu["judul"], _pendek(satu["lama"]))
    lama = format_html("<del>{}</del>", _pendek(satu["lama"])) if satu["lama"] else _KOSONG
    return format_html("{}: {} → <strong>{}</strong>{}", satu["judul"], lama, _pendek(satu["baru"]), _catatan(satu))


def _catatan(satu: dict) -> str | SafeString:
    return format_html(' <span class="redup">({})</span>', satu["catatan"]) if satu.get("catatan") else ""


def _pendek(teks: str, huruf: int = 400) -> str:
    return teks if len(teks) <= huruf else f"{teks[:huruf]} …"
