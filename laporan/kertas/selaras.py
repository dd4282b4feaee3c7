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
GESER_MAKS = 2  # columns that a row may be moved
YAKIN = 3  # how much better a place must be for a row that has all its cells
DISELARASKAN = "Jumlah selnya kurang dari judul kolom; sel diselaraskan dari kanan."
DIPISAH = "Target dan kolom sesudahnya tercetak dalam satu sel; dipisah."


def selaraskan(baris: Sequence[Sel], bidang: Sequence[str]) -> tuple[tuple[Sel, ...], str]:
    """(cells, one for each column; what was done about it). A longer row keeps its cells; their rest is left over.

    A row is moved where fewer cells than columns, or blank ones at its end, leave room and its target then stands in
    the column of targets.
    """
    kurang = max(len(bidang) - len(baris), 0)
    utuh = (*baris, *(KOSONG,) * kurang)
    isi = _tanpa_ekor(utuh)
    sisa = len(bidang) - len(isi)
    if not isi or sisa <= 0 or len(utuh) > len(bidang) or any(sel.gabung for sel in baris):
        return utuh, ""
    calon = [(utuh, "")]
    calon += [((KOSONG,) * n + utuh[: len(bidang) - n], DISELARASKAN) for n in range(1, min(sisa, GESER_MAKS) + 1)]
    if pisah := _pisah_target(isi, bidang):
        calon.append((pisah + (KOSONG,) * (len(bidang) - len(pisah)), DIPISAH))
    nilai = [_cocok(satu, bidang) for satu, _ in calon]
    terbaik = max(range(len(calon)), key=lambda n: (nilai[n], -n))
    if kurang and nilai[terbaik] == nilai[0]:
        terbaik = kurang if kurang <= GESER_MAKS else 0
    return calon[terbaik] if kurang or nilai[terbaik] >= nilai[0] + YAKIN else calon[0]


def _tanpa_ekor(baris: Sequence[Sel]) -> tuple[Sel, ...]:
    """Without the blank cells at its end."""
    akhir = max((n for n, sel in enumerate(baris, 1) if not sel.kosong), default=0)
    return tuple(baris[:akhir])


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
        return 0 if not teks else 3 if _tampak_target(teks) else 1 if _SATUAN.fullmatch(teks) else -3
    if bidang == "nama":
        return 1 if teks and not _tampak_target(teks) else 0
    return 0


def _tampak_target(teks: str) -> bool:
    rapi = sebaris(teks)
    if len(rapi) > 40:
        return False
    return rapi == "-" or baca_target(rapi).jenis not in (Jenis.KOSONG, Jenis.TAK_TERBACA)
