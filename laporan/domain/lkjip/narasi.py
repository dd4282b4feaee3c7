"""A narrative (sanitised HTML) cut into its top-level blocks, with the computed tables where the text calls them.

A chart goes with the table of the same figures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from django.utils.html import strip_tags

from laporan.domain.lkjip.grafik import GrafikLkjip
from laporan.domain.tabel import Tabel

_PANGGILAN = re.compile(r"sebagai\s+berikut\s*:?$", re.IGNORECASE)
_KEGIATAN = re.compile(r"program|kegiatan", re.IGNORECASE)
TANPA_TUTUP = {"br", "hr", "img", "col", "wbr"}


@dataclass(frozen=True)
class Blok:
    """Either safe HTML, a table or a chart."""

    html: str = ""
    tabel: Tabel | None = None
    grafik: GrafikLkjip | None = None


@dataclass(frozen=True)
class Sisipan:
    """A computed table with the charts that stand below it."""

    tabel: Tabel
    grafik: tuple[GrafikLkjip, ...] = ()

    @property
    def blok(self) -> tuple[Blok, ...]:
        return (Blok(tabel=self.tabel), *(Blok(grafik=satu) for satu in self.grafik))


def sisipkan(html: str, sisipan: Sequence[Sisipan]) -> tuple[Blok, ...]:
    """The blocks of a text; a paragraph ending in "sebagai berikut:" is followed by the table it announces.

    A paragraph on program and kegiatan announces the budget table, any other one the first table that waits.
    Tables that nothing announces come last.
    """
    antre, hasil = list(sisipan), []
    for potongan in potong(html):
        hasil.append(Blok(html=potongan))
        polos = strip_tags(potongan).strip()
        if potongan.startswith("<p") and _PANGGILAN.search(polos):
            hasil += [blok for satu in _yang_dipanggil(polos, antre) for blok in satu.blok]
    return (*hasil, *(blok for satu in antre for blok in satu.blok))


def _yang_dipanggil(polos: str, antre: list[Sisipan]) -> list[Sisipan]:
    """Take what the paragraph announces out of the queue: all views of the budget together."""
    uang = [satu for satu in antre if satu.tabel.kode.startswith("anggaran")]
    lain = [satu for satu in antre if not satu.tabel.kode.startswith("anggaran")]
    pilihan = uang if uang and (not lain or _KEGIATAN.search(polos)) else lain[:1]
    for satu in pilihan:
        antre.remove(satu)
    return pilihan


def potong(html: str) -> list[str]:
    """Top-level blocks of a fragment, text between them included."""
    pemotong = _Pemotong(html)
    return [bagian for bagian in (isi.strip() for isi in pemotong.potong()) if bagian]


class _Pemotong(HTMLParser):
    """Notes where each top-level element ends."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=False)
        self.html, self.dalam, self.batas = html, 0, []
        self.awal_baris = [0]
        for cocok in re.finditer("\n", html):
            self.awal_baris.append(cocok.end())

    def potong(self) -> list[str]:
        self.feed(self.html)
        self.close()
        ujung = [0, *self.batas, len(self.html)]
        return [self.html[a:b] for a, b in pairwise(ujung)]

    def handle_starttag(self, tag, attrs):
        self.dalam += tag not in TANPA_TUTUP

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if self.dalam == 0:
            return
        self.dalam -= 1
        if self.dalam == 0:
            baris, kolom = self.getpos()
            letak = self.awal_baris[baris - 1] + kolom
            self.batas.append(self.html.index(">", letak) + 1)
