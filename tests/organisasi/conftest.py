import contextlib
import os
import subprocess
import sys
import time

import pytest
from django.conf import settings as pengaturan
from django.db import connection

from tests import pabrik
from tests.organisasi import jenis_uji
from tests.organisasi.cadangan_uji import pasang  # noqa: F401  a fixture


@pytest.fixture(scope="session", autouse=True)
def _jenis_uji():
    jenis_uji.daftarkan()


@pytest.fixture
def tata(db):
    """Two pemda with an OPD and people each; `tata.asing` is the stranger."""
    return susun_tata()


@pytest.fixture
def tata_salinan(basis_salinan, settings):
    """The same in a database that commits, with the queue of production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    return susun_tata()


@pytest.fixture(scope="module")
def penyedia():
    """Address of a real OpenID Connect provider in this process."""
    from oidc_provider_mock import run_server_in_thread  # a whole web framework: only where it is asked for

    with run_server_in_thread(require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def nyala(settings, penyedia):
    """Single sign-on with that provider is on."""
    settings.OIDC_ALAMAT, settings.OIDC_KLIEN, settings.OIDC_RAHASIA = penyedia, "kinerja", "rahasia-klien"
    settings.OIDC_NAMA = "Akun Pemda"
    return penyedia


class Tata:
    """pemda, instansi, lain (a second OPD), perencana, rekan (same role), admin …; asing: of another pemda."""


def susun_tata() -> Tata:
    tata = Tata()
    tata.pemda, tata.pemda_asing = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(tata.pemda):
        tata.instansi, tata.lain = pabrik.instansi("Bagian Organisasi"), pabrik.instansi("Dinas Sosial")
        tata.perencana = pabrik.anggota("perencana", tata.instansi)
        tata.rekan = pabrik.anggota("perencana", tata.instansi)
        tata.luar = pabrik.anggota("perencana", tata.lain)
        tata.admin, tata.pembaca = pabrik.anggota("admin_pemda"), pabrik.anggota("pembaca")
    with pabrik.dalam(tata.pemda_asing):
        tata.instansi_asing = pabrik.instansi("BKPSDM")
        tata.asing = pabrik.anggota("admin_pemda")
    return tata


@pytest.fixture
def pekerja(basis_salinan, tmp_path):
    """Starts worker processes on the test's database: `pekerja()` gives the Popen; all are killed afterwards."""
    anak = []

    lingkungan = {"DATA_DIR": str(tmp_path), "DATABASE_URL": url_basis(), "TMPDIR": str(tmp_path)}

    def mulai(*argumen: str) -> subprocess.Popen:
        catatan = (tmp_path / "pekerja.log").open("ab")
        proses = subprocess.Popen(
            [sys.executable, "-m", "tests.organisasi.jenis_uji", *argumen],
            cwd=pengaturan.BASE_DIR,
            env=os.environ | jenis_uji.DATA_PEKERJA | lingkungan,
            stdout=catatan,
            stderr=catatan,
        )
        anak.append(proses)
        return proses

    yield mulai
    for proses in anak:
        with contextlib.suppress(ProcessLookupError):
            proses.kill()
        proses.wait()


def url_basis() -> str:
    """DATABASE_URL of the database this test works on."""
    s = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{s['NAME']}"
    return f"postgres://{s['USER']}:{s['PASSWORD']}@{s['HOST']}:{s['PORT']}/{s['NAME']}"


def tunggu(syarat, detik: float = 60):
    """The first true value of `syarat()`; fails after so many seconds."""
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        if nilai := syarat():
            return nilai
        time.sleep(0.02)
    raise AssertionError(f"Tidak terjadi dalam {detik} detik: {syarat}")
