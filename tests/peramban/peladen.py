"""The real application as child processes: gunicorn and the job worker over a data directory of its own."""

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from django.conf import settings

TENGGAT_MULAI = 30  # seconds


def lingkungan(data: Path) -> dict[str, str]:
    """Environment of a trial installation over `data`; nothing of the test settings leaks into it."""
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "UJI_", "PYTEST_"))}
    return bersih | {
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data / 'kinerja.sqlite3'}",
        "DATABASE_URL_PEMILIK": "",
        "MODE_COBA": "1",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "PYTHONUNBUFFERED": "1",
    }


def kelola(data: Path, *perintah: str, **pilihan) -> str:
    """Run `manage.py …` on the data directory; its output. A failure shows what the command said."""
    hasil = subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=settings.BASE_DIR,
        env=lingkungan(data),
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
    kelola(data, "siapkan")
    kelola(data, "muat_contoh")
    kelola(data, "collectstatic", "--noinput", "--verbosity", "0")
    basis = data / "kinerja.sqlite3"
    perintah = f"import sqlite3; sqlite3.connect({str(basis)!r}).execute('PRAGMA wal_checkpoint(TRUNCATE)')"
    subprocess.run([sys.executable, "-c", perintah], check=True, timeout=60)


def port_bebas() -> int:
    with socket.socket() as colokan:
        colokan.bind(("127.0.0.1", 0))
        return colokan.getsockname()[1]


class Peladen:
    """`url`, `data` (its data directory) and `kelola(...)`, `pulihkan(asal)`, `catatan()`, `mulai()`, `henti()`."""

    def __init__(self, data: Path):
        self.data = data
        self.port = port_bebas()
        self.url = f"http://127.0.0.1:{self.port}"
        self.berkas_catatan = data / "peladen.log"
        self.web = self.pekerja = None

    def mulai(self) -> None:
        gunicorn = ["-m", "gunicorn", "kinerja.wsgi:application", "--bind", f"127.0.0.1:{self.port}"]
        gunicorn += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--no-control-socket"]
        self.web = self._jalankan(*gunicorn)
        self.pekerja = self._jalankan("manage.py", "pekerja")
        self._tunggu()

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
        return kelola(self.data, *perintah, **pilihan)

    def catatan(self) -> str:
        """Last part of what the server and the worker printed."""
        return self.berkas_catatan.read_text(errors="replace")[-20_000:]

    def _jalankan(self, *argumen: str) -> subprocess.Popen:
        with self.berkas_catatan.open("a") as keluaran:
            return subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", sys.executable, *argumen],  # not even kill -9 of pytest leaves it
                cwd=settings.BASE_DIR,
                env=lingkungan(self.data),
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _tunggu(self) -> None:
        tenggat = time.monotonic() + TENGGAT_MULAI
        while time.monotonic() < tenggat:
            assert self.web.poll() is None, f"Peladen berhenti saat mulai:\n{self.catatan()}"
            with contextlib.suppress(OSError):
                urllib.request.urlopen(self.url, timeout=5).close()
                return
            time.sleep(0.1)
        raise AssertionError(f"Peladen tidak menjawab dalam {TENGGAT_MULAI} detik:\n{self.catatan()}")
