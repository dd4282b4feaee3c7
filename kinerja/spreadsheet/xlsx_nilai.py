"""What a number in a cell says with its format, and the letters of columns."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from openpyxl.utils.datetime import from_excel

from kinerja.angka import tulis_asli
from kinerja.spreadsheet.tabel import DIGIT_EXCEL
from kinerja.spreadsheet.xlsx_buku import ANGKA, PERSEN, TANGGAL


@lru_cache(maxsize=2000)
def nomor_kolom(huruf: str) -> int:
    """ "A" is 1; a number beyond every sheet for what is no column."""
    nomor = 0
    for satu in huruf[:4]:
        if not "A" <= satu <= "Z":
            return 10**6
        nomor = nomor * 26 + ord(satu) - 64
    return nomor or 10**6


def huruf_kolom(nomor: int) -> str:
    """1 is "A", 27 is "AA"."""
    hasil = ""
    while nomor > 0:
        nomor, sisa = divmod(nomor - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil


@lru_cache(maxsize=50_000)
def angka(isi: str, bentuk: str, epoch: datetime) -> tuple[str, str]:
    """(text as people see it, kind) of a number with a format; at most 15 digits, as programs show it."""
    if bentuk == TANGGAL:
        return _tanggal(isi, epoch), TANGGAL
    if "-" not in isi and len(isi) < DIGIT_EXCEL and isi.isdecimal():
        tepat = Decimal(isi)
    else:
        tepat = Decimal(f"{Decimal(isi):.{DIGIT_EXCEL}g}")
    if not tepat.is_finite() or abs(tepat) >= Decimal("1e30"):
        raise ValueError(isi)
    return (f"{tulis_asli(tepat * 100)} %", PERSEN) if bentuk == PERSEN else (tulis_asli(tepat), ANGKA)


def _tanggal(isi: str, epoch: datetime) -> str:
    """ISO date, moment or time; an ISO text of the file stays what it is."""
    if not re.fullmatch(r"[0-9]+(?:[.,eE][0-9eE+-]*)?", isi):
        return isi[:40].strip()
    nilai = from_excel(float(isi), epoch)  # days as the file keeps them: a binary fraction
    if isinstance(nilai, datetime) and nilai.time() == time(0):
        return nilai.date().isoformat()
    return nilai.isoformat() if isinstance(nilai, date | time) else str(nilai)
