"""Asked for again while it runs: a job that reads data which people change is made anew, but not by a double click."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from organisasi.domain import pekerjaan as domain
from organisasi.domain import pekerjaan_jalan, pekerjaan_sapu
from organisasi.domain.pekerjaan import jenis_pekerjaan
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.galat import GalatKinerja
from organisasi.models import Pekerjaan
from tests import pabrik
from tests.organisasi.test_pekerjaan import antre, kini


@pytest.fixture
def jam():
    with time_machine.travel(timezone.now(), tick=False) as waktu:
        yield waktu


@pytest.fixture
def saat_jalan():
    """What is done while the job runs: set by the test."""
    daftar = []

    @jenis_pekerjaan("uji_kini", judul="Cetak", isi_kini=True)
    def kini_(pekerjaan, lapor):
        lapor(1, 1, "Membaca isi")
        while daftar:
            daftar.pop()()
        if pekerjaan.parameter.get("gagal"):
            raise GalatKinerja("Gagal.")

    return daftar


def test_diminta_lagi_sesudah_mulai_dibuat_lagi(tata, jam, saat_jalan):
    """Ten times asked for after the first began is one more job: it still waits."""
    lagi = []

    def sesudah_suntingan():
        jam.shift(timedelta(seconds=3))
        for _ in range(10):
            lagi.append(antre(tata, "uji_kini").pk)
            jam.shift(timedelta(seconds=3))

    saat_jalan.append(sesudah_suntingan)
    satu = antre(tata, "uji_kini")
    jalankan(tata.pemda.pk, satu.pk)
    assert len(set(lagi)) == 1 and satu.pk not in lagi
    with pabrik.dalam(tata.pemda):
        assert Pekerjaan.objects.count() == 2 and Pekerjaan.objects.get(pk=lagi[0]).status == "antre"


def test_klik_ganda_tetap_satu(tata, jam, saat_jalan):
    lagi = []

    def klik():
        jam.shift(timedelta(seconds=1))
        lagi.append(antre(tata, "uji_kini").pk)

    saat_jalan.append(klik)
    satu = antre(tata, "uji_kini")
    jalankan(tata.pemda.pk, satu.pk)
    assert lagi == [satu.pk]


def test_kembali_ke_antrean_di_samping_yang_baru(tata, jam, saat_jalan):
    """Its worker dies while another one of the same key waits: both are done."""
    satu = antre(tata, "uji_kini")
    pekerjaan_jalan._ambil(tata.pemda.pk, satu.pk)
    jam.shift(timedelta(seconds=121))
    dua = antre(tata, "uji_kini")
    assert dua.pk != satu.pk and pekerjaan_sapu.sapu().diantrekan == 1
    assert antre(tata, "uji_kini").pk in (satu.pk, dua.pk)
    for pekerjaan in (satu, dua):
        jalankan(tata.pemda.pk, pekerjaan.pk)
        assert kini(tata, pekerjaan).status == "selesai"


def test_yang_gagal_dicoba_lagi_dengan_kunci_semula(tata, jam, saat_jalan):
    satu = antre(tata, "uji_kini", parameter={"gagal": True}, kunci="k" * 300)
    jalankan(tata.pemda.pk, satu.pk)
    with pabrik.dalam(tata.pemda):
        baru = domain.ulangi(oleh=pabrik.pelaku(tata.perencana), pekerjaan=kini(tata, satu))
    assert baru.pk != satu.pk and baru.kunci == satu.kunci


def test_jenis_lain_tetap_berbagi_selagi_berjalan(tata, jam):
    """What is written once is never done twice at a time."""
    lagi = []

    @jenis_pekerjaan("uji_tetap", judul="Menerapkan")
    def tetap(pekerjaan, lapor):
        jam.shift(timedelta(seconds=60))
        lagi.append(antre(tata, "uji_tetap").pk)

    satu = antre(tata, "uji_tetap")
    jalankan(tata.pemda.pk, satu.pk)
    assert lagi == [satu.pk]
