"""Printing: find the document of an instansi and year, build its content, turn it into HTML and PDF.

    nama, hasil = cetak(jenis="keputusan", instansi=bkpsdm, tahun=2023, oleh=pelaku)

What cannot be printed raises GalatKinerja with a sentence that says what to do first; limits of the renderer GalatPdf.
"""

from dataclasses import dataclass

from django.template.loader import render_to_string

from kinerja.pdf import html_ke_pdf
from laporan.domain.dasbor.cetak import susun_dasbor
from laporan.domain.isi_berita_acara import susun_berita_acara
from laporan.domain.isi_catatan import susun_catatan
from laporan.domain.isi_lembar import muat_lembar, susun_lembar
from laporan.domain.isi_lkjip import susun_lkjip
from laporan.domain.isi_pengukuran import susun_pengukuran
from laporan.domain.isi_terlambat import susun_terlambat
from laporan.domain.keputusan import baca_isi
from laporan.domain.siap_cetak import pastikan_dapat_dicetak
from laporan.enums import JenisDokumen
from organisasi.domain.lambang import uri_lambang
from organisasi.galat import GalatKinerja
from organisasi.penyewa import pemda_aktif

LANGKAH = 3
GAYA = (
    "static:css/cetak.css",
    "static:css/cetak-verifikasi.css",
    "static:css/dasbor-warna.css",
    "static:css/cetak-dasbor.css",
)
KERTAS = ("f4", "a4")


@dataclass(frozen=True)
class Naskah:
    """What is printed: whose (None: of the whole pemda), title, template with its content, whether only a draft."""

    instansi: object
    judul: str
    templat: str
    isi: dict
    draf: bool = False
    kunci: str = ""

    @property
    def penulis(self) -> str:
        return (self.instansi or pemda_aktif()).nama


def cetak(
    *,
    jenis: str,
    instansi,
    tahun: int,
    oleh,
    triwulan: int = 0,
    objek: int | None = None,
    saring: str = "",
    kertas="f4",
    lapor=None,
):
    """(file name, HasilPdf) of one document. `lapor` is told of the steps of a job. Writes nothing."""
    if lapor:
        lapor(1, LANGKAH, "Menyusun isi dokumen")
    pilihan = {"jenis": jenis, "instansi": instansi, "tahun": tahun, "triwulan": triwulan}
    naskah = susun_naskah(oleh=oleh, objek=objek, saring=saring, **pilihan)
    html = ke_html(naskah, kertas)
    if lapor:
        lapor(2, LANGKAH, "Menyusun halaman")
    hasil = html_ke_pdf(html, judul=naskah.judul, css=list(GAYA), kabar=lapor.kabar if lapor else None)
    return nama_berkas(jenis, instansi, tahun, triwulan, naskah.kunci), hasil


def susun_naskah(
    *, jenis: str, instansi, tahun: int, oleh, triwulan: int = 0, objek: int | None = None, saring: str = ""
) -> Naskah:
    """Content of a document the actor may see; GalatKinerja when there is none."""
    siap = pastikan_dapat_dicetak(
        jenis=jenis, instansi=instansi, tahun=tahun, oleh=oleh, triwulan=triwulan, objek=objek, saring=saring
    )
    if jenis == JenisDokumen.KEPUTUSAN:
        templat, isi = "keputusan", {"isi": baca_isi(siap.asal)}
    elif jenis == JenisDokumen.LKJIP:
        templat, isi = "lkjip", {"isi": susun_lkjip(siap.asal)}
    elif jenis == JenisDokumen.IKI:
        templat, isi = "lembar", {"daftar": [susun_lembar(lembar, tahun) for lembar in muat_lembar(siap.asal)]}
    elif jenis == JenisDokumen.LEMBAR:
        satu = muat_lembar(siap.asal.penetapan, pk=siap.asal.pk)
        templat, isi = "lembar", {"daftar": [susun_lembar(lembar, tahun) for lembar in satu]}
    elif jenis == JenisDokumen.CATATAN:
        templat, isi = "catatan", {"isi": susun_catatan(siap.asal)}
    elif jenis == JenisDokumen.BERITA_ACARA:
        templat, isi = "berita_acara", {"isi": susun_berita_acara(siap.asal)}
    elif jenis == JenisDokumen.DASBOR:
        templat, isi = susun_dasbor(oleh, instansi, tahun, triwulan, siap.asal, saring)
    elif jenis == JenisDokumen.TERLAMBAT:
        templat, isi = "terlambat", {"isi": susun_terlambat(oleh, tahun)}
    else:
        templat, isi = "pengukuran", {"isi": susun_pengukuran(instansi, tahun, triwulan)}
    return Naskah(instansi, siap.judul, f"laporan/cetak/{templat}.html", isi, siap.draf, siap.kunci)


def ke_html(naskah: Naskah, kertas: str = "f4") -> str:
    """The page source for kinerja.pdf (and, later, for Word)."""
    if kertas not in KERTAS:
        raise GalatKinerja(f"Ukuran kertas “{kertas}” tidak dikenal. Pilih: {', '.join(KERTAS)}.")
    tetap = {"judul": naskah.judul, "kertas": kertas, "draf": naskah.draf, "penulis": naskah.penulis}
    tetap["lambang"] = uri_lambang(pemda_aktif())
    return render_to_string(naskah.templat, naskah.isi | tetap)


def nama_berkas(jenis: str, instansi, tahun: int, triwulan: int = 0, kunci: str = "") -> str:
    """ "keputusan-paser-bkpsdm-2023.pdf"; of one sheet "lembar-paser-bkpsdm-2023-kepala-badan.pdf"."""
    masa = f"{tahun}-tw{triwulan}" if triwulan else str(tahun)
    sepemda = instansi is None or jenis == JenisDokumen.TERLAMBAT
    bagian = [jenis, pemda_aktif().slug, "" if sepemda else instansi.slug, masa, kunci[:80]]
    return f"{'-'.join(filter(None, bagian))}.pdf"
