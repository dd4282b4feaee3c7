"""Laws that a narrative cites although they did not hold at the date of the report, or that it cites wrongly."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from laporan.domain.dasar_hukum import BELUM, DICABUT, Pustaka, cocokkan, sebutan, status_pada
from laporan.domain.lkjip.gerbang.bahan import HukumDisebut
from laporan.domain.pustaka_hukum import kunci_satu, kunci_sitasi
from laporan.sitasi import baca

_BENTUK = (
    r"(?:Undang\s*-\s*Undang|Peraturan\s+(?:Pemerintah|Presiden|Menteri|Daerah|Bupati|Wali\s*Kota|Gubernur)|"
    r"Instruksi\s+Presiden|Keputusan\s+(?:Presiden|Menteri)|Perpres|Permen\w*)"
)
_SAMPAI_LAIN = rf"(?:(?!\b{_BENTUK})[^.;:()<>])"  # not into the next law of the same sentence
_SITASI = re.compile(
    rf"\b{_BENTUK}{_SAMPAI_LAIN}{{0,140}}?\b(?:Nomor|No\.?)\s*[\w./]+\s+Tahun\s+[0-9]{{4}}"
    rf"(?:\s+tentang\s+{_SAMPAI_LAIN}{{3,300}})?",
    re.IGNORECASE,
)


def tidak_berlaku(bagian: Iterable[tuple[int, str, str]], tanggal: date, pustaka: Pustaka) -> Iterator[HukumDisebut]:
    """Of sections (pk, title, plain text): each law that was repealed, did not exist yet or has another number, once
    in a section."""
    for pk, judul, teks in bagian:
        ditemukan = {}
        for cocok in _SITASI.finditer(teks):
            for kunci, kalimat in _periksa(" ".join(cocok[0].split()), tanggal, pustaka):
                ditemukan.setdefault(kunci, kalimat)
        yield from (HukumDisebut(pk, judul, sebut, kalimat) for sebut, kalimat in ditemukan.items())


def _periksa(teks: str, tanggal: date, pustaka: Pustaka) -> Iterator[tuple[str, str]]:
    """(how it is cited, what is wrong with it)"""
    satu, terbaca = _cari(teks, pustaka), baca(teks)
    if satu is None or terbaca is None:
        return
    if kunci_sitasi(terbaca) != kunci_satu(satu):
        tertulis = f"{terbaca.bentuk} Nomor {terbaca.nomor} Tahun {terbaca.tahun}"
        yield tertulis, f"Pustaka dasar hukum mencatat {sebutan(satu)} dengan judul itu"
        return
    status = status_pada(satu, tanggal, pustaka)
    if status.kode in (DICABUT, BELUM):
        pasti = "" if status.pasti else " (perlu dikonfirmasi)"
        yield sebutan(satu), f"{status.kalimat}{pasti}"


def _cari(teks: str, pustaka: Pustaka):
    """The entry it means: a title may go on behind a comma, or the sentence does."""
    while teks:
        if satu := cocokkan(teks, pustaka):
            return satu
        teks = teks.rpartition(",")[0]
    return None
