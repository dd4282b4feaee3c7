"""How much memory the child processes of a call take together."""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

HALAMAN = os.sysconf("SC_PAGE_SIZE")
MB = 1024 * 1024


def puncak_anak(kerja: Callable[[], object]) -> tuple[object, int]:
    """(what `kerja` gave, MB that its children had at most at the same time); looked at 50 times a second.

    Children that were there before (a renderer of PDF that waits for more work) are not its.
    """
    puncak, selesai, lama = [0], threading.Event(), set(_anak().get(os.getpid(), {}))

    def awasi():
        while not selesai.is_set():
            puncak[0] = max(puncak[0], _keturunan(os.getpid(), lama))
            time.sleep(0.02)

    pengawas = threading.Thread(target=awasi, daemon=True)
    pengawas.start()
    try:
        return kerja(), puncak[0] // MB
    finally:
        selesai.set()
        pengawas.join()


def _keturunan(akar: int, kecuali: set[int]) -> int:
    """Resident bytes of all processes below one, without those excepted and what is below them."""
    anak, jumlah, antre = _anak(), 0, [akar]
    while antre:
        for proses, ukuran in anak.get(antre.pop(), {}).items():
            if proses not in kecuali:
                jumlah += ukuran
                antre.append(proses)
    return jumlah


def _anak() -> dict[int, dict[int, int]]:
    """{process: {child: resident bytes}}; one that has not yet become its program shows our own memory."""
    anak: dict[int, dict[int, int]] = {}
    kami = Path("/proc/self/cmdline").read_bytes()
    for berkas in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            if (berkas.parent / "cmdline").read_bytes() == kami:  # asked first: it may become its program in between
                continue
            isi = berkas.read_text().rpartition(")")[2].split()
            anak.setdefault(int(isi[1]), {})[int(berkas.parent.name)] = int(isi[21]) * HALAMAN
    return anak
