"""A healthy job keeps its lease through a step that says nothing; one that hangs loses it."""

import threading
import time

import pytest
from django.db import OperationalError, connection, connections, transaction
from django_scopes import get_scope

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


def test_yang_gagal_diperpanjang_segera_dicoba_lagi(tata, settings, monkeypatch):
    """A database that was busy for long took most of the lease already."""
    tanya = []

    def sibuk():
        tanya.append(1)
        raise OperationalError("database is locked")

    settings.SEWA_PEKERJAAN_DETIK = 4  # a try every second, were it not for the failures
    monkeypatch.setattr(pekerjaan_sewa, "JEDA_GAGAL", 0.1)
    monkeypatch.setattr(pekerjaan_sewa, "sewa_baru", sibuk)
    assert kerjakan(tata, lambda: time.sleep(DIAM)).status == "selesai"
    assert len(tanya) > 3


def test_utas_menutup_sambungannya(tata, monkeypatch):
    """Its sign of life may ask a cache that lies in the database, while the job reports by itself."""
    milik_utas = []

    def berdenyut():
        if threading.current_thread().name.startswith("sewa-"):
            connection.ensure_connection()
            milik_utas.append(connections[connection.alias])

    @jenis_pekerjaan("uji_rajin", judul="Rajin melapor")
    def rajin(pekerjaan, lapor):
        for _ in range(4):
            time.sleep(0.2)
            lapor.kabar("Masih berjalan")

    monkeypatch.setattr(pekerjaan_sewa.denyut, "berdenyut", berdenyut)
    pekerjaan = antre(tata, "uji_rajin")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    assert kini(tata, pekerjaan).status == "selesai"
    assert milik_utas and all(satu.connection is None for satu in milik_utas)


def test_utas_yang_tidak_dapat_dimulai(tata, monkeypatch):
    """A machine out of threads (pids_limit): the job ends with a code, and nothing stays open in its worker."""

    def penuh(utas):
        raise RuntimeError("can't start new thread")

    terbuka = len(connection.atomic_blocks)
    with monkeypatch.context() as m:
        m.setattr(pekerjaan_sewa.Thread, "start", penuh)
        pekerjaan = antre(tata, "uji_berkas")
        jalankan(tata.pemda.pk, pekerjaan.pk)
    assert (len(connection.atomic_blocks), get_scope().get("pemda")) == (terbuka, None)
    assert kini(tata, pekerjaan).status == "gagal"
