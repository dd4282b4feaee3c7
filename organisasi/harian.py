"""What is done by itself every day, for each pemda as itself. The worker calls it about once an hour, so whoever hangs
something here notices what it has done already. Apps to the right hang theirs here from their own module `harian`:

@organisasi.harian.daftarkan
def pengingat_jadwal(oleh) -> None: …     # `oleh` is the installation in the active pemda
"""

import logging
from collections.abc import Callable

from kinerja import permintaan
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

pencatat = logging.getLogger(__name__)
_penyedia: list[Callable[[Pelaku], None]] = []


def daftarkan(penyedia):
    """Register provider(oleh); usable as a decorator."""
    if penyedia not in _penyedia:
        _penyedia.append(penyedia)
    return penyedia


def jalankan() -> int:
    """One round over all pemda; what fails for one is logged and stops none of the others. How many failed."""
    gagal = 0
    for pemda in Pemda.objects.filter(aktif=True).order_by("pk"):
        for penyedia in _penyedia:
            try:
                with permintaan.sebagai(permintaan.baru("harian")), sebagai(pemda):
                    penyedia(Pelaku.mesin(pemda))
            except Exception:
                gagal += 1
                pencatat.exception("Tugas harian %s untuk %s gagal.", penyedia.__name__, pemda.slug)
    return gagal
