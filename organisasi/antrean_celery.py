"""Celery (RabbitMQ) as the engine that wakes workers, when BROKER_URL is filled. The row Pekerjaan stays the truth.

Sending never fails the request that asked for the job: its row is committed already, and the reaper sends what did not
get through (organisasi.domain.pekerjaan_sapu). After a failure nobody tries for JEDA_GAGAL seconds, so that a broker
which swallows packets does not hold up every request.
"""

import logging
import time

from celery import Celery
from django.conf import settings
from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id
from kombu import Exchange, Queue

logger = logging.getLogger(__name__)
ANTREAN = "kinerja"
PRIORITAS_MAKS = 9  # of RabbitMQ; each step costs it memory
BERLAKU = 600  # seconds a message is worth something: the reaper sends further ones to jobs that still wait
TUNGGU = 2  # seconds for a connection, and for the broker to say that it has the message; a frozen one costs three
JEDA_GAGAL = 10

app = Celery("kinerja", broker=settings.BROKER_URL, set_as_current=False)
app.conf.update(
    task_queues=[Queue(ANTREAN, Exchange(ANTREAN), routing_key=ANTREAN, max_priority=PRIORITAS_MAKS)],
    task_default_queue=ANTREAN,
    task_default_exchange=ANTREAN,
    task_default_routing_key=ANTREAN,
    accept_content=["json"],
    task_serializer="json",
    task_ignore_result=True,
    broker_transport_options={"confirm_publish": True},
    broker_connection_timeout=TUNGGU,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,  # a worker waits for its broker as long as it takes
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_enable_remote_control=False,
    worker_hijack_root_logger=False,
    worker_cancel_long_running_tasks_on_connection_loss=False,  # the lease says whose job it is, not the message
)
_diam_sampai = 0.0


@app.task(name="kinerja.kerjakan")
def kerjakan(pemda_id: int, pekerjaan_id: int) -> None:
    """Run one job; harmless when it is taken, done or cancelled already."""
    from organisasi.domain.pekerjaan_jalan import jalankan  # the domain sends through here

    jalankan(pemda_id, pekerjaan_id)


class MesinCelery(BaseTaskBackend):
    """Backend of django-tasks: every task is the one wake-up message."""

    supports_priority = True

    def enqueue(self, task: Task, args, kwargs) -> TaskResult:
        self.validate_task(task)
        _kirim(args, prioritas_pialang(task.priority))
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


def prioritas_pialang(prioritas: int) -> int:
    """-100 … 100 as 0 … PRIORITAS_MAKS; the usual 0 lies in the middle."""
    return (prioritas + 100) * PRIORITAS_MAKS // 200


def _kirim(args, prioritas: int) -> None:
    global _diam_sampai
    if time.monotonic() < _diam_sampai:
        return
    try:
        kerjakan.apply_async(
            args=list(args),
            priority=prioritas,
            expiration=BERLAKU,
            confirm_timeout=TUNGGU,
            retry=True,  # once: a connection that broke since the last message
            retry_policy={"max_retries": 1, "interval_start": 0, "interval_max": 0},
        )
    except Exception as galat:  # whatever it is, the row is there and the reaper sends again
        _diam_sampai = time.monotonic() + JEDA_GAGAL
        logger.warning("Pesan pekerjaan tidak terkirim ke pialang, dikirim lagi nanti: %s", type(galat).__name__)
