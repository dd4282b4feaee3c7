"""When each thing of a year is due unless the pemda says otherwise.

Practice, not one text of law: PermenPANRB 53/2014 has the PK within a month after the budget, the LKjIP of an OPD two
months and that of the pemda three months after the year; the rest is what Bagian Organisasi ask for.
"""

from calendar import monthrange
from datetime import date

TENGGAT_TRIWULAN = 15  # day of the month after the quarter
JENIS = ("iku_iki", "pk", "tw1", "tw2", "tw3", "tw4", "pk_perubahan", "lkjip", "lkjip_pemda")  # as JenisJadwal


def bawaan(tahun: int, jenis: str) -> tuple[date, date]:
    """(open from, due by) of a kind in the calendar of `tahun`; KeyError for an unknown kind. Nothing ever closes."""
    if jenis.startswith("tw"):
        return _triwulan(tahun, int(jenis[2:]))
    berikut = tahun + 1
    return {
        "iku_iki": (date(tahun, 1, 1), date(tahun, 1, 31)),
        "pk": (date(tahun, 1, 1), date(tahun, 1, 31)),
        "pk_perubahan": (date(tahun, 10, 1), date(tahun, 11, 30)),
        "lkjip": (date(berikut, 1, 31), date(berikut, 2, monthrange(berikut, 2)[1])),
        "lkjip_pemda": (date(berikut, 3, 1), date(berikut, 3, 31)),
    }[jenis]


def _triwulan(tahun: int, triwulan: int) -> tuple[date, date]:
    """From the first day after the quarter to the 15th."""
    buka = date(tahun + triwulan // 4, triwulan * 3 % 12 + 1, 1)
    return buka, buka.replace(day=TENGGAT_TRIWULAN)
