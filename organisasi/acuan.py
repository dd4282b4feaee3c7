"""Reference data that an installation needs before its first pemda. `manage.py siapkan` loads it after the migrations;
apps to the right hang theirs here from their own module `acuan`:

@organisasi.acuan.daftarkan
def satuan_dan_dasar_hukum() -> None: …     # repeatable
"""

from collections.abc import Callable

_penyedia: list[Callable[[], None]] = []


def daftarkan(penyedia):
    """Register provider(); usable as a decorator."""
    if penyedia not in _penyedia:
        _penyedia.append(penyedia)
    return penyedia


def muat() -> None:
    """Load all of it, again where it was loaded before: it follows the files of this version."""
    for penyedia in _penyedia:
        penyedia()
