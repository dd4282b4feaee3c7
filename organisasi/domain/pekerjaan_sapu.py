"""The reaper: jobs whose worker died go back to the queue, jobs whose wake-up message was lost get another one."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from kinerja import permintaan
from organisasi.domain import jejak
from organisasi.domain.pekerjaan import HIDUP, ganti_status, nasib_hasil
from organisasi.enums import StatusPekerjaan
from organisasi.models import Pekerjaan, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from organisasi.tugas import bangunkan

PERCOBAAN_MAKS = 3
JEDA_BANGUN = timedelta(seconds=60)  # between two further messages for a job that waits in a long queue
USIA_PESAN = timedelta(days=1)
SEBAB_TERHENTI = (
    f"Pekerjaan ini {PERCOBAAN_MAKS} kali terhenti di tengah jalan dan tidak dicoba lagi; %s. "
    "Tekan “Coba lagi”; bila tetap terhenti, sampaikan kepada operator."
)


@dataclass
class Sapuan:
    """What one round did: jobs put back, given up, woken again."""

    diantrekan: int = 0
    digagalkan: int = 0
    dibangunkan: int = 0


def sapu() -> Sapuan:
    """One round over all pemda, each as itself."""
    sapuan = Sapuan()
    for pemda in Pemda.objects.order_by("pk"):
        with sebagai(pemda), permintaan.sebagai(permintaan.baru("penyapu")):
            _sapu_pemda(pemda, sapuan)
    return sapuan


def _sapu_pemda(pemda: Pemda, sapuan: Sapuan) -> None:
    oleh, kini = Pelaku.mesin(pemda), timezone.now()
    lewat = Q(sewa_sampai__lt=kini) | Q(sewa_sampai=None)
    for pekerjaan in Pekerjaan.objects.filter(lewat, status__in=HIDUP).order_by("pk"):
        with transaction.atomic():
            if not _pegang(pekerjaan):
                continue
            if pekerjaan.status == StatusPekerjaan.ANTRE:
                sapuan.dibangunkan += _bangunkan_lagi(pekerjaan)
            elif not jejak.coba_antre(pemda.pk):
                continue
            elif pekerjaan.percobaan >= PERCOBAAN_MAKS:
                akhir = {"galat": SEBAB_TERHENTI % nasib_hasil(pekerjaan.jenis), "selesai": kini, "sewa_sampai": None}
                sapuan.digagalkan += ganti_status(pekerjaan, StatusPekerjaan.GAGAL, oleh=oleh, **akhir)
            else:
                sapuan.diantrekan += _antrekan_lagi(pekerjaan, oleh)


def _pegang(pekerjaan: Pekerjaan) -> bool:
    """Hold the row. False: its worker is storing the result, or it is claimed or cancelled right now. Nobody waits for
    that here: this loop also does the jobs of other pemda. What is passed by is looked at in the next round."""
    sama = {"status": pekerjaan.status, "percobaan": pekerjaan.percobaan, "sewa_sampai": pekerjaan.sewa_sampai}
    bebas = Pekerjaan.objects.select_for_update(skip_locked=True)  # SQLite has no row locks and ignores it
    return bebas.filter(pk=pekerjaan.pk, **sama).first() is not None


def _antrekan_lagi(pekerjaan: Pekerjaan, oleh: Pelaku) -> bool:
    kembali = ganti_status(pekerjaan, StatusPekerjaan.ANTRE, oleh=oleh, sewa_sampai=timezone.now() + JEDA_BANGUN)
    if kembali:
        bangunkan(pekerjaan.pemda_id, pekerjaan.pk)
    return kembali


def _bangunkan_lagi(pekerjaan: Pekerjaan) -> bool:
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(sewa_sampai=timezone.now() + JEDA_BANGUN)
    bangunkan(pekerjaan.pemda_id, pekerjaan.pk)
    return True


def buang_pesan_lama() -> int:
    """Delete old messages of the engine, also those a killed worker left as running. Number of deleted messages."""
    lama = DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - USIA_PESAN)
    return lama.exclude(status=TaskResultStatus.READY).delete()[0]
