"""Surel: notices by e-mail, sent by the worker or `manage.py kirim_surel`, never inside a request.

A mail and its mark (`surel_pada`) belong together, one mail at a time: a kill between two mails neither loses nor
doubles one. Two processes never send the same: on PostgreSQL a person's mail is sent under a lock of its transaction,
on SQLite one process sends at a time. Only what is unread and younger than a week is sent, to members whose role still
reaches what it is about.
"""

import fcntl
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from organisasi.domain.pemberitahuan import terjangkau
from organisasi.domain.surel_isi import surat
from organisasi.enums import CaraSurel
from organisasi.models import Keanggotaan, LanggananSurel, Pemberitahuan, Pemda, Pengguna
from organisasi.penyewa import sebagai

pencatat = logging.getLogger(__name__)
USIA_MAKS = timedelta(days=7)  # older news is read in the application
JAM_RINGKASAN = 6  # the daily digest goes out from this hour on, on the clock of the pemda
GAGAL_BERUNTUN = 3  # then the mail server itself is down: the rest waits for the next round


@dataclass
class Hasil:
    """What one round did: mails sent, mails that failed and are tried again, addresses the server refused for good."""

    terkirim: int = 0
    gagal: int = 0
    ditolak: int = 0
    beruntun: int = 0
    sibuk: bool = False

    def lanjut(self) -> bool:
        return self.beruntun < GAGAL_BERUNTUN


def kirim_semua(*, terus: Callable[[], bool] = lambda: True, ringkasan: bool = False) -> Hasil:
    """One round over all pemda, each as itself, as long as `terus()`.

    ringkasan: send the digests of today now, whatever the hour (still once a day each).
    """
    hasil = Hasil()
    with _satu_proses() as giliran:
        hasil.sibuk = not giliran
        for pemda in Pemda.objects.filter(aktif=True).order_by("pk") if giliran else ():
            for pengguna, kunci in _antrean(pemda, ringkasan):
                if not (terus() and hasil.lanjut()):
                    return hasil
                _kirim_satu(pemda, pengguna, kunci, hasil)
    return hasil


def _antrean(pemda: Pemda, ringkasan: bool) -> list[tuple[int, list[int]]]:
    """The mails that are due: (user id, keys of the notices in it), the oldest first."""
    with sebagai(pemda):
        milik: dict[int, list[int]] = defaultdict(list)
        for pk, penerima in _belum_terkirim().order_by("pk").values_list("pk", "penerima"):
            milik[penerima].append(pk)
        if not milik:
            return []
        cara = dict(LanggananSurel.objects.filter(pengguna__in=milik).values_list("pengguna", "cara"))
        tunggu = set(milik) if not (ringkasan or timezone.localtime().hour >= JAM_RINGKASAN) else _hari_ini(milik)
    antrean = []
    for penerima, daftar in milik.items():
        pilihan = cara.get(penerima, CaraSurel.HARIAN)
        if pilihan == CaraSurel.SEGERA:
            antrean += [(penerima, [pk]) for pk in daftar]
        elif pilihan == CaraSurel.HARIAN and penerima not in tunggu:
            antrean.append((penerima, daftar))
    return antrean


def _belum_terkirim() -> QuerySet[Pemberitahuan]:
    anggota = Keanggotaan.objects.filter(pengguna=OuterRef("penerima"), aktif=True, pengguna__is_active=True)
    muda = Pemberitahuan.objects.filter(terjangkau(), dibuat__gte=timezone.now() - USIA_MAKS)
    return muda.filter(Exists(anggota), surel_pada=None, dibaca_pada=None)


def _hari_ini(penerima) -> set[int]:
    """Those who had mail today already, on the clock of the pemda."""
    awal = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    sudah = Pemberitahuan.objects.filter(penerima__in=penerima, surel_pada__gte=awal).order_by()
    return set(sudah.values_list("penerima", flat=True).distinct())


def _kirim_satu(pemda: Pemda, penerima: int, kunci: list[int], hasil: Hasil) -> None:
    """Send one mail and mark its notices, in one transaction where there is one."""
    with sebagai(pemda):
        if not _pegang(pemda.pk, penerima):
            return
        daftar = list(_belum_terkirim().filter(pk__in=kunci).order_by("-pk"))
        if not daftar or not _terkirim(surat(pemda, Pengguna.objects.get(pk=penerima), daftar), hasil):
            return
        Pemberitahuan.objects.filter(pk__in=[satu.pk for satu in daftar]).update(surel_pada=timezone.now())


def _terkirim(pesan, hasil: Hasil) -> bool:
    """Whether there is nothing left to do: sent, or the address does not exist."""
    try:
        pesan.send()
    except (SMTPException, OSError) as galat:
        tetap = isinstance(galat, SMTPRecipientsRefused) and all(k >= 500 for k, _ in galat.recipients.values())
        hasil.ditolak, hasil.gagal = hasil.ditolak + tetap, hasil.gagal + (not tetap)
        hasil.beruntun = 0 if isinstance(galat, SMTPRecipientsRefused) else hasil.beruntun + 1
        pencatat.warning("Surel tidak terkirim: %s", _sebab(galat))
        return tetap
    hasil.terkirim, hasil.beruntun = hasil.terkirim + 1, 0
    return True


def _sebab(galat: Exception) -> str:
    """What the mail server said, without the addresses it names: they stay out of the log."""
    if isinstance(galat, SMTPRecipientsRefused):
        return f"penerima ditolak ({', '.join(sorted({str(k) for k, _ in galat.recipients.values()}))})"
    return f"{type(galat).__name__} {getattr(galat, 'smtp_code', None) or getattr(galat, 'errno', None) or ''}".strip()


def _pegang(pemda: int, penerima: int) -> bool:
    """PostgreSQL: the right to send to this person, until the transaction ends."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as kursor:
        kursor.execute(
            "select pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"kinerja.surel:{pemda}:{penerima}"]
        )
        return kursor.fetchone()[0]


@contextmanager
def _satu_proses() -> Iterator[bool]:
    """SQLite: whether this is the only process that sends; the lock ends with the process."""
    if connection.vendor == "postgresql":
        yield True
        return
    with open(f"{connection.settings_dict['NAME']}.surel", "a") as pegangan:
        try:
            fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
