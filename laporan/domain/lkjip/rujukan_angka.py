"""Figures within a narrative: `<span data-angka="KEY">text</span>` follows the stored figure until it is frozen.

Every key begins with what it belongs to: "indikator.<silsilah>.capaian", "sasaran.<silsilah>.rata", "anggaran.pagu",
"rata.utama", "jumlah.sasaran". A key that the report does not know (any more) keeps its text and is marked.
"""

import re
from collections.abc import Mapping
from html import escape, unescape

from laporan.domain.lkjip.angka import AngkaLkjip
from laporan.domain.lkjip.fakta import fakta_laporan
from laporan.kalimat.kata_angka import bernama

Daftar = Mapping[str, tuple[str, str]]
_RUJUKAN = re.compile(
    r'<span\b(?P<atribut>[^>]*?\bdata-angka="(?P<kunci>[^"]*)"[^>]*)>(?P<teks>(?:(?!</?span\b).)*)</span>', re.DOTALL
)
_TANDA_HILANG = ' data-hilang="1"'


def daftar(isi) -> dict[str, tuple[str, str]]:
    """{key: (label, text)} of every figure of a report (IsiLkjip), in the order in which they are offered."""
    return daftar_angka(isi.angka)


def daftar_angka(angka: AngkaLkjip) -> dict[str, tuple[str, str]]:
    """The same while a report is being composed."""
    return {satu.kunci: (label, satu.teks) for label, satu in bernama(fakta_laporan(angka))}


def isi_rujukan(html: str, daftar: Daftar) -> str:
    """The narrative with today's text in every known reference; unknown ones keep their text and get the mark
    `data-hilang`. Safe HTML in, safe HTML out."""
    return _RUJUKAN.sub(lambda cocok: _ganti(cocok, daftar), html)


def hilang(html: str, daftar: Daftar) -> list[str]:
    """Keys in a narrative that the report does not know, each once."""
    return [kunci for kunci in kunci_dalam(html) if kunci not in daftar]


def kunci_dalam(html: str) -> list[str]:
    """Keys that a narrative refers to, each once, in their order."""
    return list(dict.fromkeys(unescape(cocok["kunci"]) for cocok in _RUJUKAN.finditer(html)))


def _ganti(cocok: re.Match, daftar: Daftar) -> str:
    kunci = unescape(cocok["kunci"])
    if kunci in daftar:
        return f'<span data-angka="{escape(kunci)}">{escape(daftar[kunci][1], quote=False)}</span>'
    atribut = cocok["atribut"].replace(_TANDA_HILANG, "")
    return f"<span{atribut}{_TANDA_HILANG}>{cocok['teks']}</span>"
