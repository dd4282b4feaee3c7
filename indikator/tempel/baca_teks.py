"""Tab-separated text as Excel, LibreOffice and Google Sheets put it on the clipboard."""

import re

from indikator.tempel.rapi import rapikan
from indikator.tempel.tabel import Sel, Tabel, susun

# A quoted cell ends before a tab, a line end or the end of all.
_BERKUTIP = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|$(?![\s\S]))')
_POLOS = re.compile(r"[^\t\n]*")


def baca(teks: str) -> Tabel:
    """Rows at line ends, cells at tabs; quoted cells may hold both, with their quotes doubled.

    Raises TempelTidakTerbaca.
    """
    teks = teks.replace("\r\n", "\n").replace("\r", "\n")
    baris: list[list[Sel]] = [[]]
    letak = 0
    while letak <= len(teks):
        isi, letak = _sel(teks, letak)
        baris[-1].append(Sel(rapikan(isi)))
        if letak < len(teks) and teks[letak] == "\n":
            baris.append([])
        letak += 1
    return susun(baris)


def _sel(teks: str, letak: int) -> tuple[str, int]:
    """(content, where it ends). Excel quotes only where it must: “"Cepat" dan tepat” is a text as it stands."""
    if teks.startswith('"', letak) and (cocok := _BERKUTIP.match(teks, letak)):
        isi = cocok[1]
        if "\n" in isi or "\t" in isi or '""' in isi:
            return isi.replace('""', '"').replace("\t", " "), cocok.end()
    cocok = _POLOS.match(teks, letak)
    return cocok[0], cocok.end()
