"""Rendered sections on disk: one directory per pemda, one file per section, named by what it was made from.

A file is a report and a PDF after a hash of both, written beside its name and moved onto it; a damaged one counts as
missing. Reading one makes it young again; `sapu_singgahan` deletes the old ones.
"""

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from kinerja.pdf.anak import cari_statis
from kinerja.pdf.satu import HURUF

BENTUK = "2"  # changes when sections are rendered or stored in another way
MUDA = 3600  # seconds after which reading a file makes it young again
HURUF_MESIN = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/etc/fonts")
STATIS = re.compile(r"static:([^\"'()<>\s]+)")


def letak(pemda_id: int) -> Path:
    """The directory of one pemda; nothing is ever shared between two."""
    return akar() / str(pemda_id)


def akar() -> Path:
    return settings.DATA_DIR / "singgahan" / "pdf"


def sidik(*bagian: str) -> str:
    """sha256 over texts, each with its length, so that no two lists give the same."""
    hitung = hashlib.sha256()
    for satu in bagian:
        mentah = satu.encode()
        hitung.update(b"%d:" % len(mentah) + mentah)
    return hitung.hexdigest()


def sidik_mesin() -> str:
    """Engine and fonts of this machine: what makes the same HTML look different."""
    return sidik(BENTUK, *_versi(), HURUF.read_text(), *_direktori_huruf())


@cache
def _versi() -> tuple[str, ...]:
    return tuple(version(nama) for nama in ("weasyprint", "pydyf", "tinycss2", "fonttools"))


def _direktori_huruf() -> Iterator[str]:
    """Directories of fonts with the time something in them was added or taken away."""
    for pangkal in HURUF_MESIN:
        for nama, *_ in os.walk(os.path.expanduser(pangkal)):
            yield f"{nama} {os.stat(nama).st_mtime_ns}"


def isi_statis(html: str, akar_statis: tuple[str, ...]) -> list[str]:
    """Hashes of the static files a section names; a missing one is found by the renderer."""
    hasil = []
    for nama in sorted(set(STATIS.findall(html))):
        with suppress(ValueError, OSError):
            hasil.append(hashlib.sha256(cari_statis(nama, akar_statis).read_bytes()).hexdigest())
    return hasil


class Singgahan:
    """Sections in one directory; without a directory nothing is kept."""

    def __init__(self, direktori: Path | None):
        self.direktori = direktori

    def baca(self, kunci: str) -> tuple[dict, bytes] | None:
        if self.direktori is None:
            return None
        berkas = self.direktori / kunci
        try:
            mentah = berkas.read_bytes()
            usia = time.time() - berkas.stat().st_mtime
        except OSError:
            return None
        tanda, isi = mentah[:64], mentah[64:]
        if hashlib.sha256(isi).hexdigest().encode() != tanda:
            return None
        if usia > MUDA:
            with suppress(OSError):
                os.utime(berkas)
        kepala, _, pdf = isi.partition(b"\n")
        return json.loads(kepala), pdf

    def tulis(self, kunci: str, laporan: dict, pdf: bytes) -> None:
        """Whole or not at all. A full disk is no reason to fail: the section is rendered again next time."""
        if self.direktori is None:
            return
        isi = json.dumps(laporan).encode() + b"\n" + pdf
        with suppress(OSError):
            self.direktori.mkdir(parents=True, exist_ok=True, mode=0o700)
            with NamedTemporaryFile(dir=self.direktori, prefix=".", delete=False) as sementara:
                try:
                    sementara.write(hashlib.sha256(isi).hexdigest().encode() + isi)
                    sementara.close()
                    os.replace(sementara.name, self.direktori / kunci)
                except BaseException:
                    with suppress(OSError):
                        os.unlink(sementara.name)
                    raise


def sapu_singgahan() -> int:
    """Delete sections not read for SINGGAHAN_PDF_HARI days, and of each pemda the oldest beyond SINGGAHAN_PDF_MB.
    Number of deleted files."""
    if not akar().is_dir():
        return 0
    return sum(_sapu(direktori) for direktori in akar().iterdir() if direktori.is_dir())


def _sapu(direktori: Path) -> int:
    batas = time.time() - settings.SINGGAHAN_PDF_HARI * 86400
    sisa, dihapus = settings.SINGGAHAN_PDF_MB * 1024 * 1024, 0
    for usia, ukuran, nama in sorted(_isi(direktori), reverse=True):
        sisa -= ukuran
        if usia < batas or sisa < 0 or _terlantar(nama, usia):
            with suppress(OSError):
                os.unlink(nama)
                dihapus += 1
    with suppress(OSError):
        direktori.rmdir()  # only when empty
    return dihapus


def _isi(direktori: Path) -> Iterator[tuple[float, int, str]]:
    for satu in os.scandir(direktori):
        with suppress(OSError):
            keadaan = satu.stat()
            yield keadaan.st_mtime, keadaan.st_size, satu.path


def _terlantar(nama: str, usia: float) -> bool:
    """A half file of a process that was killed."""
    return os.path.basename(nama).startswith(".") and usia < time.time() - 2 * settings.WAKTU_PDF_DETIK
