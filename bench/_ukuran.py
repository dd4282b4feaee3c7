"""What a piece of work takes, by the clock and in processor time of all its processes, and how it is printed."""

import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from kinerja.pdf.kolam import zigot


@dataclass(frozen=True)
class Ukuran:
    """Seconds by the clock and of processor time; as a ratio: shares of those of another."""

    lama: float
    prosesor: float
    halaman: int = 0

    def banding(self, dasar: "Ukuran") -> "Ukuran":
        return Ukuran(self.lama / dasar.lama, self.prosesor / dasar.prosesor)


def ukur_kerja(kerja: Callable, ulang: int = 1) -> Ukuran:
    """`kerja` done `ulang` times; `halaman` of its result, where it has pages."""
    mulai, prosesor = time.perf_counter(), _prosesor()
    for _ in range(ulang):
        hasil = kerja()
    lama, terpakai = time.perf_counter() - mulai, _prosesor() - prosesor
    return Ukuran(lama / ulang, terpakai / ulang, getattr(hasil, "halaman", 0))


def cetak_angka(judul: str, nilai: Sequence[Ukuran]) -> None:
    """One line: median and range, by the clock and of processor time."""
    waktu, prosesor = ([getattr(satu, nama) for satu in nilai] for nama in ("lama", "prosesor"))
    kolom = [f"{median(satu):7.3f}  ({min(satu):.3f}–{max(satu):.3f})" for satu in (waktu, prosesor)]
    print(f"{judul:24} median {kolom[0]:26} prosesor {kolom[1]}")


def _prosesor() -> float:
    """Seconds of processor time of this process, its ended children, the zygote and its ended workers."""
    sendiri = sum(sum(resource.getrusage(siapa)[:2]) for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    if zigot.proses is None:
        return sendiri
    keadaan = Path(f"/proc/{zigot.proses.pid}/stat").read_text().rpartition(")")[2].split()
    return sendiri + sum(map(int, keadaan[11:15])) / os.sysconf("SC_CLK_TCK")
