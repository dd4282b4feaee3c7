"""SIGTERM: the web server ends what it is answering, the job worker puts its job back; nothing is lost or doubled."""

import contextlib
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from indikator.models import Realisasi
from organisasi.domain.jejak import KUNCI_NASIHAT
from organisasi.models import Berkas, Jejak, Pekerjaan
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import Klien, bunuh_semua, jejak_utuh, tunggu
from tests.ketahanan.dunia_kerja import antrekan_lkjip, susun

LAMBAT = 4  # seconds a save is held up


@contextlib.contextmanager
def penulisan_tertahan(pemda):
    """While it lasts every save of this pemda waits for us, as behind somebody else's long write."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute("select pg_advisory_xact_lock(%s)", [KUNCI_NASIHAT + pemda.pk])
            yield
    else:
        with transaction.atomic():  # BEGIN IMMEDIATE: the one writer of SQLite is us
            yield


def test_web_finishes_what_it_is_answering(aplikasi):
    app = aplikasi(proses=2)
    d = dunia_tulis.susun(2)
    klien = [(Klien(app.url, orang.email), dinas, ind) for pemda, dinas, orang, ind in d.orang if pemda == d.pemda[0]]

    def simpan(ke: int):
        satu, dinas, indikator = klien[ke]
        alamat = f"/magetan/{dunia_tulis.TAHUN}/realisasi/{dinas.slug}/{indikator.pk}/"
        return satu.kirim(alamat, versi="0", teks="71,5", **dunia_tulis.ISI).status_code

    for satu, _, _ in klien:
        satu.token = satu.token_baru()
    with ThreadPoolExecutor(2) as utas:
        with penulisan_tertahan(d.pemda[0]):
            jawaban = [utas.submit(simpan, ke) for ke in range(2)]
            time.sleep(LAMBAT / 2)
            os.kill(app.web.pid, signal.SIGTERM)
            time.sleep(LAMBAT / 2)
            assert app.web.poll() is None, "tidak menunggu yang sedang dijawab"
        assert [satu.result() for satu in jawaban] == [302, 302]
    assert app.web.wait(60) == 0
    with pabrik.dalam(d.pemda[0]):
        assert Realisasi.objects.count() == Jejak.objects.filter(model="indikator.Realisasi").count() == 2
    jejak_utuh(app)
    catat(
        "gangguan", "SIGTERM web saat permintaan lambat", dicoba=2, keterangan="2 dijawab 302 lalu berhenti, 0 hilang"
    )


def test_worker_puts_its_job_back(aplikasi):
    """At its next report; the attempt does not count, and the next worker makes the files once."""
    app = aplikasi(web=False, pekerja=True)
    d = susun()
    with pabrik.dalam(d.pemda):
        sebelum = Berkas.objects.count()
        antrekan_lkjip(d)

    def kini() -> Pekerjaan:
        with pabrik.dalam(d.pemda):
            return Pekerjaan.objects.get(jenis="terbitkan_lkjip")

    tunggu(lambda: kini().status == "berjalan" and kini().langkah > 0, sebab="berjalan")
    os.kill(app.pekerja.pid, signal.SIGTERM)
    assert app.pekerja.wait(120) == 0
    assert (kini().status, kini().percobaan) == ("antre", 0)
    bunuh_semua(app.pekerja)
    app.mulai_pekerja()
    tunggu(lambda: kini().status == "selesai", sebab="dilanjutkan")
    with pabrik.dalam(d.pemda):
        assert Berkas.objects.count() == sebelum + 3 and kini().percobaan == 1
    catat(
        "gangguan", "SIGTERM pekerja di tengah pekerjaan", dicoba=1, keterangan="kembali ke antrean, 3 berkas sekali"
    )
