"""Printing: find the document of an instansi and year, build its content, turn it into HTML and PDF.

    nama, hasil = cetak(jenis="keputusan", instansi=bkpsdm, tahun=2023, oleh=pelaku)

What cannot be printed raises GalatKinerja with a sentence that says what to do first; limits of the renderer GalatPdf.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string

from indikator.domain import dokumen
from indikator.domain.realisasi import cari_pengukuran
from indikator.enums import UKUR_TERVERIFIKASI, StatusDokumen
from kinerja.pdf import html_ke_pdf
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.domain.isi_lembar import muat_lembar, susun_lembar
from laporan.domain.isi_lkjip import susun_lkjip
from laporan.domain.isi_pengukuran import susun_pengukuran
from laporan.enums import LKJIP_TERBIT, JenisDokumen, StatusKeputusan, StatusLkjip
from laporan.models import Keputusan, Lkjip
from organisasi.galat import GalatKinerja
from organisasi.permissions import pastikan

LANGKAH = 3
GAYA = "static:css/cetak.css"
KERTAS = ("f4", "a4")


@dataclass(frozen=True)
class Naskah:
    """What is printed: whose, its title, the template with its content, whether it is only a draft.

    `terbatas`: no draft any more, but still only for the OPD and the examiners.
    """

    instansi: object
    judul: str
    templat: str
    isi: dict
    draf: bool = False
    terbatas: bool = False


def cetak(*, jenis: str, instansi, tahun: int, oleh, triwulan: int = 0, kertas: str = "f4", lapor=None):
    """(file name, HasilPdf) of one document. `lapor` is told of the steps of a job. Writes nothing."""
    if lapor:
        lapor(1, LANGKAH, "Menyusun isi dokumen")
    naskah = susun_naskah(jenis=jenis, instansi=instansi, tahun=tahun, oleh=oleh, triwulan=triwulan)
    html = ke_html(naskah, kertas)
    if lapor:
        lapor(2, LANGKAH, "Menyusun halaman")
    hasil = html_ke_pdf(html, judul=naskah.judul, css=[GAYA], kabar=lapor.kabar if lapor else None)
    return nama_berkas(jenis, instansi, tahun, triwulan), hasil


def susun_naskah(*, jenis: str, instansi, tahun: int, oleh, triwulan: int = 0) -> Naskah:
    """Content of a document the actor may see; GalatKinerja when there is none."""
    if jenis not in JenisDokumen.values:
        raise GalatKinerja(f"Jenis dokumen “{jenis}” tidak dikenal. Pilih: {', '.join(JenisDokumen.values)}.")
    pastikan(oleh, "lihat_instansi", instansi)
    naskah = _PENYUSUN[JenisDokumen(jenis)](instansi, tahun, triwulan)
    if naskah.draf or naskah.terbatas:
        pastikan(oleh, "lihat_draf", instansi)
    return naskah


def ke_html(naskah: Naskah, kertas: str = "f4") -> str:
    """The page source for kinerja.pdf (and, later, for Word)."""
    if kertas not in KERTAS:
        raise GalatKinerja(f"Ukuran kertas “{kertas}” tidak dikenal. Pilih: {', '.join(KERTAS)}.")
    tetap = {"judul": naskah.judul, "kertas": kertas, "draf": naskah.draf, "penulis": naskah.instansi.nama}
    return render_to_string(naskah.templat, naskah.isi | tetap)


def nama_berkas(jenis: str, instansi, tahun: int, triwulan: int = 0) -> str:
    """ "keputusan-paser-bkpsdm-2023.pdf"."""
    masa = f"{tahun}-tw{triwulan}" if triwulan else str(tahun)
    return f"{jenis}-{instansi.pemda.slug}-{instansi.slug}-{masa}.pdf"


def _keputusan(instansi, tahun: int, triwulan: int) -> Naskah:
    keputusan = cari_keputusan(instansi, tahun)
    if keputusan is None:
        raise GalatKinerja(f"Belum ada Keputusan {instansi.sebutan} untuk tahun {tahun}: buat Keputusan dulu.")
    isi = susun_keputusan(keputusan)
    if not isi.lembar:
        raise GalatKinerja(
            f"Keputusan {instansi.sebutan} tahun {tahun} belum punya lampiran: hubungkan dengan dokumen IKU/IKI dulu."
        )
    draf = keputusan.status == StatusKeputusan.DRAF
    return Naskah(instansi, isi.judul, "laporan/cetak/keputusan.html", {"isi": isi}, draf)


def cari_keputusan(instansi, tahun: int) -> Keputusan | None:
    """The decree of that year (the last one), else the one whose document is in force in that year."""
    milik = Keputusan.objects.filter(instansi=instansi).select_related(
        "instansi__pemda", "penetapan__instansi", "penandatangan"
    )
    tahun_ini = milik.filter(tahun=tahun).exclude(status=StatusKeputusan.DICABUT).first()
    return tahun_ini or milik.filter(penetapan__berlaku__tahun=tahun).exclude(status=StatusKeputusan.DICABUT).first()


def _iki(instansi, tahun: int, triwulan: int) -> Naskah:
    penetapan = dokumen.berlaku(instansi, tahun) or dokumen.terbaru(instansi, tahun)
    daftar = [susun_lembar(lembar, tahun) for lembar in muat_lembar(penetapan)] if penetapan else []
    if not any(baris.indikator_id for lembar in daftar for baris in lembar.baris):
        raise GalatKinerja(
            f"Belum ada indikator pada lembar IKU atau IKI {instansi.sebutan} tahun {tahun}: buat dokumen IKU/IKI "
            "dan isi lembarnya dulu."
        )
    judul = f"IKU dan IKI {instansi.nama} Tahun {tahun}"
    draf = penetapan.status != StatusDokumen.DITETAPKAN
    return Naskah(instansi, judul, "laporan/cetak/lembar.html", {"daftar": daftar}, draf)


def _lkjip(instansi, tahun: int, triwulan: int) -> Naskah:
    lkjip = (
        Lkjip.objects.filter(instansi=instansi, tahun=tahun).select_related("instansi__pemda", "penandatangan").first()
    )
    if lkjip is None:
        raise GalatKinerja(f"Belum ada LKjIP {instansi.sebutan} tahun {tahun}: buat LKjIP dulu.")
    isi = susun_lkjip(lkjip)
    if not isi.bagian:
        raise GalatKinerja(f"LKjIP {instansi.sebutan} tahun {tahun} masih kosong: isi naskah atau realisasinya dulu.")
    terbatas = lkjip.status not in LKJIP_TERBIT
    draf = lkjip.status == StatusLkjip.DRAF
    return Naskah(instansi, isi.judul, "laporan/cetak/lkjip.html", {"isi": isi}, draf, terbatas)


def _pengukuran(instansi, tahun: int, triwulan: int) -> Naskah:
    isi = susun_pengukuran(instansi, tahun, triwulan)
    if isi.kosong:
        raise GalatKinerja(
            f"Belum ada IKU {instansi.sebutan} yang berlaku tahun {tahun}: tetapkan dokumen IKU/IKI dulu."
        )
    judul = " ".join(isi.judul).title()
    ukur = cari_pengukuran(instansi, tahun, triwulan)
    draf = ukur is not None and ukur.status not in UKUR_TERVERIFIKASI
    return Naskah(instansi, judul, "laporan/cetak/pengukuran.html", {"isi": isi}, draf)


_PENYUSUN: dict[JenisDokumen, Callable[..., Naskah]] = {
    JenisDokumen.KEPUTUSAN: _keputusan,
    JenisDokumen.IKI: _iki,
    JenisDokumen.LKJIP: _lkjip,
    JenisDokumen.PENGUKURAN: _pengukuran,
}
