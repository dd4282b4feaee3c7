"""A module of ours run on one file in a child process with limits on memory and time.

    for baris in alirkan("kinerja.spreadsheet.arus_anak", ["Data"], isi, batas=Batas(memori_mb=280, waktu_detik=20)):

The child gets neither settings nor secrets, writes no files, and is gone when this process is done with it or dies.
Its main calls `terima()` first. Whatever a file does to its reader, the answer is at worst a `AnakBerhenti`.
"""

import ctypes
import logging
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import IO

logger = logging.getLogger(__name__)
AKAR = Path(__file__).resolve().parent.parent
DIWARISKAN = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
PR_SET_PDEATHSIG = 1
BARIS_MAKS = 64 * 1024 * 1024  # bytes of one answered line
MB = 1024 * 1024
KODE_MEMORI = 81  # what a child ends with when its memory was over
CATATAN_MAKS = 4000  # bytes of its last words


class AnakBerhenti(Exception):
    """The child ended without finishing. `alasan`: "waktu", "memori", "keluaran" or "galat"; `kode`: its exit code."""

    def __init__(self, alasan: str, kode: int = 0):
        super().__init__(alasan)
        self.alasan, self.kode = alasan, kode


@dataclass(frozen=True)
class Batas:
    """memori_mb: of data the child may write to; waktu_detik: of processor time, and of the clock where `jam`;
    keluaran: bytes it may answer.

    A child whose reader is slow only waits, so a stream has no clock.
    """

    memori_mb: int = 280
    waktu_detik: int = 20
    jam: bool = False
    keluaran: int = 256 * MB


def jalankan(modul: str, argumen: Sequence[str], masukan: bytes, batas: Batas) -> bytes:
    """Everything the child wrote. Raises AnakBerhenti."""
    return b"".join(alirkan(modul, argumen, masukan, batas))


def alirkan(modul: str, argumen: Sequence[str], masukan: bytes, batas: Batas) -> Iterator[bytes]:
    """Lines of its standard output as they come; `masukan` is its standard input. Raises AnakBerhenti at the end."""
    with TemporaryFile() as berkas, TemporaryFile() as catatan:
        berkas.write(masukan)
        berkas.seek(0)
        anak = subprocess.Popen(
            [sys.executable, "-m", modul, *(satu.replace("\0", "") for satu in argumen)],
            cwd=AKAR,
            env=_lingkungan(batas),
            stdin=berkas,
            stdout=subprocess.PIPE,
            stderr=catatan,
            start_new_session=True,
        )
        jam = Timer(batas.waktu_detik, _akhiri, [anak])
        try:
            if batas.jam:
                jam.start()
            sisa = batas.keluaran
            while baris := anak.stdout.readline(BARIS_MAKS):
                sisa -= len(baris)
                if sisa < 0:
                    raise AnakBerhenti("keluaran")
                yield baris
            if kode := anak.wait():
                raise _berhenti(kode, modul, catatan)
        finally:
            jam.cancel()
            _akhiri(anak)
            anak.stdout.close()
            anak.wait()


def warisan(nama: Sequence[str] = DIWARISKAN) -> dict[str, str]:
    """What a child gets of our environment: neither settings nor secrets."""
    return {satu: os.environ[satu] for satu in nama if satu in os.environ}


def _lingkungan(batas: Batas) -> dict[str, str]:
    tugas = f"{batas.memori_mb} {batas.waktu_detik} {os.getpid()}"
    return warisan() | {"PYTHONIOENCODING": "utf-8", "MALLOC_ARENA_MAX": "1", "BATAS_ANAK": tugas}


def _akhiri(anak: subprocess.Popen) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(anak.pid, signal.SIGKILL)


def _berhenti(kode: int, modul: str, catatan: IO[bytes]) -> AnakBerhenti:
    """Why it ended; what it said goes to the log."""
    if kode in (-signal.SIGKILL, -signal.SIGXCPU):
        return AnakBerhenti("waktu", kode)
    if kode in (KODE_MEMORI, -signal.SIGSEGV, -signal.SIGABRT):
        return AnakBerhenti("memori", kode)
    catatan.seek(max(0, catatan.seek(0, os.SEEK_END) - CATATAN_MAKS))
    logger.warning("%s berhenti dengan kode %s: %s", modul, kode, catatan.read().decode(errors="replace"))
    return AnakBerhenti("galat", kode)


# From here on: the child process.


def terima() -> None:
    """First of all in the child: its limits, and to end when the parent does."""
    memori_mb, waktu_detik, induk = map(int, os.environ["BATAS_ANAK"].split())
    ikut_mati(induk)
    resource.setrlimit(resource.RLIMIT_DATA, (memori_mb * MB, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    resource.setrlimit(resource.RLIMIT_CPU, (waktu_detik, waktu_detik + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def ikut_mati(induk: int) -> None:
    """End this process when its parent does, however that dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != induk:
        sys.exit("induk sudah tidak ada")
