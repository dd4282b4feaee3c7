"""How wake-up messages reach the worker: from the queue in the database, looked at in turn, or pushed by a broker to a
process beside (BROKER_URL). `manage.py pekerja` asks for one of them and need not know which.
"""

import contextlib
import logging
import subprocess
import sys
import time
import uuid

from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)
ANTREAN, MESIN = "default", "default"
JEDA_HIDUPKAN = 3  # seconds before a receiver that ended is started again
LAMA_HENTI = 320  # seconds a receiver may take to end: a step of its job


def pengantar() -> "LewatBasis | LewatPialang":
    return LewatPialang() if settings.BROKER_URL else LewatBasis()


class LewatBasis:
    """Messages are rows; this process does the jobs itself."""

    def satu(self) -> bool:
        """Handle one message; False when there is none. A look that finds nothing takes no lock."""
        pesan = DBTaskResult.objects.ready().filter(backend_name=MESIN, queue_name=ANTREAN)
        if not pesan.exists():
            return False
        Worker(
            queue_names=[ANTREAN],
            interval=0.05,
            batch=True,
            backend_name=MESIN,
            startup_delay=False,
            max_tasks=1,
            worker_id=uuid.uuid4().hex,
            excluded_queue_names=[],
        ).run()
        return True

    def henti(self) -> None:
        pass


class LewatPialang:
    """Messages come to a process of their own (organisasi.penerima_celery), which is kept running."""

    def __init__(self):
        self._penerima: subprocess.Popen | None = None
        self._hidupkan_lagi = 0.0

    def satu(self) -> bool:
        """Nothing to handle here; a receiver that is gone is started again."""
        if self._penerima is not None and (kode := self._penerima.poll()) is not None:
            logger.error("Penerima pesan berhenti (kode %s); dihidupkan lagi.", kode)
            self._penerima, self._hidupkan_lagi = None, time.monotonic() + JEDA_HIDUPKAN
        if self._penerima is None and time.monotonic() >= self._hidupkan_lagi:
            self._penerima = subprocess.Popen([sys.executable, sys.argv[0], "pekerja", "--penerima"])
        return False

    def henti(self) -> None:
        """Its running jobs go back to the queue."""
        if self._penerima is None:
            return
        self._penerima.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._penerima.wait(LAMA_HENTI)
        self._penerima.kill()
        self._penerima.wait()
