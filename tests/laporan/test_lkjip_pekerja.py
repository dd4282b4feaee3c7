"""The files of a signed LKjIP made by a real worker that is killed with -9: none is lost, none is made twice."""

import signal
import time

import pytest

from laporan.domain.lkjip import terbitan
from laporan.models import BerkasLkjip
from organisasi.models import Berkas, Pekerjaan
from tests import pabrik
from tests.laporan import lkjip_kecil
from tests.organisasi.conftest import pekerja, tunggu  # noqa: F401  a fixture

pytestmark = pytest.mark.lambat


def test_killed_behind_its_first_file_it_goes_on(basis_salinan, pekerja, settings):  # noqa: F811
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    pemda, _dinas, lkjip = lkjip_kecil.siap()
    with pabrik.dalam(pemda):
        lkjip = lkjip_kecil.sampai(lkjip, "ditandatangani")

    def di_dalam(baca):
        with pabrik.dalam(pemda):
            return baca()

    mati = pekerja()
    tunggu(lambda: di_dalam(BerkasLkjip.objects.exists))
    mati.send_signal(signal.SIGKILL)
    mati.wait()
    pertama = di_dalam(lambda: terbitan.tersimpan(lkjip)["cetak"].pk)
    time.sleep(2.1)  # the lease of these workers
    pekerja()
    tunggu(lambda: di_dalam(lambda: Pekerjaan.objects.get().status) in ("selesai", "gagal"))
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.get().status == "selesai" and terbitan.kurang(lkjip) == []
        assert BerkasLkjip.objects.count() == Berkas.objects.count() == 3
        assert terbitan.tersimpan(lkjip)["cetak"].pk == pertama
