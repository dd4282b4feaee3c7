"""The message to the job engine (django-tasks). It only wakes a worker: the row Pekerjaan is the truth."""

from functools import partial

from django.db import transaction
from django_tasks import task
from django_tasks_db import DatabaseBackend


@task()
def kerjakan(pemda_id: int, pekerjaan_id: int) -> None:
    """Run one job; harmless when it is taken, done or cancelled already."""
    from organisasi.domain.pekerjaan_jalan import jalankan  # the domain sends this message, hence not at the top

    jalankan(pemda_id, pekerjaan_id)


def bangunkan(pemda_id: int, pekerjaan_id: int, prioritas: int = 0) -> None:
    """Send the message: in the caller's transaction when the queue is in the same database, else after its commit.

    Those of higher `prioritas` are read first, where the engine knows such a thing.
    """
    mesin = kerjakan.get_backend()
    pesan = kerjakan.using(priority=prioritas) if mesin.supports_priority else kerjakan
    kirim = partial(pesan.enqueue, pemda_id, pekerjaan_id)
    if isinstance(mesin, DatabaseBackend):
        kirim()
    else:
        transaction.on_commit(kirim)
