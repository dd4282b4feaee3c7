"""Dates, roman numerals and numbers in words, as Indonesian official documents write them.

Month names are fixed here, not taken from a locale: a decree must read the same on every machine.
"""

import re
from datetime import date

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_EJAAN_LAIN = {"pebruari": 2, "nopember": 11, "agt": 8, "agu": 8, "ags": 8, "sept": 9, "des": 12}
_ROMAWI = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_SATUAN = (
    "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_BERKATA = re.compile(r"([0-9]{1,2})\s+([A-Za-z]+)\.?\s+([0-9]{4})")
_BERANGKA = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class TanggalTidakTerbaca(ValueError):
    """A text that is not one full date; the message is an Indonesian sentence for the user."""


def tulis_tanggal(tanggal: date) -> str:
    """ "19 September 2023": no leading zero, full month name."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year:04d}"


def baca_tanggal(teks: str) -> date:
    """Read "19 September 2023", "19-09-2023", "19/9/2023" or "2023-09-19"; day comes before month.

    Raises `TanggalTidakTerbaca` for a date without a day ("Mei 2023"), a short year, or 31 February.
    """
    bersih = " ".join((teks or "").replace("\u00a0", " ").split())
    hari, bulan, tahun = _bagian(bersih)
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        alasan = f"Tanggal “{bersih}” tidak ada dalam kalender. Periksa hari dan bulannya."
        raise TanggalTidakTerbaca(alasan) from None


def _bagian(bersih: str) -> tuple[int, int, int]:
    """Day, month, year as numbers, not yet checked against the calendar."""
    if cocok := _BERKATA.fullmatch(bersih):
        return int(cocok[1]), _nomor_bulan(cocok[2], bersih), int(cocok[3])
    if cocok := _BERANGKA.fullmatch(bersih):
        return int(cocok[1]), int(cocok[2]), int(cocok[3])
    if cocok := _ISO.fullmatch(bersih):
        return int(cocok[3]), int(cocok[2]), int(cocok[1])
    raise TanggalTidakTerbaca(
        f"Tanggal “{bersih}” tidak terbaca. Tulis hari, bulan, dan tahun, misalnya 19 September 2023."
    )


def _nomor_bulan(nama: str, teks: str) -> int:
    """1–12 for a month name, its usual misspelling, or its first three letters."""
    kecil = nama.lower()
    for nomor, bulan in enumerate(BULAN, start=1):
        if kecil in (bulan.lower(), bulan[:3].lower()):
            return nomor
    if kecil in _EJAAN_LAIN:
        return _EJAAN_LAIN[kecil]
    raise TanggalTidakTerbaca(f"Nama bulan “{nama}” pada “{teks}” tidak dikenal. Tulis misalnya 19 September 2023.")


def romawi(bilangan: int) -> str:
    """Roman numeral of 1–3999 (BAB III, triwulan IV)."""
    if not 1 <= bilangan <= 3999:
        raise ValueError(f"Angka romawi hanya untuk 1 sampai 3999, bukan {bilangan}.")
    hasil = ""
    for nilai, tanda in _ROMAWI:
        banyak, bilangan = divmod(bilangan, nilai)
        hasil += tanda * banyak
    return hasil


def terbilang(bilangan: int) -> str:
    """A whole number in words, 0 up to 999 triliun: 12 is "dua belas", 1019 "seribu sembilan belas"."""
    if not 0 <= bilangan < 10**15:
        raise ValueError("Terbilang hanya untuk 0 sampai 999 triliun.")
    return " ".join(_terbilang(bilangan).split()) or "nol"


def _terbilang(n: int) -> str:
    """Words of n, with possible extra blanks; empty for 0."""
    if n < 12:
        return _SATUAN[n]
    if n < 20:
        return f"{_SATUAN[n - 10]} belas"
    if n < 100:
        return f"{_SATUAN[n // 10]} puluh {_SATUAN[n % 10]}"
    if n < 200:
        return f"seratus {_terbilang(n - 100)}"
    if n < 1000:
        return f"{_SATUAN[n // 100]} ratus {_terbilang(n % 100)}"
    if n < 2000:
        return f"seribu {_terbilang(n - 1000)}"
    for besar, nama in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu")):
        if n >= besar:
            return f"{_terbilang(n // besar)} {nama} {_terbilang(n % besar)}"
    raise AssertionError("unreachable")
