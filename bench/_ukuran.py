"""What a piece of work takes, by the clock and in processor time of all its processes."""

import gc
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from kinerja.pdf.kolam import zigot

DETAK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Ukuran:
    """Seconds by the clock and of processor time; as a ratio: shares of those of another."""

    lama: float = 0.0
    prosesor: float = 0.0

    def banding(self, dasar: "Ukuran") -> "Ukuran":
        return Ukuran(self.lama / dasar.lama, self.prosesor / dasar.prosesor)

    def __add__(self, lain: "Ukuran") -> "Ukuran":
        return Ukuran(self.lama + lain.lama, self.prosesor + lain.prosesor)

    def __truediv__(self, banyak: int) -> "Ukuran":
        return Ukuran(self.lama / banyak, self.prosesor / banyak)


def ukur_kerja(kerja: Callable[[], object]) -> Ukuran:
    prosesor, mulai = waktu_prosesor(), time.perf_counter()
    kerja()
    lama = time.perf_counter() - mulai
    return Ukuran(lama, waktu_prosesor() - prosesor)


def berselang(kerja: Sequence[Callable[[], object]], putaran: int, ulang: int = 1) -> list[list[Ukuran]]:
    """The measures of each piece of work, one of a call per round; within a round they take turns `ulang` times."""
    hasil: list[list[Ukuran]] = [[] for _ in kerja]
    for _ in range(putaran):
        gc.collect()
        jumlah = [Ukuran() for _ in kerja]
        for _ in range(ulang):
            jumlah = [lalu + ukur_kerja(satu) for lalu, satu in zip(jumlah, kerja, strict=True)]
        for daftar, satu in zip(hasil, jumlah, strict=True):
            daftar.append(satu / ulang)
    return hasil


def waktu_prosesor() -> float:
    """Seconds of processor time of this process, its ended children, the PDF zygote with its ended workers, and the
    PostgreSQL server where it runs on this machine."""
    sendiri = sum(sum(resource.getrusage(siapa)[:2]) for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    if zigot.proses is not None and zigot.pemilik == os.getpid():
        sendiri += _terpakai(zigot.proses.pid) + _anak_berakhir(zigot.proses.pid)
    return sendiri + sum(_server())


def puncak_anak() -> float:
    """MB that the largest of our living children had at its peak."""
    return max((puncak(int(satu)) for satu in _anak(os.getpid())), default=0.0)


def puncak(pid: int) -> float:
    """MB that a process had at its peak."""
    keadaan = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(satu.split()[1]) / 1024 for satu in keadaan if satu.startswith("VmHWM")), 0.0)


def _anak(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _server() -> Iterator[float]:
    """Of the server of our connection: its ended processes and each that lives."""
    if connection.vendor != "postgresql" or connection.connection is None:
        return
    try:
        induk = int(_keadaan(connection.connection.info.backend_pid)[1])
        yield _anak_berakhir(induk)
        for satu in _anak(induk):
            yield _terpakai(int(satu))
    except OSError:
        return


def _terpakai(pid: int) -> float:
    """Of a living process, to the nanosecond: what it did itself."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def _anak_berakhir(pid: int) -> float:
    return sum(map(int, _keadaan(pid)[13:15])) / DETAK


def _keadaan(pid: int) -> list[str]:
    """/proc/PID/stat after the name: state, parent, …"""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
