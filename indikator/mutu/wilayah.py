"""Names in the text: places after "Kecamatan", "Kabupaten" …, offices after "Dinas", "Badan" …"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indikator.mutu.bahan import BahanMutu, IndikatorMutu, LembarMutu
from indikator.mutu.kata import baku

_TEMPAT = re.compile(
    r"\b(Kecamatan|Kec\.?|Kabupaten|Kab\.?|Kota|Pemkab\.?|Pemkot\.?)\s*((?:[A-Z][a-z]{2,}(?:\s+|$)){1,3})(?![/&])"
)
_KANTOR = re.compile(
    r"(?<!endaraan )(?<!umah )(?<!urat )(?<!erjalanan )(?<!katan )(?<!akaian )(?<!askah )(?<!obil )(?<!ugas )"
    r"\b(Dinas|Badan|Kantor|Inspektorat)\s+((?:[A-Z][A-Za-z]+,?\s+(?:dan\s+)?){0,7}[A-Z][A-Za-z]+)"
)
NASIONAL = frozenset(
    {
        "nasional",
        "negara",
        "pusat",
        "republik",
        "pemeriksa",
        "pengawas",
        "pengawasan",
        "pertanahan",
        "meteorologi",
        "narkotika",
    }
)  # fmt: skip; national offices are partners and sources, not left-overs
UMUM = frozenset({
    "kecamatan", "kabupaten", "kota", "desa", "kelurahan", "dinas", "badan", "kantor", "bagian",
    "sekretariat", "daerah", "pemerintah", "provinsi",
})  # fmt: skip


class Bacaan(NamedTuple):
    """One cell of the document."""

    lembar: LembarMutu
    baris: IndikatorMutu | None
    kolom: str
    teks: str


def bacaan(bahan: BahanMutu) -> Iterator[Bacaan]:
    """Every text of the document, in order."""
    for lembar in bahan.lembar:
        for jenis in ("tugas", "fungsi"):
            for teks in getattr(lembar.jabatan, jenis) if lembar.jabatan else ():
                yield Bacaan(lembar, None, jenis, teks)
        for sasaran in lembar.sasaran:
            yield Bacaan(lembar, sasaran.indikator[0] if sasaran.indikator else None, "sasaran", sasaran.nama)
            for satu in sasaran.indikator:
                yield Bacaan(lembar, satu, "indikator", satu.nama)
                yield Bacaan(lembar, satu, "rumus", satu.rumus.polos)
                yield Bacaan(lembar, satu, "sumber_data", satu.sumber_data)


def nama_sendiri(bahan: BahanMutu) -> frozenset[str]:
    """Words of the names that rightly stand in this document."""
    nama = (bahan.pemda, bahan.instansi, bahan.sebutan, *bahan.alias, *bahan.tempat)
    return frozenset(kata for satu in (*nama, *(u.nama for u in bahan.unit)) for kata in baku(satu).split()) - UMUM


def kata_biasa(bahan: BahanMutu) -> frozenset[str]:
    """Words that the document also writes small: not names."""
    return frozenset(kata for satu in bacaan(bahan) for kata in re.findall(r"\b[a-z]{3,}\b", satu.teks))


def tempat(teks: str) -> Iterator[tuple[str, str]]:
    """(kind, name word) of every place named in a text: each capital word after "Kecamatan", "Kabupaten" …"""
    for cocok in _TEMPAT.finditer(teks):
        for kata in cocok[2].split():
            yield cocok[1], kata


def kantor(teks: str) -> Iterator[tuple[str, str]]:
    """(kind, whole name) of every office named in a text."""
    for cocok in _KANTOR.finditer(teks):
        yield cocok[1], " ".join(cocok[0].split())
