"""The receiving side of Celery: a process that keeps the connection, and PEKERJA_PROSES children that do the jobs.

`manage.py pekerja` starts it beside its own loop (organisasi.pengantar). SIGTERM: running jobs go back to the queue at
their next report, as in a worker of the database queue. A child that alone gets it lives on: it gives back the job it
has, and none after that.
"""

import ctypes
import os
import signal
import sys

import billiard
from celery.signals import setup_logging, task_postrun, task_prerun, worker_shutting_down
from django.conf import settings

from organisasi.antrean_celery import app
from organisasi.domain.pekerjaan_jalan import minta_berhenti, siap_lagi

PR_SET_PDEATHSIG = 1
_semula = signal.SIG_DFL  # what SIGTERM does to a child without a job


def jalankan() -> None:
    """Until SIGTERM, or until who started it is gone."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    setup_logging.connect(_catatan_sendiri)
    task_prerun.connect(_dengar_sigterm)
    task_postrun.connect(_lepas_sigterm)
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
    """In a child: a job begins. Not once for all jobs: after a child was started its pool sets a handler of its own,
    which ends it at once, as is right where nothing runs."""
    global _semula
    _semula = signal.signal(signal.SIGTERM, _berhenti)


def _lepas_sigterm(**_) -> None:
    signal.signal(signal.SIGTERM, _semula)
    siap_lagi()


def _berhenti(sinyal, bingkai) -> None:
    """The running job ends at its next report. A second signal until then ends at once."""
    if not minta_berhenti():
        sys.exit(1)


def _teruskan(**_) -> None:
    for anak in billiard.active_children():
        os.kill(anak.pid, signal.SIGTERM)
