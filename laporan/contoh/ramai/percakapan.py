"""Remarks of the examiners with the answers of the OPD."""

from collections.abc import Mapping, Sequence

from indikator.domain import catatan_verifikasi
from indikator.enums import StatusDokumen
from indikator.models import Lembar, Penetapan, Pengukuran
from laporan.contoh.ramai.gerak import Pemain
from laporan.contoh.ramai.rencana import KINI, RencanaInstansi
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Peran
from organisasi.models import Instansi

DIKOMENTARI = (StatusDokumen.DISETUJUI, StatusDokumen.DIKEMBALIKAN, StatusDokumen.TERVERIFIKASI)
PENULIS = (Peran.VERIFIKATOR, Peran.INSPEKTORAT, Peran.BAPPEDA)


@utuh
def muat_catatan(
    rencana: RencanaInstansi, instansi: Instansi, dokumen: Penetapan | None, pemain: Pemain, umum: Mapping
):
    """Threads on sheets of the review and on Pengukuran of this year: open, answered, done."""
    lembar = Lembar.objects.filter(penetapan=dokumen, status__in=DIKOMENTARI) if dokumen else Lembar.objects.none()
    ukur = Pengukuran.objects.filter(instansi=instansi, tahun=KINI, status__in=DIKOMENTARI)
    objek = [*lembar.select_related("penetapan__instansi", "jabatan")[:3], *ukur.select_related("instansi")[:2]]
    for nomor, satu in enumerate(objek):
        letak = (nomor + rencana.nomor) % len(umum["catatan"])
        _utas(satu, instansi, umum["catatan"][letak], PENULIS[nomor % len(PENULIS)], pemain)


def _utas(objek, instansi: Instansi, isi: Sequence[str], peran: str, pemain: Pemain) -> None:
    teks, jawaban, akhir, bidang = isi
    penulis, perencana = pemain.siapa(peran), pemain.siapa(Peran.PERENCANA, instansi.slug)
    baris = objek.indikator.first() if isinstance(objek, Lembar) else objek.realisasi.first().indikator
    bidang = bidang if isinstance(objek, Lembar) else ""
    utas = catatan_verifikasi.tulis_catatan(
        oleh=penulis, objek=objek, isi=teks, silsilah=baris.silsilah, bidang=bidang
    )
    if jawaban:
        catatan_verifikasi.tulis_catatan(oleh=perencana, objek=objek, isi=jawaban, induk=utas)
    if akhir == "selesai":
        catatan_verifikasi.selesaikan(utas, oleh=penulis)
