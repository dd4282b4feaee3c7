"""Plain text and markdown → Naskah: a line is a paragraph, lines with tabs or `|` are rows of a table.

A blank line inside a table is a page break: the table goes on as another `TabelNaskah`. HTML and LaTeX inside lines
and cells are read as `indikator.tempel` reads a copied cell.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html

from indikator.tempel import Sel, isi_sel
from indikator.tempel.rapi import rapikan
from laporan.kertas.label import LABEL
from laporan.kertas.naskah import Alinea, Naskah, TabelNaskah, Unsur

_TANDA = re.compile(
    r"</?(?:p|i|b|u|s|em|strong|ol|ul|li|br|hr|sup|sub|span|div|math|font|h[1-6]|small)\b[^<>]*>", re.I
)
_DALAM_KUTIP = re.compile(r'(?:(?<=\t)"((?:[^"]|"")*)"(?=\t|\n|$(?![\s\S])))|(?:(?m:^)"((?:[^"]|"")*)"(?=\t))')
_JUDUL = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_MIRING = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*(?![\w*])")
_PEMISAH = re.compile(r":?-{2,}:?")
_BUTIR = re.compile(rf"{LABEL}(?:\s+|$)")
_RUMUS = re.compile(r"<math\b[^>]*>([^<]*\\[^<]*)</math>", re.IGNORECASE)  # LaTeX where MathML should be
_DALAM_STRIP = re.compile(r"(?P<label>[A-Z][.)])\s+")
_PIPA = re.compile(r"(?<!\\)\|")
_SEL_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]?|[-•–]")


@dataclass(frozen=True, slots=True)
class _Baris:
    nomor: int
    teks: str

    @property
    def bertabel(self) -> bool:
        return "\t" in self.teks or (self.teks.startswith("|") and self.teks.count("|") > 2)


def baca(teks: str) -> Naskah:
    """Paragraphs and tables of a text, `letak` the numbers of its lines ("baris 12")."""
    unsur: list[Unsur] = []
    blok: list[_Baris] = []
    for satu in _baris(teks):
        if satu.bertabel:
            blok.append(satu)
            continue
        unsur += _tabel(blok)
        blok = []
        unsur += _alinea(satu)
    return Naskah((*unsur, *_tabel(blok)))


def _baris(teks: str) -> Iterator[_Baris]:
    """Lines with their numbers; a quoted cell of a spreadsheet keeps its lines inside one."""
    teks = teks.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    nomor = 1
    for mentah in _DALAM_KUTIP.sub(_buka_kutip, teks).split("\n"):
        rapi = mentah.replace("\u00a0", " ").strip(" ")
        yield _Baris(nomor, rapi if rapi.strip() else "")
        nomor += 1 + mentah.count("\v")


def _buka_kutip(cocok: re.Match) -> str:
    isi = cocok[1] if cocok[1] is not None else cocok[2]
    if "\n" not in isi and "\t" not in isi and '""' not in isi:
        return cocok[0]
    return isi.replace('""', '"').replace("\t", " ").replace("\n", "\v")


def _alinea(baris: _Baris) -> Iterator[Alinea]:
    letak = f"baris {baris.nomor}"
    teks = baris.teks.strip()
    if not teks or _PEMISAH.fullmatch(teks):
        return
    tingkat = 0
    if cocok := _JUDUL.match(teks):
        tingkat, teks = len(cocok[1]), cocok[2]
    for satu in isi_tertulis(teks).split("\n"):
        label, isi = ("", satu) if tingkat else _lepas_label(satu)
        if isi or label:
            yield Alinea(isi, letak, label, tingkat or int(bool(label)), bool(tingkat))


def _lepas_label(teks: str) -> tuple[str, str]:
    """(label, rest); a markdown dash before another label ("- a. …") is only how the list was written."""
    cocok = _BUTIR.match(teks)
    if not cocok:
        return "", teks
    label, isi = cocok["label"], teks[cocok.end() :]
    dalam = (_BUTIR.match(isi) or _DALAM_STRIP.match(isi)) if len(label) == 1 else None
    return (dalam["label"], isi[dalam.end() :]) if dalam else (label, isi)


def _tabel(blok: list[_Baris]) -> list[Unsur]:
    """The rows of a block; a list whose labels stand before a tab is paragraphs."""
    baris = [(satu.nomor, _pisah(satu.teks)) for satu in blok]
    baris = [(nomor, sel) for nomor, sel in baris if not _garis(sel)]
    if not baris:
        return []
    if all(_bukan_baris(sel) for _, sel in baris):
        return [_berlabel(nomor, sel) for nomor, sel in baris if any(sel)]
    nomor = tuple(f"baris {satu}" for satu, _ in baris)
    isi = tuple(tuple(Sel(isi_tertulis(teks)) for teks in sel) for _, sel in baris)
    return [TabelNaskah(isi, nomor[0], nomor)]


def _pisah(teks: str) -> list[str]:
    if "\t" in teks or not teks.startswith("|"):
        return [satu.strip(" ") for satu in teks.split("\t")]
    isi = _PIPA.split(teks.strip())
    return [satu.strip().replace(r"\|", "|") for satu in isi[1 : len(isi) - (not isi[-1].strip())]]


def _garis(sel: list[str]) -> bool:
    """The line that markdown draws below a heading."""
    isi = [satu.strip() for satu in sel if satu.strip()]
    return bool(isi) and all(_PEMISAH.fullmatch(satu) for satu in isi)


def _bukan_baris(sel: list[str]) -> bool:
    """A tab that only indents, or stands between the label of a list item and its text."""
    return len(sel) == 2 and (not sel[0] or (bool(_SEL_LABEL.fullmatch(sel[0])) and not sel[1].startswith(":")))


def _berlabel(nomor: int, sel: list[str]) -> Alinea:
    label, isi = (sel[0], isi_tertulis(sel[1])) if sel[0] else _lepas_label(isi_tertulis(sel[1]))
    return Alinea(isi, f"baris {nomor}", label, 1)


def isi_tertulis(teks: str) -> str:
    """The words of a line or cell: HTML read, emphasis of markdown dropped, underlining and LaTeX kept."""
    teks = _MIRING.sub(r"\1", teks.replace("**", "")) if "*" in teks else teks
    if _TANDA.search(teks):
        teks = _RUMUS.sub(r" $\1$ ", teks.replace("\v", "<br>"))
        elemen = lxml.html.fragment_fromstring(teks, create_parent="div")
        return isi_sel.baca(elemen, frozenset())
    return rapikan(html.unescape(teks))
