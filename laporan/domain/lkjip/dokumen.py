"""Lkjip: the narrative of the yearly report, section by section, sanitised."""

from django.db import transaction
from django.db.models import Q

from laporan.domain.lkjip.bersih import bersihkan
from laporan.enums import LKJIP_TERBIT
from laporan.models import BagianLkjip, Lkjip, TabelSumber, TemuanSumber
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import tulis
from organisasi.permissions import boleh, pastikan


@transaction.atomic
def buat(
    *, oleh, instansi, tahun: int, bagian: list[dict] = (), tabel: list[dict] = (), temuan: list[dict] = (), **isi
) -> Lkjip:
    """A draft report with its sections {kode, judul, isi, sasaran}; source tables and findings only for imports."""
    pastikan(oleh, "isi_data", instansi)
    lkjip = tulis.buat(Lkjip, oleh=oleh, instansi=instansi, tahun=tahun, **isi)
    for urutan, satu in enumerate(bagian, 1):
        tulis.buat(
            BagianLkjip, oleh=oleh, lkjip=lkjip, urutan=urutan, **(satu | {"isi": bersihkan(satu.get("isi", ""))})
        )
    for urutan, satu in enumerate(tabel, 1):
        tulis.buat(TabelSumber, oleh=oleh, catat=False, lkjip=lkjip, urutan=urutan, **satu)
    for satu in temuan:
        tulis.buat(TemuanSumber, oleh=oleh, catat=False, lkjip=lkjip, **satu)
    return lkjip


def terlihat(pelaku):
    """Reports the actor may see: published ones of the visible instansi, the others where `lihat_draf` holds."""
    semua = Lkjip.objects.filter(instansi__in=domain_instansi.terlihat(pelaku))
    if boleh(pelaku, "lihat_draf"):
        return semua
    return semua.filter(pelaku.wilayah("instansi") | Q(status__in=LKJIP_TERBIT))


def pastikan_terlihat(pelaku, lkjip: Lkjip) -> None:
    """Raise Ditolak unless the actor may see and print it: unpublished reports are for its OPD and the examiners."""
    pastikan(pelaku, "lihat_instansi", lkjip.instansi)
    if lkjip.status not in LKJIP_TERBIT:
        pastikan(pelaku, "lihat_draf", lkjip.instansi)
