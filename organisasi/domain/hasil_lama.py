"""Results of jobs are kept for a while, then removed: file and row; the job stays and says so.

What anything else points at (the files of a decree, evidence, an emblem) is no longer only a result and stays. Every
relation to Berkas is asked, also those of apps that this one does not know.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from kinerja import permintaan
from organisasi.domain import jejak, tulis
from organisasi.enums import Tindakan
from organisasi.models import Berkas, Pekerjaan, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

DIHAPUS = "Hasil sudah dihapus"


def disimpan_sampai(pekerjaan: Pekerjaan) -> datetime | None:
    """When the result is removed; None: there is none, or it is kept for good."""
    usia = _usia()
    if usia is None or pekerjaan.hasil_id is None:
        return None
    satu = _hanya_hasil().filter(pk=pekerjaan.hasil_id).first()
    return satu.terakhir + usia if satu and satu.terakhir else None


def sudah_dihapus(pekerjaan: Pekerjaan) -> bool:
    """Whether the job had a result that is gone."""
    return pekerjaan.hasil_id is None and pekerjaan.keterangan.startswith(DIHAPUS)


def sapu_hasil() -> int:
    """Delete the rows of results older than HASIL_HARI days; their contents then have no row and go with
    `sapu_berkas`. Number of deleted results."""
    usia = _usia()
    if usia is None:
        return 0
    return sum(_sapu_pemda(pemda, timezone.now() - usia) for pemda in Pemda.objects.order_by("pk"))


def _usia() -> timedelta | None:
    """How long results are kept; None: for good."""
    return timedelta(days=settings.HASIL_HARI) if settings.HASIL_HARI > 0 else None


def _sapu_pemda(pemda: Pemda, batas: datetime) -> int:
    with sebagai(pemda), permintaan.sebagai(permintaan.baru("penyapu")):
        oleh = Pelaku.mesin(pemda)
        lama = list(_hanya_hasil().filter(terakhir__lt=batas).order_by("pk").values_list("pk", flat=True))
        return sum(_buang(oleh, pk, batas) for pk in lama)


def _hanya_hasil() -> QuerySet[Berkas]:
    """Files that only jobs point at, with `terakhir`: when the last of these jobs ended."""
    semua = Berkas.objects.filter(pekerjaan__isnull=False)
    for hubungan in Berkas._meta.get_fields(include_hidden=True):
        if not hubungan.auto_created or hubungan.concrete or hubungan.related_model is Pekerjaan:
            continue
        perujuk = hubungan.related_model.objects.filter(**{hubungan.field.name: OuterRef("pk")})
        semua = semua.exclude(Exists(perujuk))
    return semua.annotate(terakhir=Max("pekerjaan__selesai"))


@transaction.atomic
def _buang(oleh: Pelaku, pk: int, batas: datetime) -> bool:
    """Delete one result, unless something points at it since. Whoever wants to point at it now waits for the lock."""
    berkas = tulis.kunci_kueri(Berkas.objects.filter(pk=pk)).first()
    if berkas is None or not _hanya_hasil().filter(pk=pk, terakhir__lt=batas).exists():
        return False
    kalimat = f"{DIHAPUS} setelah {settings.HASIL_HARI} hari; cetak lagi."
    for pekerjaan in tulis.kunci_kueri(Pekerjaan.objects.filter(hasil=berkas)):
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(hasil=None, keterangan=kalimat)
        perubahan = {"hasil": (berkas.nama, None), "keterangan": (pekerjaan.keterangan, kalimat)}
        jejak.catat(oleh=oleh, tindakan=Tindakan.UBAH, objek=pekerjaan, perubahan=perubahan)
    tulis.hapus(berkas, oleh=oleh)
    return True
