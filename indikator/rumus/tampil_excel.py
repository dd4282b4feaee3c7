"""A formula tree as a spreadsheet formula (Excel and LibreOffice).

A variable is a cell, or a range of cells for a series. A sum over items such as JUMLAH(a × b) multiplies range by
range: only inside SUMPRODUCT do all spreadsheet programs compute that item by item without array entry.
"""

from collections.abc import Callable, Mapping

from indikator.rumus.ast import (
    Angka,
    Bagi,
    Banding,
    Fungsi,
    Kali,
    Kurang,
    Negatif,
    Simpul,
    Tambah,
    Variabel,
)
from indikator.rumus.deret import FUNGSI_BUTIR
from indikator.rumus.kurung import berkurung

_TANDA = {Tambah: "+", Kurang: "-", Kali: "*", Bagi: "/"}
_FUNGSI = {
    "RATA": "AVERAGE", "JUMLAH": "SUM", "MIN": "MIN", "MAX": "MAX", "ABS": "ABS", "BULAT": "ROUND", "JIKA": "IF",
}  # fmt: skip


def excel(pohon: Simpul, sel: Mapping[str, str] | Callable[[str], str]) -> str:
    """A formula for a cell ("=B2/C2*100", English function names, "." decimals, as the file format wants).

    sel: cell or range address of each variable code. Raises KeyError for a variable without an address.
    """
    return "=" + _excel(pohon, sel if callable(sel) else sel.__getitem__)


def _excel(pohon: Simpul, alamat: Callable[[str], str]) -> str:
    def bagian(isi: Simpul, kanan: bool = False) -> str:
        ditulis = _excel(isi, alamat)
        return f"({ditulis})" if berkurung(pohon, isi, kanan) else ditulis

    match pohon:
        case Angka(nilai):
            return f"{nilai:f}"
        case Variabel(kode):
            return alamat(kode)
        case Negatif(isi):
            return f"-{bagian(isi)}"
        case Fungsi(nama, argumen):
            return _fungsi(nama, argumen, alamat)
        case Banding(tanda, kiri, kanan):
            return f"{_excel(kiri, alamat)}{tanda}{_excel(kanan, alamat)}"
    return f"{bagian(pohon.kiri)}{_TANDA[type(pohon)]}{bagian(pohon.kanan, True)}"


def _fungsi(nama: str, argumen: tuple[Simpul, ...], alamat: Callable[[str], str]) -> str:
    """A function call; inside SUMPRODUCT where an argument computes with variables item by item."""
    isi = [_excel(satu, alamat) for satu in argumen]
    if nama == "BULAT" and len(isi) == 1:
        isi.append("0")
    ditulis = f"{_FUNGSI[nama]}({','.join(isi)})"
    per_butir = nama in FUNGSI_BUTIR and any(not isinstance(satu, Variabel | Angka) for satu in argumen)
    return f"SUMPRODUCT({ditulis})" if per_butir else ditulis
