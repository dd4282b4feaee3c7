"""The lease of a running job, renewed while a step of it has nothing to report.

Reading a long document or applying an import may take longer than the lease, and says nothing meanwhile: the reaper of
another worker would give the job away while it is well. So a thread renews the lease of a silent step, over a
connection of its own. It dies with its process: a killed worker loses its jobs as soon as before.
"""

import logging
import time
from threading import Event, Thread

from django.conf import settings
from django.db import connection, transaction

from kinerja import denyut
from organisasi.domain.pekerjaan import sewa_baru
from organisasi.enums import StatusPekerjaan
from organisasi.models import Pekerjaan
from organisasi.penyewa import sebagai

logger = logging.getLogger(__name__)
DIAM_MAKS = 1800  # seconds: a step silent for longer hangs, and its job is the reaper's
JEDA_MIN = 0.2
JEDA_GAGAL = 1  # seconds after a renewal that failed: most of the lease may be over by then
TUNGGU = 1  # seconds for the thread to end; one that waits for a database ends by itself


class Sewa:
    """The lease of one job: `mulai` … `henti`. A job that reports more often costs no write."""

    def __init__(self, pekerjaan: Pekerjaan):
        self._pekerjaan = pekerjaan
        self._usai, self._dipegang = Event(), False
        self._kabar = time.monotonic()
        self._utas = Thread(target=self._jaga, name=f"sewa-{pekerjaan.pk}", daemon=True)

    def mulai(self) -> None:
        self._utas.start()

    def henti(self) -> None:
        self._usai.set()
        self._utas.join(TUNGGU)

    def dikabari(self) -> None:
        """A report renewed the lease."""
        self._kabar = time.monotonic()

    def dipegang(self, dipegang: bool = True) -> None:
        """The row is held by its transaction from here on: nobody else gets the job, and nobody can write the row."""
        self._dipegang = dipegang
        self._kabar = time.monotonic()

    def _jaga(self) -> None:
        try:
            self._putaran(max(settings.SEWA_PEKERJAAN_DETIK / 4, JEDA_MIN))
        finally:
            connection.close()  # a sign of life may have asked a cache that lies in the database

    def _putaran(self, jeda: float) -> None:
        tunggu = jeda
        while not self._usai.wait(tunggu):
            tunggu, diam = jeda, time.monotonic() - self._kabar
            if diam > DIAM_MAKS:
                return
            denyut.berdenyut()
            if diam >= jeda and not self._dipegang and not self._perpanjang():
                tunggu = min(JEDA_GAGAL, jeda)

    def _perpanjang(self) -> bool:
        """One try. False: the database is away or busy, and is asked again soon. On SQLite a step that writes keeps
        out this thread and the reaper alike."""
        sama = {"pk": self._pekerjaan.pk, "status": StatusPekerjaan.BERJALAN, "percobaan": self._pekerjaan.percobaan}
        try:
            with sebagai(self._pekerjaan.pemda, self._pekerjaan.dibuat_oleh), transaction.atomic():  # waits here
                kita = Pekerjaan.objects.filter(**sama)
                if kita.select_for_update(skip_locked=True).first() is not None:  # held: it is being stored by now
                    kita.update(sewa_sampai=sewa_baru())
        except Exception as galat:
            logger.warning("Sewa pekerjaan %s belum diperpanjang: %s", self._pekerjaan.pk, type(galat).__name__)
            return False
        finally:
            connection.close()
        return True
