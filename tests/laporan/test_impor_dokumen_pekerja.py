"""A worker killed with -9 while it reads and while it applies: no half state, and one import in the end."""

import signal
import time

import pytest

from indikator.models import Indikator, Lembar, Penetapan, Target
from laporan.domain.impor_dokumen.mulai import antrekan_terapkan, mulai
from laporan.models import BacaanBaris, BacaanLembar, Keputusan
from organisasi.enums import StatusImpor
from organisasi.models import Impor, Jabatan, Jejak, Pekerjaan
from tests import pabrik
from tests import sumber_baca as sumber
from tests.organisasi.conftest import pekerja, tunggu  # noqa: F401  a fixture

pytestmark = pytest.mark.lambat
SEWA = 2.1  # seconds, the lease of these workers and a little


class Lama:
    """The steps of the test inside the tenant."""

    def __init__(self, pekerja):  # noqa: F811
        self.pekerja = pekerja
        self.pemda = pabrik.pemda("paser", "Kabupaten Paser")
        with pabrik.dalam(self.pemda):
            self.badan = pabrik.instansi("BKPSDM", jenis="badan")
            self.orang = pabrik.anggota("perencana", self.badan)

    def baca(self, tanya):
        with pabrik.dalam(self.pemda):
            return tanya()

    def lakukan(self, fungsi, **isi):
        with pabrik.dalam(self.pemda):
            return fungsi(oleh=pabrik.pelaku(self.orang), **isi)

    def bunuh_saat(self, syarat) -> None:
        """Kill a worker soon after it got there, in the middle of its work, then let its lease run out."""
        mati = self.pekerja()
        tunggu(lambda: self.baca(syarat))
        time.sleep(0.2)
        mati.send_signal(signal.SIGKILL)
        mati.wait()
        time.sleep(SEWA)

    def selesai(self) -> Pekerjaan:
        """The newest job, once a new worker has ended it."""
        hidup = self.pekerja()
        tunggu(lambda: self.baca(lambda: Pekerjaan.objects.order_by("-pk").first().status) in ("selesai", "gagal"))
        hidup.kill()
        hidup.wait()
        return self.baca(lambda: Pekerjaan.objects.order_by("-pk").first())


def berjalan(langkah: int):
    return lambda: Pekerjaan.objects.filter(status="berjalan", langkah__gte=langkah).exists()


def isi_basis() -> list[int]:
    return [m.objects.count() for m in (Jabatan, Penetapan, Lembar, Indikator, Target, Keputusan)]


def test_killed_while_reading_and_while_applying(basis_salinan, pekerja, settings):  # noqa: F811
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    lama = Lama(pekerja)
    lama.lakukan(mulai, nama="iki.txt", isi=sumber.PASER.read_bytes(), instansi=lama.badan)
    lama.bunuh_saat(berjalan(1))
    assert lama.baca(lambda: (Impor.objects.get().status, BacaanLembar.objects.count())) == ("dibaca", 0)
    assert lama.selesai().status == "selesai"
    assert lama.baca(lambda: (BacaanLembar.objects.count(), BacaanBaris.objects.count())) == (46, 394)

    impor = lama.baca(lambda: Impor.objects.select_related("instansi").get())
    assert impor.status == StatusImpor.SIAP
    lama.lakukan(antrekan_terapkan, impor=impor)
    lama.bunuh_saat(berjalan(1))
    assert lama.baca(lambda: (Impor.objects.get().status, isi_basis())) == ("siap", [0] * 6)
    akhir = lama.selesai()
    assert (akhir.status, akhir.percobaan) == ("selesai", 2), akhir.galat
    assert lama.baca(isi_basis) == [45, 1, 46, 394, 388, 1]
    assert lama.baca(lambda: Jejak.objects.filter(tindakan="impor").count()) == 1
