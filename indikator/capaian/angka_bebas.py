"""Numbers as they stand in people's files: id-ID ("79,41", "1.250") or plain ("79.41"), also with "%", "Rp" or ",-".

One text has one reading; where it could be taken in two ways id-ID wins and `catatan` says so.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from kinerja.angka import AngkaTidakTerbaca, baca

_HIASAN_DEPAN = re.compile(r"^(?:Rp\.?|IDR|nilai|skor|indeks)\s*", re.IGNORECASE)
_HIASAN_BELAKANG = re.compile(r"\s*(?:%|persen|,\s*[-–=]+)\s*$", re.IGNORECASE)
_DESIMAL_TITIK = re.compile(r"([-\u2212]?)([0-9]+)\.([0-9]+)")
_RIBUAN_SATU = re.compile(r"[-\u2212]?[1-9][0-9]{0,2}\.[0-9]{3}")
_KOMA_TIGA = re.compile(r"[-\u2212]?[1-9][0-9]{0,2},[0-9]{3}")


class AngkaBebas(NamedTuple):
    """nilai: the number; desimal: how many decimals are printed; catatan: how an ambiguous text was taken, or ""."""

    nilai: Decimal
    desimal: int
    catatan: str = ""


def baca_bebas(teks: str) -> AngkaBebas:
    """Read one number of a file. Raises `AngkaTidakTerbaca` with a sentence for everything else."""
    isi = _HIASAN_BELAKANG.sub("", _HIASAN_DEPAN.sub("", teks.strip()))
    cocok = _DESIMAL_TITIK.fullmatch(isi)
    if cocok and not _RIBUAN_SATU.fullmatch(isi):
        tanda, bulat, pecahan = cocok.groups()
        return AngkaBebas(baca(f"{tanda}{bulat},{pecahan}"), len(pecahan))
    nilai = baca(isi)
    return AngkaBebas(nilai, len(isi.partition(",")[2]), _catatan(isi, nilai))


def _catatan(isi: str, nilai: Decimal) -> str:
    """What is said of "1.234" and "1,234", which mean another number in another country."""
    if _RIBUAN_SATU.fullmatch(isi):
        return f"“{isi}” dibaca {nilai:f}: titik memisahkan ribuan."
    if _KOMA_TIGA.fullmatch(isi):
        return f"“{isi}” dibaca sebagai pecahan: koma memulai desimal."
    return ""


def baca_bila_angka(teks: str) -> AngkaBebas | None:
    """The same, None for what is not a number."""
    try:
        return baca_bebas(teks)
    except AngkaTidakTerbaca:
        return None
