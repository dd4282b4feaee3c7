"""While somebody writes the audit trail of a pemda, its waiting jobs stay in the queue: a worker that waited for it
would leave every other pemda waiting too (PostgreSQL: SQLite has one writer)."""

import time
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread, Timer

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisasi.domain import jejak, pekerjaan_jalan
from organisasi.domain.pekerjaan import batalkan
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.domain.pekerjaan_sapu import sapu
from tests import pabrik
from tests.organisasi.test_pekerjaan import antre, kini

pytestmark = pytest.mark.usefixtures("postgres")
LAMA = 8  # seconds the trail is held, unless the test is done before


@pytest.fixture(autouse=True)
def _belum_tersela(monkeypatch):
    monkeypatch.setattr(pekerjaan_jalan, "_tersela", {})


@contextmanager
def menulis_jejak(tata, sampai: Event):
    """Somebody writes in this pemda until `sampai`."""
    mulai = Event()

    def tulis():
        with pabrik.dalam(tata.pemda), transaction.atomic():
            jejak.antre(tata.pemda.pk)
            mulai.set()
            sampai.wait(LAMA)
        connection.close()

    utas = Thread(target=tulis)
    utas.start()
    assert mulai.wait(10)
    try:
        yield utas
    finally:
        sampai.set()
        utas.join(20)


def test_pekerja_tidak_menunggu_yang_menulis(tata_salinan):
    """It stays in the queue, and the next round of the reaper sends its message again."""
    pekerjaan = antre(tata_salinan)
    with menulis_jejak(tata_salinan, Event()) as penulis:
        jalankan(tata_salinan.pemda.pk, pekerjaan.pk)
        assert penulis.is_alive(), "menunggu sampai yang menulis selesai"
        assert (kini(tata_salinan, pekerjaan).status, kini(tata_salinan, pekerjaan).percobaan) == ("antre", 0)
        awal = time.monotonic()
        jalankan(tata_salinan.pemda.pk, pekerjaan.pk)
        assert time.monotonic() - awal < 0.5  # the pemda is known to be busy: the other jobs get their turn
        DBTaskResult.objects.all().delete()
        with time_machine.travel(timezone.now() + timedelta(seconds=1)):
            assert sapu().dibangunkan == 1
        assert DBTaskResult.objects.count() == 1
    jalankan(tata_salinan.pemda.pk, pekerjaan.pk)
    assert kini(tata_salinan, pekerjaan).status == "selesai"


def test_yang_menyimpan_sesaat_ditunggu(tata_salinan):
    """Somebody who saves a cell does not send the job back."""
    pekerjaan, sampai = antre(tata_salinan), Event()
    with menulis_jejak(tata_salinan, sampai):
        Timer(0.5, sampai.set).start()
        jalankan(tata_salinan.pemda.pk, pekerjaan.pk)
    assert kini(tata_salinan, pekerjaan).status == "selesai"


def test_yang_sedang_dibatalkan_dilewati(tata_salinan):
    """Who cancels holds the row and waits for the trail: neither waits for the other in a circle."""
    pekerjaan, sampai = antre(tata_salinan), Event()

    def batal():
        with pabrik.dalam(tata_salinan.pemda):
            batalkan(oleh=pabrik.pelaku(tata_salinan.perencana), pekerjaan=pekerjaan)
        connection.close()

    with menulis_jejak(tata_salinan, sampai):
        pembatal = Thread(target=batal)
        pembatal.start()
        time.sleep(0.5)
        Timer(2, sampai.set).start()
        awal = time.monotonic()
        jalankan(tata_salinan.pemda.pk, pekerjaan.pk)
        assert time.monotonic() - awal < 1
        pembatal.join(20)
    assert kini(tata_salinan, pekerjaan).status == "dibatalkan"
