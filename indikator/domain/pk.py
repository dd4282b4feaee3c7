"""Perjanjian Kinerja: the promise of a year with its own copy of the targets."""

from django.db import transaction

from indikator.domain import capaian
from indikator.domain.target import kolom_bacaan
from indikator.enums import StatusPK
from indikator.models import Indikator, PerjanjianKinerja, TargetPerjanjian
from organisasi.domain import tulis
from organisasi.galat import SalahStatus
from organisasi.permissions import pastikan


@transaction.atomic
def buat(*, oleh, instansi, tahun: int, baris: list[tuple[Indikator, str]], **lain) -> PerjanjianKinerja:
    """A draft PK; `baris` are (indikator, raw target text) in order."""
    pastikan(oleh, "isi_data", instansi)
    perjanjian = tulis.buat(PerjanjianKinerja, oleh=oleh, instansi=instansi, tahun=tahun, **lain)
    for urutan, (indikator, teks) in enumerate(baris, 1):
        isi = kolom_bacaan(teks, indikator.nama, indikator.satuan)
        tulis.buat(TargetPerjanjian, oleh=oleh, perjanjian=perjanjian, indikator=indikator, urutan=urutan, **isi)
    return perjanjian


@transaction.atomic
def tandatangani(perjanjian: PerjanjianKinerja, *, oleh, versi: int | None = None) -> PerjanjianKinerja:
    """From now on its targets win over those of the document."""
    pastikan(oleh, "tetapkan", perjanjian.instansi)
    if perjanjian.status != StatusPK.DRAF:
        raise SalahStatus("Perjanjian kinerja ini sudah ditandatangani.")
    perjanjian = tulis.ubah(perjanjian, oleh=oleh, versi=versi, status=StatusPK.DITANDATANGANI)
    capaian.segarkan(perjanjian.instansi, [perjanjian.tahun], oleh=oleh)
    return perjanjian
