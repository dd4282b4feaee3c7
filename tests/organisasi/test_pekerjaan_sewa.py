"""A healthy job keeps its lease through a step that says nothing; one that hangs loses it."""

import threading
import time

import pytest
from django.db import transaction

from organisasi.domain import pekerjaan_sewa
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import jenis_pekerjaan
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.domain.pekerjaan_sapu import sapu
from organisasi.models import Instansi
from tests import pabrik
from tests.organisasi.test_pekerjaan import antre, kini

DIAM = 2.6  # seconds, longer than the lease of these tests


@pytest.fixture
def tata(tata_salinan, settings):
    settings.SEWA_PEKERJAAN_DETIK = 2
    return tata_salinan


def kerjakan(tata, langkah):
    """The job as it ended, its step watched by the reaper of another process."""

    @jenis_pekerjaan("uji_diam", judul="Diam")
    def diam(pekerjaan, lapor):
        lapor(1, 1, "Langkah yang diam")
        langkah()
        sapu()
        return BerkasBaru("a.txt", b"a", "text/plain")

    pekerjaan = antre(tata, "uji_diam")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    assert not [utas for utas in threading.enumerate() if utas.name.startswith("sewa-")]
    return kini(tata, pekerjaan)


def test_langkah_diam_lebih_lama_dari_sewanya(tata):
    akhir = kerjakan(tata, lambda: time.sleep(DIAM))
    assert (akhir.status, akhir.percobaan, akhir.galat) == ("selesai", 1, "")


def test_langkah_diam_yang_menulis(tata):
    """On SQLite nobody else writes meanwhile, neither the lease nor the reaper."""

    def menulis():
        with transaction.atomic():
            pabrik.instansi("Dinas Perikanan")
            time.sleep(DIAM)
        time.sleep(0.5)

    akhir = kerjakan(tata, menulis)
    assert (akhir.status, akhir.percobaan) == ("selesai", 1)
    with pabrik.dalam(tata.pemda):
        assert Instansi.objects.filter(nama="Dinas Perikanan").count() == 1


def test_yang_macet_kehilangan_sewanya(tata, monkeypatch):
    monkeypatch.setattr(pekerjaan_sewa, "DIAM_MAKS", 0.1)
    akhir = kerjakan(tata, lambda: time.sleep(DIAM))
    assert (akhir.status, akhir.percobaan) == ("antre", 1)
