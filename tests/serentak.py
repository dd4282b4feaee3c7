"""Two acts at once on PostgreSQL: one waits for the other, which has the turn at the audit of the pemda."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from organisasi.domain import jejak
from tests import pabrik

MENUNGGU = "select count(*) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))"


@contextmanager
def selagi_bergiliran(pemda, kerja: Callable[[], object]) -> Iterator[list[Exception]]:
    """The block has the turn at the audit while `kerja`, on a connection of its own, waits for it, then goes on.
    What it raised is in the list afterwards."""
    galat: list[Exception] = []

    def menunggu():
        try:
            kerja()
        except Exception as satu:  # told by the test itself
            galat.append(satu)
        finally:
            connection.close()

    utas = threading.Thread(target=menunggu)
    with pabrik.dalam(pemda), transaction.atomic():
        jejak.antre(pemda.pk)
        utas.start()
        tunggu_pengantre()
        yield galat
    utas.join(20)
    assert not utas.is_alive(), "masih menunggu"


def tunggu_pengantre() -> None:
    """Until another connection waits for what this one holds."""
    with connection.cursor() as kursor:
        for _ in range(200):
            kursor.execute(MENUNGGU)
            if kursor.fetchone()[0]:
                return
            time.sleep(0.05)
    raise AssertionError("tidak ada yang menunggu")
