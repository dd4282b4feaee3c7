"""Whether a web server or worker of this machine works on DATA_DIR, also one that just waits.

A shared lock on DATA_DIR/dipakai.kunci, held by every such process as long as it lives: the kernel lets go of it
however the process ends, so a killed server leaves nothing behind. The database is no help: SQLite knows no idle user.
"""

import contextlib
import fcntl
from pathlib import Path

from django.conf import settings

_pegangan = []  # open for the life of the process; children that are forked hold it too


def tandai() -> None:
    """This process works here until it ends. A directory that cannot be written is no reason to stop."""
    with contextlib.suppress(OSError):
        berkas = _letak().open("a")
        fcntl.flock(berkas, fcntl.LOCK_SH | fcntl.LOCK_NB)
        _pegangan.append(berkas)


def sedang_dipakai() -> bool:
    """Whether any process holds the mark."""
    try:
        with _letak().open("a") as berkas:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _letak() -> Path:
    return Path(settings.DATA_DIR) / "dipakai.kunci"
