"""A report as it was read: paragraphs and tables in their order, nothing understood yet."""

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

from indikator.tempel.rapi import rapikan

TABEL_MAKS = 300
BARIS_MAKS = 5000  # of all tables together
ALINEA_MAKS = 5000
SEL_MAKS = 4000  # characters of a cell
_PINDAH = re.compile(r"<\s*(?:br|/?p|/?div|/?ul|/?ol|/li)\b[^<>]*>", re.IGNORECASE)
_BUTIR = re.compile(r"<\s*li\b[^<>]*>", re.IGNORECASE)
_TANDA = re.compile(r"</?\s*(?:b|i|u|em|strong|span|font|sup|sub)\b[^<>]*>", re.IGNORECASE)


class DokumenTidakTerbaca(ValueError):
    """A file that is no report, or too large for one; the message is an Indonesian sentence."""


class Alinea(NamedTuple):
    """One paragraph, its blanks tidied."""

    teks: str


class TabelMentah(NamedTuple):
    """Rows of texts; a cell covered by a merged one is "". tempat: where people find it ("Tabel ke-3", a sheet)."""

    tempat: str
    baris: tuple[tuple[str, ...], ...]


Unsur = Alinea | TabelMentah


class Dokumen(NamedTuple):
    """catatan: what was left out while reading."""

    unsur: tuple[Unsur, ...]
    catatan: tuple[str, ...] = ()


def susun(unsur: Iterable[Unsur], catatan: Iterable[str] = ()) -> Dokumen:
    """A document inside the limits. Raises DokumenTidakTerbaca where it is empty or too large."""
    semua = tuple(unsur)
    tabel = [satu for satu in semua if isinstance(satu, TabelMentah)]
    if not semua:
        raise DokumenTidakTerbaca("Berkas tidak memuat tabel maupun kalimat.")
    if len(tabel) > TABEL_MAKS or sum(len(satu.baris) for satu in tabel) > BARIS_MAKS:
        raise DokumenTidakTerbaca(
            f"Berkas memuat lebih dari {TABEL_MAKS} tabel atau {BARIS_MAKS} baris. Uji bagian BAB III-nya saja."
        )
    if len(semua) - len(tabel) > ALINEA_MAKS:
        raise DokumenTidakTerbaca(f"Berkas memuat lebih dari {ALINEA_MAKS} paragraf. Uji bagian BAB III-nya saja.")
    return Dokumen(semua, tuple(catatan))


def rapi_sel(teks: str) -> str:
    """A cell as lines; the HTML that converted documents leave in their cells becomes lines and bullets."""
    if "<" in teks:
        teks = _TANDA.sub("", _PINDAH.sub("\n", _BUTIR.sub("\n- ", teks)))
        teks = html.unescape(teks)
    return rapikan(teks)[:SEL_MAKS]
