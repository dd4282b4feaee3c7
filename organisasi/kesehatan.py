"""Whether this installation can do its work: database, migrations, disk, broker, queue, worker. Knows no pemda."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kinerja import denyut, migrasi
from organisasi import pialang
from organisasi.enums import StatusPekerjaan

MB = 1024 * 1024
JEDA_PEKERJA = 30  # seconds a worker may be silent beyond the lease of the job it works on


@dataclass(frozen=True)
class Hasil:
    """One check: `nilai` is its figure (ms, MB, seconds, migrations), None where there is none."""

    nama: str
    baik: bool
    nilai: float | None = None


def periksa() -> list[Hasil]:
    """All checks, the database first; what needs it is not asked when it does not answer."""
    basis = _periksa_basis()
    perlu_basis = [_periksa_migrasi, _periksa_antrean] if basis.baik else []
    perantara = [_periksa_pialang()] if pialang.ada() else []
    return [basis, *(_coba(satu) for satu in perlu_basis), *perantara, _periksa_disk(), _periksa_pekerja()]


def lama_basis() -> float | None:
    """Seconds the database takes to answer; None: it does not."""
    mulai = time.perf_counter()
    try:
        with connection.cursor() as kursor:
            kursor.execute("select 1")
    except (DatabaseError, InterfaceError):
        connection.close()
        return None
    return time.perf_counter() - mulai


def sisa_disk() -> int | None:
    """Free bytes where the data lie."""
    try:
        return shutil.disk_usage(settings.DATA_DIR).free
    except OSError:
        return None


def umur_antrean() -> float:
    """Seconds the oldest message that could be worked on waits; 0 when none does.

    A broker does not tell the age of its messages: there it is that of the oldest waiting job, as in /metrics.
    """
    if pialang.ada():
        from organisasi.metrik import hitung_pekerjaan  # it asks this module

        return hitung_pekerjaan()[1].get(StatusPekerjaan.ANTRE, 0.0)
    tertua = DBTaskResult.objects.ready().order_by().aggregate(Min("enqueued_at"))["enqueued_at__min"]
    return max(0.0, (timezone.now() - tertua).total_seconds()) if tertua else 0.0


def _coba(periksa_satu: Callable[[], Hasil]) -> Hasil:
    try:
        return periksa_satu()
    except (DatabaseError, InterfaceError):
        connection.close()
        return Hasil(periksa_satu.__name__.removeprefix("_periksa_"), False)


def _periksa_basis() -> Hasil:
    lama = lama_basis()
    return Hasil("basis", lama is not None, None if lama is None else round(lama * 1000, 1))


def _periksa_migrasi() -> Hasil:
    keadaan = migrasi.keadaan()
    return Hasil("migrasi", keadaan.cocok, len(keadaan.kurang) + len(keadaan.lebih))


def _periksa_antrean() -> Hasil:
    umur = umur_antrean()
    return Hasil("antrean", umur <= settings.BATAS_ANTRE_DETIK, round(umur))


def _periksa_pialang() -> Hasil:
    """Without it jobs start late (by the sweep of a worker that reaches it again); saving goes on."""
    menunggu = pialang.menunggu()
    return Hasil("pialang", menunggu is not None, menunggu)


def _periksa_disk() -> Hasil:
    sisa = sisa_disk()
    return Hasil("disk", sisa is not None and sisa >= settings.BATAS_DISK_MB * MB, sisa and sisa // MB)


def _periksa_pekerja() -> Hasil:
    """A worker renews the lease of its job with every step, and is seen then."""
    umur = denyut.umur()
    batas = settings.SEWA_PEKERJAAN_DETIK + JEDA_PEKERJA
    return Hasil("pekerja", umur is not None and umur <= batas, None if umur is None else round(umur))
