"""While a job stores its result for long, nobody waits for it: not the reaper, not who cancels (PostgreSQL: SQLite has
one writer, and no row locks)."""

from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone

from organisasi.domain import jejak
from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.domain.pekerjaan_sapu import sapu
from organisasi.enums import JenisImpor, StatusImpor, Tindakan
from organisasi.models import Impor, Pekerjaan
from tests import pabrik
from tests.organisasi.test_pekerjaan import antre, kini

pytestmark = pytest.mark.usefixtures("postgres")
LAMA = 6  # seconds the result is being stored, unless the test is done before
LEWAT = timedelta(seconds=1)


@contextmanager
def menyimpan(tata, pekerjaan):
    """A worker that stores the result of this job, with an audit row, until the block ends."""
    mulai, cukup = Event(), Event()

    @jenis_pekerjaan("uji_simpan_lama", judul="Lama menyimpan")
    def simpan_lama(pekerjaan, lapor):
        lapor(1, 1, "Menyimpan")
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(sewa_sampai=timezone.now() - LEWAT)
        lapor.penutup()
        list(Impor.objects.select_for_update())
        jejak.catat(oleh=pelaku_dari(pekerjaan), tindakan=Tindakan.IMPOR, objek=pekerjaan)
        mulai.set()
        cukup.wait(LAMA)

    def kerjakan():
        jalankan(tata.pemda.pk, pekerjaan.pk)
        connection.close()

    utas = Thread(target=kerjakan)
    utas.start()
    assert mulai.wait(10)
    try:
        yield utas
        assert utas.is_alive(), "menunggu sampai hasilnya tersimpan"
    finally:
        cukup.set()
        utas.join(20)


@pytest.fixture
def tata(tata_salinan):
    jenis_pekerjaan("uji_simpan_lama", judul="Lama menyimpan")(lambda pekerjaan, lapor: None)
    return tata_salinan


def terhenti(tata, kunci: str) -> Pekerjaan:
    """A job whose worker died."""
    satu = antre(tata, kunci=kunci)
    with pabrik.dalam(tata.pemda):
        Pekerjaan.objects.filter(pk=satu.pk).update(status="berjalan", percobaan=1, sewa_sampai=timezone.now() - LEWAT)
    return satu


def test_penyapu_melewati_yang_menyimpan(tata):
    """Also another dead job of the pemda whose audit trail is being written; the other pemda get their turn."""
    panjang, mati = antre(tata, "uji_simpan_lama"), terhenti(tata, "k2")
    with pabrik.dalam(tata.pemda_asing):
        asing = antrekan(oleh=pabrik.pelaku(tata.asing), jenis="uji_berkas", kunci="k", instansi=tata.instansi_asing)
        Pekerjaan.objects.filter(pk=asing.pk).update(
            status="berjalan", percobaan=1, sewa_sampai=timezone.now() - LEWAT
        )
    with menyimpan(tata, panjang):
        assert sapu().diantrekan == 1  # the one of the other pemda
    assert (kini(tata, panjang).status, kini(tata, panjang).percobaan) == ("selesai", 1)
    assert sapu().diantrekan == 1
    assert kini(tata, mati).status == "antre"


def test_membatalkan_yang_menyimpan_dijawab_segera(tata):
    pekerjaan, klien = antre(tata, "uji_simpan_lama"), pabrik.klien(tata.perencana)
    with menyimpan(tata, pekerjaan):
        jawaban = klien.post(f"/magetan/pekerjaan/{pekerjaan.pk}/batal/", follow=True)
    assert jawaban.status_code == 200 and "sedang disimpan" in jawaban.content.decode()
    assert kini(tata, pekerjaan).status == "selesai"


def test_membatalkan_impor_yang_menyimpan_dijawab_segera(tata):
    """The import is held too: who gives it up takes the job first, as the job itself does, and nobody waits."""
    pekerjaan, klien = antre(tata, "uji_simpan_lama"), pabrik.klien(tata.perencana)
    with pabrik.dalam(tata.pemda):
        berkas = simpan_berkas(oleh=pabrik.mesin(), nama="buku.xlsx", isi=b"buku", jenis_mime="text/plain")
        isi = {"jenis": JenisImpor.BUKU, "berkas": berkas, "judul": "buku.xlsx", "status": StatusImpor.SIAP}
        impor = pabrik._buat(Impor, pekerjaan=pekerjaan, dibuat_oleh=tata.perencana, **isi)
    with menyimpan(tata, pekerjaan):
        jawaban = klien.post(f"/magetan/impor/{impor.pk}/batal/")
    assert jawaban.status_code == 409 and "sedang disimpan" in jawaban.content.decode()
    with pabrik.dalam(tata.pemda):
        assert Impor.objects.get().status == StatusImpor.SIAP
