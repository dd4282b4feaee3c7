"""Two machines, a broker, a Redis, a bucket: one of each is killed under load, nothing acknowledged is lost and every
promised job ends once. PostgreSQL only: SQLite is one machine."""

import hashlib
import os
import signal
import time
from collections import Counter

import pytest
from django.conf import settings as pengaturan

from organisasi.models import Berkas, Pekerjaan
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan import dunia_kerja, dunia_mesin, dunia_tulis
from tests.ketahanan.alat import PENYANDI, Klien, anak, bunuh, bunuh_semua, jejak_utuh, tunggu
from tests.ketahanan.pelayan import Rabbit, Redis

pytestmark = [
    pytest.mark.skipif(pengaturan.UJI_BASIS != "postgres", reason="beberapa mesin hanya dengan PostgreSQL"),
    pytest.mark.skipif(
        not Rabbit.tersedia(), reason="rabbitmq-server tidak terpasang (apt-get install rabbitmq-server)"
    ),
    pytest.mark.skipif(not Redis.tersedia(), reason="redis-server tidak terpasang (apt-get install redis-server)"),
]


@pytest.fixture
def dua(basis_salinan, statis, tmp_path, settings):
    """The two machines on the database of the test; stopped afterwards."""
    settings.PASSWORD_HASHERS, settings.AUTH_PASSWORD_VALIDATORS = PENYANDI, []
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default"]}}
    dua = dunia_mesin.DuaMesin(tmp_path, statis)
    try:
        dua.mulai()
        dunia_mesin.pakai_wadah(settings, dua.s3)
        yield dua
    finally:
        dua.henti()


def test_one_of_each_killed_under_load(dua):
    d = dunia_tulis.susun()
    with pabrik.dalam(d.pemda[0]):
        d.admin = [pabrik.anggota("admin_pemda") for _ in range(3)]
    penulis = dunia_tulis.mulai(dua.url(), d, dunia_mesin.PenulisBanyak)
    pemesan = [dunia_mesin.Pemesan(dua.url(), d.pemda[0], satu) for satu in d.admin]
    for satu in pemesan:
        satu.start()
    _maju(penulis, pemesan, "sebelum gangguan")

    _bunuh_web(dua, penulis, pemesan)
    _bunuh_pekerja(dua, penulis, pemesan)
    _bunuh_pialang(dua, penulis, pemesan)
    _bunuh_redis(dua, d, penulis, pemesan)

    for satu in pemesan:
        satu.cukup()
    dunia_tulis.selesaikan(penulis)
    for satu in pemesan:
        satu.join(120)
        assert not satu.is_alive() and satu.rusak is None, satu.rusak
    tunggu(lambda: not dunia_mesin.pekerjaan_hidup(d), sebab=f"semua pekerjaan berakhir\n{dua.catatan()}")
    simpan = dunia_tulis.periksa(d, penulis)
    kerja = dunia_mesin.periksa_pekerjaan(d, pemesan, dua.s3)
    galat = sum((satu.galat for satu in pemesan), Counter())
    assert set(galat) <= {"putus"}, galat
    assert not dua.isi_setempat()
    jejak_utuh(dua.mesin[0])
    catat("gangguan", "Dua mesin: web, pekerja, pialang, Redis dimatikan: simpanan", dicoba=6, keterangan=simpan)
    catat("gangguan", "Dua mesin: web, pekerja, pialang, Redis dimatikan: pekerjaan", dicoba=6, keterangan=kerja)
    print(f"\n{simpan}\n{kerja}")


def _maju(penulis, pemesan, sebab: str) -> None:
    """Everybody gets on with it: each writer and each who orders has something acknowledged anew."""
    semua = [(satu, _banyak(satu)) for satu in (*penulis, *pemesan)]
    tunggu(lambda: all(_banyak(satu) > sebelum for satu, sebelum in semua), sebab=sebab)


def _banyak(satu) -> int:
    return len(satu.diakui) if isinstance(satu.diakui, list) else satu.diakui


def _bunuh_web(dua, penulis, pemesan) -> None:
    """The other machine serves all of it meanwhile."""
    satu = dua.mesin[0]
    bunuh_semua(satu.web)
    _maju(penulis, pemesan, "satu web mati")
    satu.mulai_web()
    satu.tunggu()


def _bunuh_pekerja(dua, penulis, pemesan) -> None:
    """All of one worker; then of the other only a child that does jobs: its message goes back to the broker. At last
    that one is asked to end, and does."""
    satu, lain = dua.mesin
    bunuh_semua(satu.pekerja)
    _maju(penulis, pemesan, "satu pekerja mati")
    penerima = tunggu(lambda: anak(lain.pekerja.pid))[0]
    bunuh(tunggu(lambda: anak(penerima))[0])
    _maju(penulis, pemesan, "satu anak pekerja mati")
    satu.mulai_pekerja()
    lain.pekerja.terminate()
    assert lain.pekerja.wait(120) == 0, lain.catatan()
    lain.mulai_pekerja()


def _bunuh_pialang(dua, penulis, pemesan) -> None:
    """Saving and asking for jobs go on; monitoring says what is missing."""
    dua.rabbit.bunuh()
    _maju(penulis, pemesan, "pialang mati")
    tunggu(lambda: all(satu["gagal"] == ["pialang"] for satu in dua.siap()), sebab="readyz menyebut pialang")
    assert all("kinerja_pialang_menjawab 0.0" in satu for satu in dua.metrik())
    time.sleep(2)
    dua.rabbit.mulai()
    tunggu(lambda: all(satu["siap"] for satu in dua.siap()), sebab=f"pialang kembali\n{dua.catatan()}")
    _maju(penulis, pemesan, "pialang kembali")


def _bunuh_redis(dua, d, penulis, pemesan) -> None:
    """Who is signed in goes on working; signing in waits for the counter of guesses, and says so."""
    dua.redis.bunuh()
    _maju(penulis, pemesan, "Redis mati")
    klien = Klien(dua.url()[1])
    isian = klien.isian("/akun/login/", "password") | {"login": d.admin[0].email, "password": pabrik.SANDI}
    jawaban = klien.kirim("/akun/login/", **isian)
    assert jawaban.status_code == 503 and "Penghitung percobaan" in jawaban.text, jawaban.text[-2000:]
    dua.redis.mulai()
    assert klien.kirim("/akun/login/", **isian).status_code == 302


def test_every_kind_of_job_behind_the_broker(dua):
    """Prints, exports, imports, packages and the files of a report, made by the children of a Celery worker."""
    d = dunia_kerja.susun()
    dunia_kerja.antrekan_semua(d)

    def selesai() -> bool:
        with pabrik.dalam(d.pemda):
            return not dunia_kerja.pekerjaan_baru(d).filter(status__in=("antre", "berjalan")).exists()

    tunggu(selesai, sebab=f"semua jenis pekerjaan\n{dua.catatan()}")
    with pabrik.dalam(d.pemda):
        hasil = {satu.jenis: (satu.status, satu.galat) for satu in dunia_kerja.pekerjaan_baru(d)}
        assert hasil == dict.fromkeys(dunia_kerja.BERKAS, ("selesai", ""))
        for satu in Berkas.objects.all():
            with satu.isi.open("rb") as isi:
                assert hashlib.sha256(isi.read()).hexdigest() == satu.sha256
    assert not dua.isi_setempat()
    catat("gangguan", "Tiap jenis pekerjaan lewat Celery", dicoba=len(hasil), keterangan=f"{len(hasil)} jenis selesai")


def test_children_told_to_end_give_their_jobs_back(dua):
    """SIGTERM to every child that does jobs, while one of them is sure to be in the middle of its own: the row it
    reports to is held. None has to wait for its lease, none counts as tried."""
    d = dunia_kerja.susun()
    dunia_kerja.antrekan_semua(d)
    with pabrik.dalam(d.pemda):
        berjalan = dunia_kerja.pekerjaan_baru(d).filter(status="berjalan").select_for_update()
        tunggu(berjalan.first, sebab=f"pekerjaan berjalan\n{dua.catatan()}")
        for satu in dua.mesin:
            for pid in anak(tunggu(lambda pekerja=satu.pekerja: anak(pekerja.pid))[0]):
                os.kill(pid, signal.SIGTERM)
        time.sleep(1)

    def selesai() -> bool:
        with pabrik.dalam(d.pemda):
            return not dunia_kerja.pekerjaan_baru(d).filter(status__in=("antre", "berjalan")).exists()

    tunggu(selesai, sebab=f"semua pekerjaan\n{dua.catatan()}")
    with pabrik.dalam(d.pemda):
        assert {(satu.status, satu.percobaan) for satu in dunia_kerja.pekerjaan_baru(d)} == {("selesai", 1)}
    catat(
        "gangguan", "SIGTERM ke tiap anak pekerja", dicoba=len(dunia_kerja.BERKAS), keterangan="tak satu pun diulang"
    )


def test_guesses_are_counted_by_all_machines_together(dua):
    """Sixty guesses at once, half on each machine: five are looked at."""
    from concurrent.futures import ThreadPoolExecutor

    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        orang = pabrik.anggota("admin_pemda")

    def tebak(nomor: int) -> int:
        klien = Klien(dua.url()[nomor % 2])
        isian = klien.isian("/akun/login/", "password")
        return klien.kirim(
            "/akun/login/", **isian | {"login": orang.email, "password": f"tebakan {nomor}"}
        ).status_code

    with ThreadPoolExecutor(12) as banyak:
        kode = Counter(banyak.map(tebak, range(60)))
    assert kode == Counter({200: 5, 429: 55}), kode
    catat("gangguan", "Tebakan di dua mesin", dicoba=60, keterangan=f"{kode[200]} diperiksa, {kode[429]} ditahan")


def test_a_file_of_one_machine_is_served_by_the_other(dua):
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        pabrik.instansi("Dinas Kesehatan")
        orang = pabrik.anggota("admin_pemda")
    klien = Klien(dua.url()[0], orang.email)
    isi = {"alamat": "/magetan/instansi/", "awalan": "", "bentuk": "csv"}
    assert klien.kirim("/magetan/ekspor/daftar/", **isi).status_code == 302

    def berkas():
        with pabrik.dalam(pemda):
            satu = Pekerjaan.objects.select_related("hasil").get()
            return satu.hasil if satu.status == "selesai" else None

    hasil = tunggu(berkas, sebab=f"pekerjaan selesai\n{dua.catatan()}")
    for url in dua.url():
        klien.url = url
        jawaban = klien.buka(f"/magetan/berkas/{hasil.pk}/")
        assert hashlib.sha256(jawaban.content).hexdigest() == hasil.sha256
        assert jawaban.headers["Content-Disposition"].startswith("attachment")
        assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
