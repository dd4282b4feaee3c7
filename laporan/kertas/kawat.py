"""A Naskah as JSON, between the child that reads and the process that asked."""

from typing import Any

from indikator.tempel import Sel
from laporan.kertas.naskah import Alinea, Naskah, TabelNaskah, Unsur


def bungkus(naskah: Naskah) -> dict[str, Any]:
    return {"unsur": [_bungkus(satu) for satu in naskah.unsur], "catatan": list(naskah.catatan)}


def _bungkus(satu: Unsur) -> list:
    if isinstance(satu, Alinea):
        return [satu.teks, satu.letak, satu.label, satu.tingkat, satu.judul]
    baris = [[[sel.teks, sel.gabung] if sel.gabung else sel.teks for sel in baris] for baris in satu.baris]
    return [baris, satu.letak, list(satu.nomor)]


def urai(isi: dict[str, Any]) -> Naskah:
    """The reverse of `bungkus`."""
    return Naskah(tuple(_urai(satu) for satu in isi["unsur"]), tuple(isi["catatan"]))


def _urai(satu: list) -> Unsur:
    if isinstance(satu[0], str):
        return Alinea(*satu)
    baris = tuple(tuple(Sel(*sel) if isinstance(sel, list) else Sel(sel) for sel in baris) for baris in satu[0])
    return TabelNaskah(baris, satu[1], tuple(satu[2]))
