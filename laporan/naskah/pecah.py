"""Pasted text of a decree made into items with sub-items, without the numbers it carries.

It comes from Word (columns as tabs, labels before a tab), from a PDF (sentences broken over lines, "KESATU" and ":" on
lines of their own), or is typed. Words and endings (";", "; dan", ".") stay as they are. The labels are kept apart:
the references in the text mean them. A list below a diktum becomes its sub-items, elsewhere it stays in its item.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indikator.tempel.baca_html import teks_saja
from indikator.tempel.rapi import rapikan
from laporan.naskah.baca_rujukan import URUT
from laporan.naskah.denah import DIKTUM
from organisasi.domain import uraian_pecah

PANJANG_MAKS = 200_000  # characters read of one paste
EKOR = 40  # letters at the end of a text that say whether the next line goes on with it
_LABEL_DIKTUM = re.compile(
    rf"^(?P<label>{URUT}|(?i:{URUT})(?=\s*:))[ \t]*(?:(?P<batas>[:.]|$)|(?=\t|[A-Z][a-z]))[ \t:]*", re.MULTILINE
)
_BERLANJUT = re.compile(r"(?:\bdiktum|,|\b(?:dan|atau|dengan))\s*$", re.IGNORECASE)  # "… dalam diktum⏎KESATU"
_LABEL = re.compile(
    rf"\(?(?:(?:([a-z])\1?|\d{{1,2}})[.)](?=\s|$)|1\d\d[.)](?=\s+\S))|[{re.escape(uraian_pecah.BULATAN)}](?=\s|$)"
)
_KEPALA = re.compile(
    r"^(?P<nama>menimbang|mengingat|memperhatikan|memutuskan|menetapkan|tembusan)(?:[ \t]*:[ \t]*|[ \t]*$)"
    r"|^(?P<tutup>ditetapkan di\b)",
    re.IGNORECASE | re.MULTILINE,
)
_BERAKHIR = re.compile(r"[.;:]$|;\s*(?:dan|atau|serta)$", re.IGNORECASE)


@dataclass(frozen=True)
class ButirTempel:
    """One pasted item: its text, what was typed before it ("a.", "KESATU", ""), its sub-items."""

    isi: str
    label: str = ""
    sub: tuple["ButirTempel", ...] = ()


def pecah(teks: str, bagian: str = "", html: str = "") -> tuple[ButirTempel, ...]:
    """The items of a paste for a part ("": a plain list). HTML counts only where the clipboard holds no text.

    Of a whole decree only that part is taken.
    """
    isi = teks if teks.strip() else teks_saja(html)
    isi = _bersih(isi[:PANJANG_MAKS])
    isi = _milik(isi, bagian) if bagian else isi
    if bagian == DIKTUM and _potong_diktum(isi):
        return tuple(butir for label, satu in _potong_diktum(isi) if (butir := _diktum(label, satu)).isi)
    butir = [_butir(satu, bagian == DIKTUM) for satu in uraian_pecah.pecah(_sambung_baris(isi))]
    return tuple(butir)


def _bersih(teks: str) -> str:
    """Lines as people see them: tabs kept (they divide labels from texts), a lone colon is no line."""
    baris = [satu.replace("\u00a0", " ").strip() for satu in re.split(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]", teks)]
    baris = ["\t".join(filter(None, map(rapikan, satu.split("\t")))) for satu in baris]
    baris = [re.sub(r"^:[ \t]*", "", satu) if satu != ":" else None for satu in baris]
    return "\n".join(satu for satu in baris if satu is not None)


def _milik(teks: str, bagian: str) -> str:
    """The lines of one part of a decree; everything where its heading does not occur."""
    kepala = list(_KEPALA.finditer(teks))
    hasil = []
    for nomor, satu in enumerate(kepala):
        ujung = kepala[nomor + 1].start() if nomor + 1 < len(kepala) else len(teks)
        nama = (satu["nama"] or "").lower()
        if nama == bagian or (bagian == DIKTUM and nama == "menetapkan"):
            hasil.append(teks[satu.end() : ujung])
    if hasil:
        return "\n".join(hasil)
    return teks[: kepala[0].start()] if kepala and teks[: kepala[0].start()].strip() else teks


def _potong_diktum(teks: str) -> list[tuple[str, str]]:
    """(label, text) of each diktum that begins a line; what stands before the first ("KEPUTUSAN …") is no diktum."""
    awal = [satu for satu in _LABEL_DIKTUM.finditer(teks) if not _BERLANJUT.search(_sebelum(teks, satu))]
    ujung = [*(satu.start() for satu in awal), len(teks)][1:]
    return [(satu["label"], teks[satu.end() : akhir]) for satu, akhir in zip(awal, ujung, strict=False)]


def _sebelum(teks: str, satu: re.Match) -> str:
    return teks[max(0, satu.start() - EKOR) : satu.start()]


def _diktum(label: str, teks: str) -> ButirTempel:
    """A diktum: its sentence, and the list below it as sub-items."""
    baris = teks.split("\n")
    awal = next((n for n, satu in enumerate(baris) if n and _LABEL.match(satu)), len(baris))
    sub = [_butir(satu, False) for satu in uraian_pecah.pecah("\n".join(baris[awal:]))]
    return ButirTempel(_rangkai(baris[:awal]), label, tuple(sub))


def _butir(satu: dict[str, str], bersub: bool) -> ButirTempel:
    """An item as uraian_pecah reads it; `bersub`: the list inside it as sub-items, else as part of its sentence."""
    pokok, *dalam = satu["isi"].split("\n")
    if not bersub:
        return ButirTempel(_rangkai([pokok, *dalam]), satu["label"])
    return ButirTempel(_rangkai([pokok]), satu["label"], tuple(_rincian(baris) for baris in dalam))


def _rincian(baris: str) -> ButirTempel:
    cocok = _LABEL.match(baris)
    label = cocok[0] if cocok else ""
    return ButirTempel(_rangkai([baris[len(label) :]]), label)


def _rangkai(baris: Sequence[str]) -> str:
    """Lines as one text; a hyphen at the end of a line keeps its halves together."""
    potong: list[str] = []
    ekor = ""
    for satu in baris:
        rapat = ekor[-1:] == "-" and ekor[-2:-1].isalpha() and satu[:1].islower()
        potong.append(satu if rapat else f" {satu}")
        ekor = (ekor + potong[-1])[-2:]
    return " ".join("".join(potong).split())


def _sambung_baris(teks: str) -> str:
    """A sentence that a PDF viewer broke over lines on one line again, where no label says how it goes on.

    Only the end of what is joined so far is looked at, so that a long paste takes no longer than its length.
    """
    kelompok: list[list[str]] = []
    ekor = ""
    for satu in teks.split("\n"):
        lanjut = kelompok and satu[:1].islower() and not _LABEL.match(satu) and not _BERAKHIR.search(ekor)
        if ekor and (lanjut or _BERLANJUT.search(ekor)):
            kelompok[-1].append(satu)
            ekor = f"{ekor} {satu}".rstrip()[-EKOR:]
        else:
            kelompok.append([satu])
            ekor = satu[-EKOR:]
    return "\n".join(" ".join(satu) if "\t" in satu[0] else _rangkai_bila_banyak(satu) for satu in kelompok)


def _rangkai_bila_banyak(baris: list[str]) -> str:
    return _rangkai(baris) if len(baris) > 1 else baris[0]
