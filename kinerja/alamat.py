"""What an address or a form names, read in one way everywhere: the words of a search, the key of a row."""

import re
from functools import lru_cache

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme

KATA_MAKS = 100  # characters of a search
DIGIT_MAKS = 18  # more than any row has, and what the integers of the database still hold
_PENANDA = {int: 918273645546372819, str: "penanda-baris-918273645"}  # where the key of a row goes
_SLUG = re.compile(r"[-a-zA-Z0-9_]+")


def kata_cari(request: HttpRequest, nama: str = "q") -> str:
    """The words of `q` (or of the field of that name) with single blanks, "" without.

    NUL, which PostgreSQL refuses in a text, is dropped.
    """
    teks = request.POST.get(nama) or request.GET.get(nama, "")
    return " ".join(teks.replace("\0", "").split())[:KATA_MAKS]


def baca_kunci(teks: str) -> int | None:
    """A primary key as it stands in an address; None for anything that cannot be one."""
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) <= DIGIT_MAKS else None


def kunci_dipilih(request: HttpRequest, nama: str = "pilih") -> list[int]:
    """The keys of the rows that were ticked; what cannot be one is left out."""
    return [kunci for satu in request.POST.getlist(nama) if (kunci := baca_kunci(satu)) is not None]


def jalur_di(alamat: str, awalan: str) -> bool:
    """Whether an address that a page sent or a row keeps is a path of this site below `awalan` ("/magetan/")."""
    return alamat.startswith(awalan) and url_has_allowed_host_and_scheme(alamat, allowed_hosts=None)


def alamat_baris(nama: str, *argumen: object) -> str:
    """`reverse(nama, args=argumen)` where the last argument is the key of a row, looked up once for all rows of a
    list."""
    *tetap, kunci = argumen
    if type(kunci) not in _PENANDA or (type(kunci) is str and not _SLUG.fullmatch(kunci)):
        return reverse(nama, args=argumen)
    awal, akhir = _pola(nama, tuple(tetap), type(kunci), get_script_prefix())
    return f"{awal}{kunci}{akhir}"


@lru_cache(maxsize=2048)
def _pola(nama: str, tetap: tuple, jenis: type, awalan: str) -> tuple[str, str]:
    """What stands before and after the key."""
    awal, _, akhir = reverse(nama, args=[*tetap, _PENANDA[jenis]]).partition(str(_PENANDA[jenis]))
    return awal, akhir
