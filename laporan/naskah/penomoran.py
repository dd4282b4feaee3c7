"""Computed numbering of printed lists: a. b. c., 1. 2. 3., KESATU KEDUA KETIGA; never typed (DOMAIN §6)."""

import re
from collections.abc import Sequence

from kinerja.tanggal import terbilang

_LABEL = re.compile(r"(\(?)(?:([0-9]+)|([A-Za-z]))([.)]*)")


def huruf(nomor: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa", 28 → "bb", as Indonesian regulations count on."""
    ulang, sisa = divmod(nomor - 1, 26)
    return chr(ord("a") + sisa) * (ulang + 1)


def diktum(nomor: int) -> str:
    """1 → "KESATU", 4 → "KEEMPAT", 12 → "KEDUA BELAS"."""
    return "KE" + terbilang(nomor).upper()


def nomori(label: Sequence[str]) -> tuple[str, ...]:
    """The numbers of a list, in the style of its first label ("a.", "1)", "1", "-", "•").

    A list without any label gets none when it has one item, else a. b. c.
    """
    gaya = next((isi.strip() for isi in label if isi.strip()), "")
    if not gaya:
        return ("",) if len(label) == 1 else tuple(f"{huruf(n)}." for n in range(1, len(label) + 1))
    return tuple(seperti(gaya, n) for n in range(1, len(label) + 1))


def seperti(gaya: str, nomor: int) -> str:
    """The n-th number in the style of a label; a mark that does not count ("-") stays itself."""
    cocok = _LABEL.fullmatch(gaya)
    if not cocok:
        return gaya
    buka, angka, abjad, tutup = cocok.groups()
    isi = str(nomor) if angka else huruf(nomor)
    return f"{buka}{isi.upper() if abjad and abjad.isupper() else isi}{tutup}"


def sama(label: str, dihitung: str) -> bool:
    """Whether a label of a source says the computed number, whatever its case and marks."""
    return re.sub(r"[\W_]+", "", label).casefold() == re.sub(r"[\W_]+", "", dihitung).casefold()
