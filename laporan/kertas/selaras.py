"""Rows with fewer cells than the heading (a page break took the first ones, two cells ran together) put in line."""

import re
from collections.abc import Sequence

from indikator.target import Jenis
from indikator.target import baca as baca_target
from indikator.tempel import Sel
from indikator.tempel.bidang import NOMOR, TARGET
from indikator.tempel.rapi import sebaris

KOSONG = Sel()
_NOMOR = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]?")
_SATUAN = re.compile(r"[^\W\d]+")
DISELARASKAN = "Jumlah selnya kurang dari judul kolom; sel diselaraskan dari kanan."
DIPISAH = "Target dan kolom sesudahnya tercetak dalam satu sel; dipisah."


def selaraskan(baris: Sequence[Sel], bidang: Sequence[str]) -> tuple[tuple[Sel, ...], str]:
    """(cells, one for each column; what was done about it). A longer row keeps its cells; their rest is left over."""
    kurang = len(bidang) - len(baris)
    if kurang <= 0 or not any(not sel.kosong for sel in baris):
        return tuple(baris) + (KOSONG,) * max(kurang, 0), ""
    calon = [(tuple(baris) + (KOSONG,) * kurang, ""), ((KOSONG,) * kurang + tuple(baris), DISELARASKAN)]
    if kurang == 1 and (pisah := _pisah_target(baris, bidang)):
        calon.append((pisah, DIPISAH))
    return max(reversed(calon), key=lambda satu: _cocok(satu[0], bidang))


def _pisah_target(baris: Sequence[Sel], bidang: Sequence[str]) -> tuple[Sel, ...] | None:
    """The row with its target cell divided after the first line, where that line is a target."""
    letak = next((n for n, satu in enumerate(bidang) if satu.startswith(TARGET)), len(baris))
    if letak >= len(baris):
        return None
    target, _, sisa = baris[letak].teks.partition("\n")
    if not sisa or not _tampak_target(target):
        return None
    return (*baris[:letak], Sel(target), Sel(sisa), *baris[letak + 1 :])


def _cocok(baris: Sequence[Sel], bidang: Sequence[str]) -> int:
    """How well the cells suit their columns."""
    return sum(_nilai(sebaris(sel.teks), satu) for sel, satu in zip(baris, bidang, strict=True))


def _nilai(teks: str, bidang: str) -> int:
    if bidang == NOMOR:
        return 0 if not teks else 2 if _NOMOR.fullmatch(teks) else -3
    if bidang.startswith(TARGET):
        return 0 if not teks else 3 if _tampak_target(teks) else -3
    if bidang == "nama":
        return 1 if teks and not _tampak_target(teks) else 0
    return 0


def _tampak_target(teks: str) -> bool:
    rapi = sebaris(teks)
    if len(rapi) > 40:
        return False
    return (
        rapi == "-"
        or bool(_SATUAN.fullmatch(rapi))
        or baca_target(rapi).jenis not in (Jenis.KOSONG, Jenis.TAK_TERBACA)
    )
