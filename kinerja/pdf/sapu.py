"""Leftovers of renderers: directories of killed ones, sections on disk that are old or too many."""

import time
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir

from django.conf import settings

from kinerja.pdf.satu import AWALAN_RUANG
from kinerja.pdf.singgahan import sapu_singgahan


def sapu_ruang() -> int:
    """Delete them. Number of deleted directories and files."""
    lama = time.time() - 2 * settings.WAKTU_PDF_DETIK
    sisa = [ruang for ruang in Path(gettempdir()).glob(f"{AWALAN_RUANG}*") if ruang.stat().st_mtime < lama]
    for ruang in sisa:
        rmtree(ruang, ignore_errors=True)
    return len(sisa) + sapu_singgahan()
