"""The receiving side of Celery: a process that keeps the connection, and PEKERJA_PROSES children that do the jobs.

`manage.py pekerja` starts it beside its own loop (organisasi.pengantar). SIGTERM: running jobs go back to the queue at
their next report, as in a worker of the database queue.
"""

import ctypes
import os
import signal
import sys

import billiard
from celery.signals import setup_logging, worker_process_init, worker_shutting_down
from django.conf import settings

from organisasi.antrean_celery import app
from organisasi.domain.pekerjaan_jalan import minta_berhenti

PR_SET_PDEATHSIG = 1


def jalankan() -> None:
    """Until SIGTERM, or until who started it is gone."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    setup_logging.connect(_catatan_sendiri)
    worker_process_init.connect(_dengar_sigterm)
    worker_shutting_down.connect(_teruskan)
    app.Worker(
        hostname=f"pekerja-{os.getpid()}@{os.uname().nodename}",
        pool="prefork",
        concurrency=settings.PEKERJA_PROSES,
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        quiet=True,
    ).start()


def _catatan_sendiri(**_) -> None:
    """Django's LOGGING stays as it is; that there is a receiver for this signal says so."""


def _dengar_sigterm(**_) -> None:
    """In a child: the running job ends at its next report. A second signal until then ends at once."""

    def berhenti(sinyal, bingkai) -> None:
        if not minta_berhenti():
            sys.exit(1)

    signal.signal(signal.SIGTERM, berhenti)


def _teruskan(**_) -> None:
    for anak in billiard.active_children():
        os.kill(anak.pid, signal.SIGTERM)
