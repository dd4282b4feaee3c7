"""The years of an imported document."""

import re

from organisasi.galat import IsianSalah
from organisasi.models import Impor
from organisasi.tahun import WAJAR

_TAHUN = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
BELUM_ADA = "Dokumen ini tidak menyebut tahunnya. Isi tahun dokumennya lebih dulu."


def baca_masa(teks: str) -> tuple[int, int] | None:
    """First and last year of "2023" or "2021-2026"; None for anything else."""
    tahun = [int(satu) for satu in _TAHUN.findall(teks)]
    if not tahun or len(tahun) > 2 or tahun[0] > tahun[-1]:
        return None
    return tahun[0], tahun[-1]


def masa_impor(impor: Impor) -> tuple[int, int]:
    """First and last year of the document that an import becomes. Raises IsianSalah where nobody said them.

    The years that the document (or who corrected it) names win; a single year said when it was brought in is theirs
    where it lies outside of them.
    """
    masa = baca_masa((impor.kepala.get("tahun") or {}).get("teks", ""))
    if impor.tahun and (masa is None or not masa[0] <= impor.tahun <= masa[1]):
        masa = (impor.tahun, impor.tahun)
    if masa is None or masa[0] not in WAJAR or masa[1] not in WAJAR:
        raise IsianSalah({"tahun": BELUM_ADA})
    return masa


def target_impor(impor: Impor) -> tuple[int, bool]:
    """The year of targets under a heading without one, and whether that year is not said by the document itself."""
    mulai, selesai = masa_impor(impor)
    dipilih = impor.kepala.get("tahun_target")
    tahun = dipilih if isinstance(dipilih, int) and mulai <= dipilih <= selesai else mulai
    tertulis = baca_masa((impor.kepala.get("tahun") or {}).get("mentah", ""))
    return tahun, mulai != selesai or tertulis != (mulai, selesai)


def tahun_target(masa: tuple[int, int], disebut: int | None, tanggal: str) -> int:
    """The year said when it was brought in, else that of the decree, else the first of the document."""
    for satu in (disebut, int(tanggal[:4]) if re.match(r"20\d\d-", tanggal) else None):
        if satu is not None and masa[0] <= satu <= masa[1]:
            return satu
    return masa[0]
