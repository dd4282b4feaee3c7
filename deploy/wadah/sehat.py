"""Health of this container: `sehat.py web` asks /healthz, `sehat.py pekerja` looks at the worker's sign of life.

Standard library only: it runs twice a minute.
"""

import os
import socket
import sys
import time
import urllib.request
from pathlib import Path


def web() -> bool:
    """The address it listens on, or this machine's when it listens on all."""
    alamat = os.environ.get("WEB_ALAMAT", "127.0.0.1:8000").replace("0.0.0.0", "127.0.0.1")
    with urllib.request.urlopen(f"http://{alamat}/healthz", timeout=4) as jawaban:
        return jawaban.status == 200


def pekerja() -> bool:
    """Touched with every turn and every step of a job (kinerja.denyut); a step may last as long as a lease."""
    berkas = Path(os.environ["DATA_DIR"]) / "denyut" / (os.environ.get("HOSTNAME") or socket.gethostname())
    return time.time() - berkas.stat().st_mtime < int(os.environ.get("SEWA_PEKERJAAN_DETIK") or 120) + 30


if __name__ == "__main__":
    try:
        sys.exit(not {"web": web, "pekerja": pekerja}[sys.argv[1]]())
    except OSError as galat:
        sys.exit(f"tidak sehat: {type(galat).__name__}")
