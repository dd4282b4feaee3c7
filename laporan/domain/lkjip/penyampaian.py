"""The two moves that need a date: signing (the date of the report) and delivering (when, to whom)."""

from datetime import date

from django.utils import timezone

from laporan.domain.alur.lkjip import MESIN
from laporan.models import Lkjip
from organisasi.domain import tulis
from organisasi.domain.pemda import kepala_daerah
from organisasi.domain.sekaligus import utuh
from organisasi.enums import JenisInstansi, Tindakan
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan


@utuh
def tandatangani(lkjip: Lkjip, *, oleh, versi: int | None = None, tanggal: date) -> Lkjip:
    """The report carries this date and is signed: frozen, its files made. Raises what the move raises."""
    pastikan(oleh, "tetapkan", lkjip.instansi)
    if tanggal.year <= lkjip.tahun:
        raise IsianSalah({"tanggal": f"Laporan tahun {lkjip.tahun} ditandatangani sesudah tahun itu berakhir."})
    if tanggal > timezone.localdate():
        raise IsianSalah({"tanggal": "Tanggalnya belum tiba."})
    if bertanggal := _tersedia(lkjip, Tindakan.TANDATANGANI, oleh):
        lkjip = tulis.ubah(lkjip, oleh=oleh, versi=versi, tanggal=tanggal)
    return MESIN.jalankan(lkjip, Tindakan.TANDATANGANI, oleh=oleh, versi=None if bertanggal else versi)


@utuh
def sampaikan(
    lkjip: Lkjip, *, oleh, versi: int | None = None, disampaikan_pada: date, disampaikan_kepada: str
) -> Lkjip:
    """Record when and to whom the signed report was delivered; a number of receipt may stand in the text."""
    pastikan(oleh, "sampaikan", lkjip.instansi)
    kepada = " ".join(disampaikan_kepada.split())
    if not kepada:
        raise IsianSalah({"disampaikan_kepada": "Tulis kepada siapa laporan disampaikan."})
    if disampaikan_pada > timezone.localdate():
        raise IsianSalah({"disampaikan_pada": "Tanggalnya belum tiba."})
    if lkjip.tanggal and disampaikan_pada < lkjip.tanggal:
        raise IsianSalah({"disampaikan_pada": "Tanggalnya mendahului tanggal laporan."})
    if tersedia := _tersedia(lkjip, Tindakan.SAMPAIKAN, oleh):
        isi = {"disampaikan_pada": disampaikan_pada, "disampaikan_kepada": kepada}
        lkjip = tulis.ubah(lkjip, oleh=oleh, versi=versi, **isi)
    return MESIN.jalankan(lkjip, Tindakan.SAMPAIKAN, oleh=oleh, versi=None if tersedia else versi)


def kepada_bawaan(lkjip: Lkjip) -> str:
    """Whom such a report goes to (Perpres 29/2014): the pemda's own to the minister, others to its head."""
    pemda = lkjip.instansi.pemda
    if lkjip.instansi.jenis == JenisInstansi.PEMDA:
        return "Menteri PANRB melalui Menteri Dalam Negeri"
    return kepala_daerah(pemda)


def _tersedia(lkjip: Lkjip, tindakan: str, oleh) -> bool:
    """Whether the row as stored may make the move: only then are its dates written before it."""
    terkini = tulis.kunci(lkjip, "instansi__pemda", "penandatangan")
    return tindakan in {p.tindakan for p in MESIN.tindakan_tersedia(oleh, terkini)}
