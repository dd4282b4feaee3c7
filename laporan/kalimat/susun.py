"""A sentence as texts and figures, and how it is written: as plain text, or as HTML with figure references."""

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple


class Angka(NamedTuple):
    """A figure (or a word that depends on one) under the key by which it is found again."""

    kunci: str
    teks: str


Potongan = str | Angka
Kalimat = tuple[Potongan, ...]
_TEMPAT = re.compile(r"\{(\w+)\}")


def rangkai(pola: str, **isi: "Potongan | Kalimat") -> Kalimat:
    """The pattern with its {names} replaced. Raises KeyError for a name that is not given."""
    hasil: list[Potongan] = []
    for letak, bagian in enumerate(_TEMPAT.split(pola)):
        if letak % 2 == 0:
            hasil += [bagian] if bagian else []
        else:
            nilai = isi[bagian]
            hasil += [nilai] if isinstance(nilai, str | Angka) else nilai
    return tuple(hasil)


def deretkan(isi: Iterable[Kalimat], pemisah: str = ", ", akhir: str = " dan ") -> Kalimat:
    """Parts of a sentence in a row: "a, b dan c"."""
    semua = list(isi)
    hasil: list[Potongan] = []
    for letak, satu in enumerate(semua):
        if letak:
            hasil.append(akhir if letak == len(semua) - 1 else pemisah)
        hasil += satu
    return tuple(hasil)


def gabung(kalimat: Iterable[Kalimat]) -> Kalimat:
    """Sentences one after the other, a blank between; empty ones fall away."""
    return deretkan([satu for satu in kalimat if satu], " ", " ")


def polos(kalimat: Kalimat) -> str:
    return "".join(satu.teks if isinstance(satu, Angka) else satu for satu in kalimat)


def sebagai_html(kalimat: Kalimat) -> str:
    """Escaped text; every figure in the span that `laporan.domain.lkjip.rujukan_angka` keeps up to date."""
    return "".join(_html(satu) for satu in kalimat)


def _html(satu: Potongan) -> str:
    if isinstance(satu, Angka):
        return f'<span data-angka="{escape(satu.kunci)}">{escape(satu.teks, quote=False)}</span>'
    return escape(satu, quote=False)


def paragraf(kalimat: Kalimat) -> str:
    """A paragraph marked as drafted; "" for no sentence."""
    return f'<p data-usulan="1">{sebagai_html(kalimat)}</p>' if kalimat else ""
