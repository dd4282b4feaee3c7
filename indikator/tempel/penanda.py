"""The number a browser draws before an item of a list: 1. a. A. i. I., from where the list starts."""

import re

from kinerja.tanggal import romawi

_GAYA = (("lower-alpha", "a"), ("lower-latin", "a"), ("upper-alpha", "A"), ("upper-latin", "A"))
_GAYA += (("lower-roman", "i"), ("upper-roman", "I"))


def butir(li, nomor: int) -> str:
    """The mark of the `nomor`-th li of its list: "c.", "iv.", "12.", or "-" where the list does not count."""
    daftar = li.getparent()
    if daftar is None or daftar.tag != "ol":
        return "-"
    return f"{tulis(_jenis(daftar), _mulai(daftar) + nomor - 1)}."


def tulis(jenis: str, nilai: int) -> str:
    """jenis: "1", "a", "A", "i" or "I"; beyond z: aa, bb, as Word counts on."""
    if jenis in "aA" and nilai >= 1:
        ulang, sisa = divmod(nilai - 1, 26)
        return chr(ord(jenis) + sisa) * min(ulang + 1, 8)
    if jenis in "iI" and 1 <= nilai <= 3999:
        return romawi(nilai) if jenis == "I" else romawi(nilai).lower()
    return str(nilai)


def _jenis(daftar) -> str:
    tulisan = (daftar.get("type") or "").strip()
    if tulisan in ("a", "A", "i", "I"):
        return tulisan
    gaya = (daftar.get("style") or "").lower()
    return next((jenis for nama, jenis in _GAYA if nama in gaya), "1")


def _mulai(daftar) -> int:
    tulisan = (daftar.get("start") or "").strip()
    return int(tulisan) if re.fullmatch(r"-?[0-9]{1,6}", tulisan) else 1
