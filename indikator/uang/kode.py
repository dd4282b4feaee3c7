"""Codes of program, kegiatan and sub kegiatan ("1.01.02.2.01.01"): shape, order, level.

Source: the nomenclature of Permendagri 90/2019 as SIPD prints it; X.XX stands for any urusan. The older one
(Permendagri 13/2006) has other depths: there the level is relative to the codes of the same table.
"""

import re
from collections.abc import Iterable

PROGRAM, KEGIATAN, SUB = "program", "kegiatan", "sub"
URUSAN = "urusan"  # above the program: headings of a table
REKENING = "rekening"  # below the sub kegiatan: kinds of expenditure
PANJANG_MAKS = 40
_SEGMEN = re.compile(r"\d{1,4}|X{1,2}", re.IGNORECASE)
_URUSAN = re.compile(r"(\d|X)(\.(\d\d|XX))?")
_PROGRAM = re.compile(r"(\d|X)\.(\d\d|XX)\.\d\d")
_KEGIATAN = re.compile(rf"{_PROGRAM.pattern}\.\d\.\d\d")
_SUB = re.compile(rf"{_KEGIATAN.pattern}\.\d{{2,4}}")
_REKENING = re.compile(r"[4-6]\.\d(\.\d{1,4})*")


def rapi(teks: str) -> str:
    """ " 1.01. 02 " is "1.01.02"; a dot at the end is dropped."""
    return re.sub(r"[\s.]*\.[\s.]*", ".", teks.strip()).strip(". ").upper()


def sah(teks: str) -> bool:
    """Whether a (tidied) text is a code: numbers or X between dots."""
    return len(teks) <= PANJANG_MAKS and all(_SEGMEN.fullmatch(satu) for satu in teks.split("."))


def kunci_urut(teks: str) -> tuple:
    """Sorting key: by numbers, not by letters ("2.9" before "2.10"); X before numbers, no code last."""
    if not teks:
        return (1,)
    return (0, *((0, 0, s) if not s.isdigit() else (1, int(s), "") for s in rapi(teks).split(".")))


def induk(kode: str, anak: str) -> bool:
    """Whether `anak` lies below `kode`."""
    return anak.startswith(f"{kode}.")


def tingkat(teks: str) -> str | None:
    """Level by the nomenclature in force; None for a code of another shape."""
    for bentuk, nama in (
        (_SUB, SUB),
        (_KEGIATAN, KEGIATAN),
        (_PROGRAM, PROGRAM),
        (_REKENING, REKENING),
        (_URUSAN, URUSAN),
    ):
        if bentuk.fullmatch(teks):
            return nama
    return None


def tingkat_semua(daftar: Iterable[str]) -> dict[str, str | None]:
    """{code: level} of the codes of one table.

    By the nomenclature where every code fits it; else relative: the deepest of at most three depths is the leaf
    (program, kegiatan, sub kegiatan). More depths than three cannot be told apart: None.
    """
    kode = [satu for satu in dict.fromkeys(daftar) if satu]
    hasil = {satu: tingkat(satu) for satu in kode}
    if all(hasil.values()):
        return hasil
    dalam = sorted({satu.count(".") for satu in kode})
    if len(dalam) > 3:
        return hasil
    nama = dict(zip(dalam, (PROGRAM, KEGIATAN, SUB), strict=False))
    return {satu: nama[satu.count(".")] for satu in kode}
