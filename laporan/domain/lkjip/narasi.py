"""A narrative (sanitised HTML) cut into its top-level blocks, with the computed tables where the text calls them."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from django.utils.html import strip_tags

from laporan.domain.tabel import Tabel

_PANGGILAN = re.compile(r"sebagai\s+berikut\s*:?$", re.IGNORECASE)
_KEGIATAN = re.compile(r"program|kegiatan", re.IGNORECASE)
TANPA_TUTUP = {"br", "hr", "img", "col", "wbr"}


@dataclass(frozen=True)
class Blok:
    """Either safe HTML or a table."""

    html: str = ""
    tabel: Tabel | None = None


def sisipkan(html: str, tabel: list[Tabel]) -> tuple[Blok, ...]:
    """The blocks of a text; a paragraph ending in "sebagai berikut:" is followed by the table it announces.

    A paragraph on program and kegiatan announces the budget table, any other one the first table that waits.
    Tables that nothing announces come last.
    """
    antre, hasil = list(tabel), []
    for potongan in potong(html):
        hasil.append(Blok(html=potongan))
        polos = strip_tags(potongan).strip()
        if potongan.startswith("<p") and _PANGGILAN.search(polos):
            hasil += [Blok(tabel=satu) for satu in _yang_dipanggil(polos, antre)]
    return (*hasil, *(Blok(tabel=satu) for satu in antre))


def _yang_dipanggil(polos: str, antre: list[Tabel]) -> list[Tabel]:
    """Take what the paragraph announces out of the queue: all views of the budget together."""
    uang = [satu for satu in antre if satu.kode.startswith("anggaran")]
    lain = [satu for satu in antre if not satu.kode.startswith("anggaran")]
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
