"""PostgreSQL is restarted under load, politely (fast) and hard (immediate), and stopped for a while."""

import contextlib
import os
import subprocess
import time

import pytest
from django.conf import settings
from django.db import connection

from organisasi.models import Pekerjaan
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import Klien, jejak_utuh, tunggu

pytestmark = pytest.mark.skipif(settings.UJI_BASIS != "postgres", reason="hanya untuk PostgreSQL")


class Klaster:
    """The throw-away server of the tests (deploy/pasang/uji.sh)."""

    def __init__(self):
        self.letak, self.versi = os.environ.get("UJI_KLASTER", ""), os.environ.get("UJI_KLASTER_VERSI", "")
        if not self.letak:
            pytest.skip("UJI_KLASTER tidak disetel: server uji tidak dapat dihidupkan ulang dari sini")

    def perintah(self, *argumen: str) -> None:
        connection.close()
        subprocess.run(
            ["pg_ctlcluster", *argumen],
            env=os.environ | {"PG_CLUSTER_CONF_ROOT": self.letak},
            check=True,
            capture_output=True,
            timeout=60,
        )

    def henti(self, cara: str) -> None:
        self.perintah("--mode", cara, self.versi, "regress", "stop")

    def mulai(self) -> None:
        self.perintah(self.versi, "regress", "start")


@pytest.fixture
def klaster():
    klaster = Klaster()
    yield klaster
    with contextlib.suppress(subprocess.CalledProcessError):  # runs already
        klaster.mulai()


@pytest.mark.parametrize("cara", ["fast", "immediate"])
def test_restarted_under_load(aplikasi, klaster, cara):
    app = aplikasi(proses=4, pekerja=True)
    d = dunia_tulis.susun()
    _pastikan_teguh()
    admin = _admin(app, d)
    penulis = dunia_tulis.mulai(app.url, d)
    for _ in range(2):
        time.sleep(2)
        klaster.henti(cara)
        if cara == "fast":
            _periksa_halaman(admin)
        klaster.mulai()
        sebelum = [satu.diakui for satu in penulis]
        tunggu(
            lambda kini=sebelum: all(p.diakui > k for p, k in zip(penulis, kini, strict=True)), sebab="pulih sendiri"
        )
    dunia_tulis.selesaikan(penulis)
    angka = dunia_tulis.periksa(d, penulis)
    halaman = [satu for p in penulis for satu in p.halaman]
    lain = [(kode, teks) for kode, teks in halaman if kode != 503 or "Traceback" in teks]
    assert halaman and not lain, lain[:2]
    jejak_utuh(app)
    _periksa_pekerja(app, d, admin)
    catat("gangguan", f"PostgreSQL dihidupkan ulang ({cara}) saat menyimpan", dicoba=2, keterangan=angka)


def _admin(app, d) -> Klien:
    with pabrik.dalam(d.pemda[0]):
        admin = pabrik.anggota("admin_pemda")
    return Klien(app.url, admin.email)


def _pastikan_teguh() -> None:
    """The server writes through to the disk, else this drill would show nothing."""
    with connection.cursor() as kursor:
        for nama in ("fsync", "synchronous_commit", "full_page_writes"):
            kursor.execute(f"show {nama}")
            assert kursor.fetchone()[0] == "on", nama


def _periksa_halaman(klien: Klien) -> None:
    """While it is down: a page in Indonesian, for scripts a sentence, and what was typed to send again."""
    halaman = klien.buka("/magetan/")
    assert halaman.status_code == 503 and halaman.headers["Retry-After"] == "10"
    assert "Layanan sedang terganggu" in halaman.text and "Basis data sedang tidak dapat dihubungi" in halaman.text
    skrip = klien.buka("/magetan/", Accept="application/json")
    assert skrip.status_code == 503 and "Basis data" in skrip.json()["galat"]
    klien.token = klien.token or "x" * 32
    kiriman = klien.kirim("/magetan/instansi/tambah/", nama="Dinas <ketikan saya>")
    assert kiriman.status_code == 503
    assert "Dinas &lt;ketikan saya&gt;" in kiriman.text and "Kirim ulang" in kiriman.text


def _periksa_pekerja(app, d, admin: Klien) -> None:
    """The worker that lived through it takes the next job without being started again."""
    assert app.pekerja.poll() is None, app.catatan()
    isi = {"alamat": "/magetan/instansi/", "awalan": "", "bentuk": "xlsx"}
    admin.token = ""
    assert admin.kirim("/magetan/ekspor/daftar/", **isi).status_code == 302

    def selesai():
        with pabrik.dalam(d.pemda[0]):
            return Pekerjaan.objects.filter(jenis="ekspor_daftar", status="selesai").exists()

    tunggu(selesai, sebab="pekerjaan sesudah gangguan")
