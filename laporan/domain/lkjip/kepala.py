"""Head of a LKjIP: who signs it, when, and which named average it speaks of."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from laporan.enums import LKJIP_BEKU, LKJIP_TERBUKA, RataUtama
from laporan.models import Lkjip
from organisasi.domain import tulis
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import PemangkuJabatan
from organisasi.permissions import boleh, pastikan

SUDAH_BEKU = "LKjIP ini sudah ditandatangani. Perbaikannya hanya lewat adendum."


def dapat_diubah(pelaku, lkjip: Lkjip) -> bool:
    """Until it is signed: the day of signing is known only then."""
    return lkjip.status not in LKJIP_BEKU and boleh(pelaku, "isi_data", lkjip.instansi)


def rata_dapat_diubah(lkjip: Lkjip) -> bool:
    """The average is part of what was submitted."""
    return lkjip.status in LKJIP_TERBUKA


def calon(lkjip: Lkjip) -> QuerySet[PemangkuJabatan]:
    """Who may sign: holders of a jabatan in the instansi or the one above it, the heads first."""
    tempat = [satu for satu in (lkjip.instansi_id, lkjip.instansi.induk_id) if satu]
    milik = Q(instansi__in=tempat) | Q(pejabat=lkjip.penandatangan_id)
    semua = PemangkuJabatan.objects.filter(milik).select_related("pejabat", "jabatan", "instansi")
    return semua.order_by("jabatan__induk", "jabatan__urutan", "pejabat__nama", "pk")


@transaction.atomic
def ubah_kepala(
    lkjip: Lkjip,
    *,
    oleh,
    versi: int,
    pemangku: PemangkuJabatan | None,
    jabatan_penandatangan: str = "",
    tanggal: date | None = None,
    rata_utama: str = "",
) -> Lkjip:
    """`jabatan_penandatangan` empty: the title of the holder. Raises Ditolak, SalahStatus, IsianSalah, Bentrok."""
    lkjip = tulis.kunci(lkjip, "instansi__pemda")
    pastikan(oleh, "isi_data", lkjip.instansi)
    if lkjip.status in LKJIP_BEKU:
        raise SalahStatus(SUDAH_BEKU)
    if pemangku is not None and not calon(lkjip).filter(pk=pemangku.pk).exists():
        raise IsianSalah({"pemangku": "Pilih pejabat dari daftar."})
    jabatan = " ".join(jabatan_penandatangan.split()) or (pemangku.sebutan if pemangku else "")
    isi = {
        "penandatangan": pemangku.pejabat if pemangku else None,
        "jabatan_penandatangan": jabatan,
        "tanggal": tanggal,
        "rata_utama": RataUtama(rata_utama) if rata_utama and rata_dapat_diubah(lkjip) else lkjip.rata_utama,
    }
    return tulis.ubah(lkjip, oleh=oleh, versi=versi, **isi)
