"""gunicorn in earnest: `gunicorn -c deploy/gunicorn.conf.py kinerja.wsgi:application`. What differs is in .env.contoh.

Its own access log stays off: the application writes one line per request without personal data (kinerja.akses).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import environ

AKAR = Path(__file__).resolve().parent.parent
if (AKAR / ".env").is_file():
    environ.Env.read_env(AKAR / ".env")

chdir = str(AKAR)
bind = os.environ.get("WEB_ALAMAT") or "127.0.0.1:8000"
workers = int(os.environ.get("WEB_PROSES") or 2)
threads = int(os.environ.get("WEB_UTAS") or 4)
worker_class = "gthread"
timeout = 120  # seconds without a sign of life
graceful_timeout = 30
keepalive = 5
max_requests, max_requests_jitter = 5_000, 500
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
control_socket_disable = True
accesslog = None
errorlog = "-"
loglevel = "info"

if os.environ.get("LOG_BENTUK") == "json":
    logconfig_dict = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "kinerja.catatan.BentukJson"}},
        "handlers": {"layar": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "root": {"handlers": ["layar"], "level": "INFO"},
        "loggers": {"gunicorn.error": {"handlers": ["layar"], "level": "INFO", "propagate": False}},
    }

# The figures of all processes meet here; those of an earlier start are nobody's.
_SEMENTARA = not os.environ.get("PROMETHEUS_MULTIPROC_DIR")
if _SEMENTARA:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="kinerja-metrik-")


def on_starting(server):
    """One sentence and exit code 3 when the database does not fit, before any process is started."""
    metrik = Path(os.environ["PROMETHEUS_MULTIPROC_DIR"])
    metrik.mkdir(parents=True, exist_ok=True)
    for berkas in metrik.glob("*.db"):
        berkas.unlink()
    hasil = subprocess.run(
        [sys.executable, "manage.py", "periksa_migrasi"], cwd=AKAR, stdout=subprocess.DEVNULL, check=False
    )
    if hasil.returncode:
        sys.exit(hasil.returncode)


def child_exit(server, worker):
    """Counts of an ended process stay, its gauges go."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)


def on_exit(server):
    if _SEMENTARA:
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
