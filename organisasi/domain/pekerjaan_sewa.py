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
        jeda = max(settings.SEWA_PEKERJAAN_DETIK / 4, JEDA_MIN)
        while not self._usai.wait(jeda):
            diam = time.monotonic() - self._kabar
            if diam > DIAM_MAKS:
                return
            denyut.berdenyut()
            if diam >= jeda and not self._dipegang:
                self._perpanjang()

    def _perpanjang(self) -> None:
        """One try; a database that is away or busy is asked again. On SQLite a step that writes keeps out this thread
        and the reaper alike."""
        sama = {"pk": self._pekerjaan.pk, "status": StatusPekerjaan.BERJALAN, "percobaan": self._pekerjaan.percobaan}
        try:
            with sebagai(self._pekerjaan.pemda, self._pekerjaan.dibuat_oleh), transaction.atomic():  # waits here
                kita = Pekerjaan.objects.filter(**sama)
                if kita.select_for_update(skip_locked=True).first() is not None:  # held: it is being stored by now
                    kita.update(sewa_sampai=sewa_baru())
        except Exception as galat:
            logger.warning("Sewa pekerjaan %s belum diperpanjang: %s", self._pekerjaan.pk, type(galat).__name__)
        finally:
            connection.close()
