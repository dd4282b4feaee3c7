"""Whether a web server or worker of this machine works on DATA_DIR, also one that just waits.

A shared lock on DATA_DIR/dipakai.kunci, held by every such process as long as it lives: the kernel lets go of it
however the process ends, so a killed server leaves nothing behind. The database is no help: SQLite knows no idle user.
"""

import contextlib
import fcntl
import os
from pathlib import Path

from django.conf import settings

_pegangan = []  # open for the life of the process; children that are forked hold it too


def tandai() -> None:
    """This process works here until it ends. A directory that cannot be written is no reason to stop."""
    with contextlib.suppress(OSError):
        pegangan = _buka()
        _pegangan.append(pegangan)
        fcntl.flock(pegangan, fcntl.LOCK_SH | fcntl.LOCK_NB)


def sedang_dipakai() -> bool:
    """Whether any process holds the mark."""
    try:
        pegangan = _buka()
    except OSError:
        return False
    try:
        fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(pegangan)
    return False


def _buka() -> int:
    """Reading is enough to lock: a file that the operator made serves the web server too."""
    return os.open(Path(settings.DATA_DIR) / "dipakai.kunci", os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
