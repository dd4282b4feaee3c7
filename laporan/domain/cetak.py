"""Printing: find the document of an instansi and year, build its content, turn it into HTML and PDF, Word or Excel.

    nama, hasil = cetak(jenis="keputusan", instansi=bkpsdm, tahun=2023, oleh=pelaku)

What cannot be printed raises GalatKinerja with a sentence that says what to do first; limits of the renderer GalatPdf
or GalatDocx.
"""

from dataclasses import dataclass
from functools import partial

from django.template.loader import render_to_string

from kinerja.docx import HasilDocx
from kinerja.pdf import HasilPdf, bagian_ke_pdf, html_ke_pdf, letak
from kinerja.qr import qr_svg
from laporan.domain.bagian_cetak import GAYA_DAFTAR, Pecahan, pecah
from laporan.domain.dasbor.cetak import susun_dasbor
from laporan.domain.format_cetak import pastikan_format
from laporan.domain.isi_adendum import baca_adendum
from laporan.domain.isi_anggaran import susun_anggaran
from laporan.domain.isi_berita_acara import susun_berita_acara
from laporan.domain.isi_catatan import susun_catatan
from laporan.domain.isi_lembar import muat_lembar, susun_lembar
from laporan.domain.isi_matriks import susun_matriks
from laporan.domain.isi_pengukuran import susun_pengukuran
from laporan.domain.isi_pk import baca_isi_pk
from laporan.domain.isi_rencana_aksi import susun_rencana_aksi
from laporan.domain.isi_terlambat import susun_terlambat
from laporan.domain.keputusan import baca_isi
from laporan.domain.lkjip.isi import baca_isi as baca_lkjip
from laporan.domain.lkjip.isi import baca_pernyataan
from laporan.domain.siap_cetak import SiapCetak, pastikan_dapat_dicetak
from laporan.enums import JenisDokumen
from laporan.exporters.naskah import tabel_naskah
from laporan.exporters.tabel import HasilXlsx, ke_xlsx
from laporan.exporters.tabel_csv import HasilCsv, ke_csv
from laporan.word import ke_docx
from organisasi.domain.lambang import uri_lambang
from organisasi.domain.pengaturan import pengaturan
from organisasi.galat import GalatKinerja
from organisasi.penyewa import pemda_aktif

LANGKAH = 3
GAYA = (
    "static:css/cetak.css",
    "static:css/cetak-verifikasi.css",
    "static:css/dasbor-warna.css",
    "static:css/cetak-dasbor.css",
    "static:css/cetak-matriks.css",
    "static:css/cetak-pk.css",
    "static:css/cetak-uji.css",
    "static:css/cetak-lkjip.css",
    "static:css/cetak-aksi.css",
)
GAYA_BAGIAN = (*GAYA, GAYA_DAFTAR)
KERTAS = ("f4", "a4")


@dataclass(frozen=True)
class Naskah:
    """What is printed: whose (None: of the whole pemda), title, template with its content, whether only a draft.

    kertas: its own paper ("" that of the pemda); alamat_verifikasi: where a QR in the foot of its pages leads.
    lambang: its own emblem (None: that of the pemda today); nama_penulis: author of the file ("": whose it is).
    """

    instansi: object
    judul: str
    templat: str
    isi: dict
    draf: bool = False
    kunci: str = ""
    kertas: str = ""
    alamat_verifikasi: str = ""
    lambang: str | None = None
    nama_penulis: str = ""

    @property
    def penulis(self) -> str:
        return self.nama_penulis or (self.instansi or pemda_aktif()).nama


def cetak(
    *,
    jenis: str,
    instansi,
    tahun: int,
    oleh,
    triwulan: int = 0,
    objek: int | None = None,
    saring: str = "",
    kertas: str = "",
    format: str = "pdf",
    lapor=None,
) -> tuple[str, HasilPdf | HasilDocx | HasilXlsx | HasilCsv]:
    """(file name, result) of one document. `lapor` is told of the steps of a job. Writes nothing."""
    pastikan_format(jenis, format)
    if lapor:
        lapor(1, LANGKAH, "Menyusun isi dokumen")
    pilihan = {"jenis": jenis, "instansi": instansi, "tahun": tahun, "triwulan": triwulan}
    naskah = susun_naskah(oleh=oleh, objek=objek, saring=saring, **pilihan)
    hasil = {"docx": ke_word, "xlsx": ke_excel, "csv": ke_csv_naskah}.get(format, ke_pdf)(naskah, kertas, lapor)
    akhiran = hasil.akhiran if isinstance(hasil, HasilCsv) else format
    return nama_berkas(jenis, instansi, tahun, triwulan, naskah.kunci, akhiran), hasil


def ke_excel(naskah: Naskah, kertas: str = "", lapor=None) -> HasilXlsx:
    """The tables of the document, one sheet each; a draft says so in its heading. `kertas`: not used."""
    return HasilXlsx(ke_xlsx(naskah.judul, _tabel(naskah, "Excel", lapor), ("DRAF",) if naskah.draf else ()))


def ke_csv_naskah(naskah: Naskah, kertas: str = "", lapor=None) -> HasilCsv:
    """The one table of the document as csv, several as a zip of them. `kertas`: not used."""
    return ke_csv(_tabel(naskah, "CSV", lapor))


def _tabel(naskah: Naskah, bentuk: str, lapor):
    if lapor:
        lapor(2, LANGKAH, f"Menyusun tabel {bentuk}")
    if not (tabel := tabel_naskah(naskah.isi)):
        raise GalatKinerja(f"{naskah.judul} belum memuat tabel, jadi belum ada yang dapat diunduh sebagai {bentuk}.")
    return tabel


def ke_word(naskah: Naskah, kertas: str = "", lapor=None) -> HasilDocx:
    """The document as an editable .docx, from the same page source."""
    bersama = _bersama(naskah, kertas)
    if lapor:
        lapor(2, LANGKAH, "Menyusun dokumen Word")
    sumber = render_to_string(naskah.templat, naskah.isi | bersama | {"untuk_word": True})
    return ke_docx(sumber, judul=naskah.judul, kertas=bersama["kertas"], kabar=lapor.kabar if lapor else None)


def ke_pdf(naskah: Naskah, kertas: str = "", lapor=None) -> HasilPdf:
    """The document as PDF: by its sections where it has such, else at once."""
    if pecahan := ke_bagian(naskah, kertas):
        return bagian_ke_pdf(
            pecahan.bagian,
            judul=naskah.judul,
            penulis=naskah.penulis,
            css=GAYA_BAGIAN,
            singgahan=letak(pemda_aktif().pk),
            daftar_isi=pecahan.daftar_isi,
            tindih=pecahan.tindih,
            lapor=partial(_kabari_lembar, lapor) if lapor else None,
        )
    html = ke_html(naskah, kertas)
    if lapor:
        lapor(2, LANGKAH, "Menyusun halaman")
    return html_ke_pdf(html, judul=naskah.judul, css=list(GAYA), kabar=lapor.kabar if lapor else None)


def _kabari_lembar(lapor, selesai: int, jumlah: int) -> None:
    """ "32 dari 46 lembar"; the bar goes on from the first of three steps to the end."""
    lapor(jumlah + 2 * selesai, LANGKAH * jumlah, f"{selesai} dari {jumlah} lembar")


def susun_naskah(
    *, jenis: str, instansi, tahun: int, oleh, triwulan: int = 0, objek: int | None = None, saring: str = ""
) -> Naskah:
    """Content of a document the actor may see; GalatKinerja when there is none."""
    siap = pastikan_dapat_dicetak(
        jenis=jenis, instansi=instansi, tahun=tahun, oleh=oleh, triwulan=triwulan, objek=objek, saring=saring
    )
    if jenis == JenisDokumen.KEPUTUSAN:
        return _naskah_keputusan(instansi, siap)
    if jenis == JenisDokumen.LKJIP:
        return _naskah_lkjip(instansi, siap)
    if jenis == JenisDokumen.PK:
        return _naskah_pk(instansi, siap)
    if jenis == JenisDokumen.MATRIKS:
        templat, isi = "matriks", {"isi": susun_matriks(siap.asal)}
    elif jenis == JenisDokumen.REVIU:
        templat, isi = "reviu", {"isi": baca_pernyataan(siap.asal)}
    elif jenis == JenisDokumen.ADENDUM:
        templat, isi = "adendum", {"isi": baca_adendum(siap.asal)}
    elif jenis == JenisDokumen.RENCANA_AKSI:
        templat, isi = "rencana_aksi", {"isi": susun_rencana_aksi(siap.asal)}
    elif jenis == JenisDokumen.IKI:
        templat, isi = "lembar", {"daftar": [susun_lembar(lembar, tahun) for lembar in muat_lembar(siap.asal)]}
    elif jenis == JenisDokumen.LEMBAR:
        satu = muat_lembar(siap.asal.penetapan, pk=siap.asal.pk)
        templat, isi = "lembar", {"daftar": [susun_lembar(lembar, tahun) for lembar in satu]}
    elif jenis == JenisDokumen.ANGGARAN:
        templat, isi = "anggaran", {"isi": susun_anggaran(instansi, tahun)}
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


def _naskah_keputusan(instansi, siap: SiapCetak) -> Naskah:
    """A decree: every word of it, also title, author and emblem, from its content, which once in force is frozen."""
    isi = baca_isi(siap.asal)
    return Naskah(
        instansi,
        isi.judul,
        "laporan/cetak/keputusan.html",
        {"isi": isi},
        siap.draf,
        siap.kunci,
        kertas=isi.kertas,
        alamat_verifikasi=isi.alamat_verifikasi,
        lambang=isi.lambang,
        nama_penulis=isi.penulis,
    )


def _naskah_lkjip(instansi, siap: SiapCetak) -> Naskah:
    """A yearly report: every word of it, also title and author, from its content, which once signed is frozen."""
    isi = baca_lkjip(siap.asal)
    templat = "laporan/cetak/lkjip.html"
    return Naskah(instansi, isi.judul, templat, {"isi": isi}, siap.draf, siap.kunci, nama_penulis=isi.angka.instansi)


def _naskah_pk(instansi, siap: SiapCetak) -> Naskah:
    """A PK: every word of it from its content, which once signed is frozen."""
    isi = baca_isi_pk(siap.asal)
    milik = {"kertas": isi.kertas, "lambang": isi.lambang, "nama_penulis": isi.penulis}
    return Naskah(instansi, isi.judul_berkas, "laporan/cetak/pk.html", {"isi": isi}, siap.draf, siap.kunci, **milik)


def ke_html(naskah: Naskah, kertas: str = "") -> str:
    """The page source for kinerja.pdf and kinerja.docx; `kertas` "" is that of the document, else of the pemda."""
    return render_to_string(naskah.templat, naskah.isi | _bersama(naskah, kertas))


def ke_bagian(naskah: Naskah, kertas: str = "") -> Pecahan | None:
    """The same in sections; None for a document that is printed whole."""
    return pecah(naskah.templat, naskah.isi, _bersama(naskah, kertas))


def _bersama(naskah: Naskah, kertas: str) -> dict:
    """Context of the frame of every document."""
    kertas = kertas or naskah.kertas or pengaturan(pemda_aktif()).kertas
    if kertas not in KERTAS:
        raise GalatKinerja(f"Ukuran kertas “{kertas}” tidak dikenal. Pilih: {', '.join(KERTAS)}.")
    tetap = {"judul": naskah.judul, "kertas": kertas, "draf": naskah.draf, "penulis": naskah.penulis}
    tetap["untuk_word"] = False
    tetap["lambang"] = uri_lambang(pemda_aktif()) if naskah.lambang is None else naskah.lambang
    tetap["alamat_verifikasi"] = naskah.alamat_verifikasi
    tetap["qr_verifikasi"] = qr_svg(naskah.alamat_verifikasi) if naskah.alamat_verifikasi else ""
    return tetap


def nama_berkas(jenis: str, instansi, tahun: int, triwulan: int = 0, kunci: str = "", format: str = "pdf") -> str:
    """ "keputusan-paser-bkpsdm-2023-84-tahun-2023.pdf"; of one sheet "lembar-paser-bkpsdm-2023-kepala-badan.pdf"."""
    masa = f"{tahun}-tw{triwulan}" if triwulan else str(tahun)
    sepemda = instansi is None or jenis == JenisDokumen.TERLAMBAT
    bagian = [jenis, pemda_aktif().slug, "" if sepemda else instansi.slug, masa, kunci[:80]]
    return f"{'-'.join(filter(None, bagian))}.{format}"
