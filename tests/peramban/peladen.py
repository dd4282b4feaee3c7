"""The real application as child processes: gunicorn and the job worker over a data directory of its own."""

import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings

TENGGAT_MULAI = 120  # seconds: a machine full of drills is slow
SANDI_CONTOH = """from django.contrib.auth.hashers import make_password
from organisasi.contoh_akun import SANDI
from organisasi.models import Pengguna
Pengguna.objects.update(password=make_password(SANDI))"""


def lingkungan(data: Path, **lain: str) -> dict[str, str]:
    """Environment of a trial installation over `data`, and `lain`; nothing of the test settings leaks into it."""
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "UJI_", "PYTEST_"))}
    return (
        bersih
        | {
            "DATA_DIR": str(data),
            "DATABASE_URL": f"sqlite:///{data / 'kinerja.sqlite3'}",
            "DATABASE_URL_PEMILIK": "",
            "MODE_COBA": "1",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "PYTHONUNBUFFERED": "1",
        }
        | lain
    )


def kelola(data: Path, *perintah: str, env: dict[str, str] | None = None, **pilihan) -> str:
    """Run `manage.py …` on the data directory; its output. A failure shows what the command said."""
    hasil = subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=settings.BASE_DIR,
        env=env or lingkungan(data),
        capture_output=True,
        text=True,
        timeout=600,
        **pilihan,
    )
    assert hasil.returncode == 0, f"manage.py {' '.join(perintah)}\n{hasil.stdout}\n{hasil.stderr}"
    return hasil.stdout


def siapkan_data(data: Path) -> None:
    """A filled data directory as `make run` leaves it: database, demo data, static files."""
    data.mkdir(parents=True)
    (data / "secret_key").write_text("kunci-uji-peramban-0123456789-abcdefghijklmnopqrstuvwxyz")
    with ThreadPoolExecutor(1) as samping:
        statis = samping.submit(kelola, data, "collectstatic", "--noinput", "--verbosity", "0")
        if not _ambil_contoh(data, Path(os.environ.get("UJI_BERSAMA") or data)):
            kelola(data, "siapkan")
            kelola(data, "muat_contoh")
        statis.result()
    basis = data / "kinerja.sqlite3"
    perintah = f"import sqlite3; sqlite3.connect({str(basis)!r}).execute('PRAGMA wal_checkpoint(TRUNCATE)')"
    subprocess.run([sys.executable, "-c", perintah], check=True, timeout=60)


def _ambil_contoh(data: Path, bersama: Path) -> bool:
    """Take over what the stage before this one in `make test` has made (tests.basis): the example data, else at least
    the migrated database. The accounts have the quick hashes of the tests, which the application does not know."""
    contoh, templat, basis = bersama / "contoh.sqlite3", bersama / "templat.sqlite3", data / "kinerja.sqlite3"
    if not contoh.exists():
        if templat.exists():
            shutil.copyfile(templat, basis)
        return False
    shutil.copyfile(contoh, basis)
    if (bersama / "contoh.berkas").exists():
        shutil.copytree(bersama / "contoh.berkas", data / "berkas")
    kelola(data, "shell", "--verbosity", "0", "--command", SANDI_CONTOH)
    return True


def port_bebas() -> int:
    with socket.socket() as colokan:
        colokan.bind(("127.0.0.1", 0))
        return colokan.getsockname()[1]


class Peladen:
    """`url`, `data` (its data directory) and `kelola(...)`, `pulihkan(asal)`, `catatan()`, `mulai()`, `henti()`.

    `lain`: more variables of its environment; `awalan`: a command in front of every process of it.
    """

    def __init__(self, data: Path, *, proses: int = 2, awalan: Sequence[str] = (), **lain: str):
        self.data, self.proses, self.awalan, self.env = data, proses, awalan, lingkungan(data, **lain)
        self.port = port_bebas()
        self.url = f"http://127.0.0.1:{self.port}"
        self.berkas_catatan = data / "peladen.log"
        self.web = self.pekerja = None

    def mulai(self) -> None:
        self.mulai_web()
        self.mulai_pekerja()
        self.tunggu()

    def mulai_web(self) -> None:
        gunicorn = ["-m", "gunicorn", "kinerja.wsgi:application", "--bind", f"127.0.0.1:{self.port}"]
        gunicorn += ["--worker-class", "gthread", "--workers", str(self.proses), "--threads", "4"]
        self.web = self.jalankan(*gunicorn, "--no-control-socket")

    def mulai_pekerja(self) -> None:
        self.pekerja = self.jalankan("manage.py", "pekerja")

    def henti(self) -> None:
        """SIGTERM to both process groups, SIGKILL to what is left after ten seconds."""
        for proses in filter(None, (self.web, self.pekerja)):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(proses.pid, signal.SIGTERM)
            try:
                proses.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(proses.pid, signal.SIGKILL)
                proses.wait()

    def pulihkan(self, asal: Path) -> None:
        """The database as it is in `asal` again; far quicker than new processes, which keep nothing outside of it."""
        sumber = sqlite3.connect(f"file:{asal / 'kinerja.sqlite3'}?mode=ro", uri=True)
        with contextlib.closing(sumber), contextlib.closing(sqlite3.connect(self.data / "kinerja.sqlite3")) as kini:
            kini.execute(f"PRAGMA busy_timeout = {TENGGAT_MULAI * 1000}")
            sumber.backup(kini)

    def kelola(self, *perintah: str, **pilihan) -> str:
        """`manage.py …` on this server's database."""
        return kelola(self.data, *perintah, env=self.env, **pilihan)

    def catatan(self) -> str:
        """Last part of what the server and the worker printed."""
        return self.berkas_catatan.read_text(errors="replace")[-20_000:]

    def jalankan(self, *argumen: str, **pilihan) -> subprocess.Popen:
        """Python with these arguments as a process of its own group, in the application's environment."""
        perintah = [*self.awalan, "setpriv", "--pdeathsig", "TERM", sys.executable]  # ends even when pytest is killed
        with self.berkas_catatan.open("a") as keluaran:
            return subprocess.Popen(
                [*perintah, *argumen],
                cwd=settings.BASE_DIR,
                env=self.env,
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **pilihan,
            )

    def tunggu(self) -> None:
        """Until the web server answers."""
        tenggat = time.monotonic() + TENGGAT_MULAI
        while time.monotonic() < tenggat:
            assert self.web.poll() is None, f"Peladen berhenti saat mulai:\n{self.catatan()}"
            with contextlib.suppress(OSError):
                urllib.request.urlopen(self.url, timeout=5).close()
                return
            time.sleep(0.1)
        raise AssertionError(f"Peladen tidak menjawab dalam {TENGGAT_MULAI} detik:\n{self.catatan()}")
