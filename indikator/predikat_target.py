"""Predicates in target cells: letters with numbers behind them (B (65)) and ordinal words (WTP, Level 3).

The same letter means another number on another scale, so the scale is named, or its absence is told.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from indikator.capaian.kategori import SKALA_AKIP, SKALA_SKM, Skala, kategori
from kinerja.angka import AngkaTidakTerbaca, baca, tulis_asli

SKALA_BERHURUF: dict[str, Skala] = {"AKIP": SKALA_AKIP, "SKM": SKALA_SKM}
KATA: dict[str, tuple[str, str]] = {
    "wtp": ("WTP", "opini BPK"),
    "wdp": ("WDP", "opini BPK"),
    "tmp": ("TMP", "opini BPK"),
    "wajar tanpa pengecualian": ("WTP", "opini BPK"),
    "wajar dengan pengecualian": ("WDP", "opini BPK"),
    "sangat tinggi": ("Sangat tinggi", "tingkat"),
    "tinggi": ("Tinggi", "tingkat"),
    "sedang": ("Sedang", "tingkat"),
    "rendah": ("Rendah", "tingkat"),
    "sangat rendah": ("Sangat rendah", "tingkat"),
    "sangat baik": ("Sangat baik", "mutu"),
    "baik sekali": ("Baik sekali", "mutu"),
    "baik": ("Baik", "mutu"),
    "cukup": ("Cukup", "mutu"),
    "cukup baik": ("Cukup baik", "mutu"),
    "kurang": ("Kurang", "mutu"),
    "kurang baik": ("Kurang baik", "mutu"),
    "paripurna": ("Paripurna", "akreditasi"),
    "utama": ("Utama", "akreditasi"),
    "madya": ("Madya", "akreditasi"),
    "dasar": ("Dasar", "akreditasi"),
}
_HURUF = r"(AA|A|BB|B|CC|C|D)"
_DENGAN_NILAI = re.compile(rf"(?:[Pp]redikat\s+)?{_HURUF}\s*\(\s*([0-9][0-9.,]*)\s*\)")
_HURUF_SAJA = re.compile(rf"(?:predikat\s+)?{_HURUF}", re.IGNORECASE)
_LEVEL = re.compile(r"(?:maturitas\s+)?level\s+([0-9]{1,2})", re.IGNORECASE)
_NAMA_AKIP = re.compile(r"\b(?:sakip|akip|akuntabilitas kinerja)\b", re.IGNORECASE)
_NAMA_SKM = re.compile(r"\b(?:ikm|skm|kepuasan)\b", re.IGNORECASE)
_KEPALA_NAMA = re.compile(r"(?:rata\s*-\s*rata\s+)?(nilai|indeks|index|ikm|skor|hasil penilaian)\b", re.IGNORECASE)
_USUL = {"nilai": "nilai", "indeks": "indeks", "index": "indeks", "ikm": "indeks", "skor": "skor"}


@dataclass(frozen=True, slots=True)
class Temuan:
    """A predicate that was found; nilai is the number behind it, None for purely ordinal ones."""

    predikat: str
    nilai: Decimal | None
    skala: str
    satuan: str = ""
    peringatan: tuple[str, ...] = ()


def cari(teks: str, nama_indikator: str) -> Temuan | None:
    """The predicate of a tidied target text, or None when it holds none."""
    if cocok := _DENGAN_NILAI.fullmatch(teks):
        return _berhuruf(cocok[1], cocok[2], nama_indikator)
    if cocok := _HURUF_SAJA.fullmatch(teks):
        kalimat = f"Predikat {cocok[1].upper()} tanpa angka. Lengkapi nilainya, misalnya B (65)."
        return Temuan(cocok[1].upper(), None, skala_dari_nama(nama_indikator), "nilai", (kalimat,))
    if cocok := _LEVEL.fullmatch(teks):
        return Temuan(f"Level {int(cocok[1])}", None, "level")
    if teks.casefold() in KATA:
        predikat, skala = KATA[teks.casefold()]
        return Temuan(predikat, None, skala)
    return None


def skala_dari_nama(nama_indikator: str) -> str:
    """ "AKIP" or "SKM" where the indicator's name says so, else ""."""
    if _NAMA_AKIP.search(nama_indikator):
        return "AKIP"
    return "SKM" if _NAMA_SKM.search(nama_indikator) else ""


def usul_satuan(nama_indikator: str) -> str:
    """The satuan proposed for a bare number, from the first words of the indicator; "" for none."""
    cocok = _KEPALA_NAMA.match(nama_indikator.strip(" -•"))
    return _USUL.get(cocok[1].lower(), "nilai") if cocok else ""


def _berhuruf(huruf: str, angka: str, nama_indikator: str) -> Temuan:
    """A letter with a number: the number counts, the letter is checked against the scale."""
    try:
        nilai = baca(angka)
    except AngkaTidakTerbaca as galat:
        return Temuan(huruf, None, skala_dari_nama(nama_indikator), "nilai", (str(galat),))
    skala, peringatan = _pilih_skala(huruf, nilai, skala_dari_nama(nama_indikator))
    return Temuan(huruf, nilai, skala, "nilai", peringatan)


def _pilih_skala(huruf: str, nilai: Decimal, menurut_nama: str) -> tuple[str, tuple[str, ...]]:
    """Scale and warnings for a letter and its number."""
    cocok = [nama for nama, skala in SKALA_BERHURUF.items() if _label(nilai, skala) == huruf]
    if menurut_nama:
        return menurut_nama, () if menurut_nama in cocok else (_beda(huruf, nilai, menurut_nama),)
    if len(cocok) == 1:
        return cocok[0], (f"Skala tidak disebut; {huruf} ({tulis_asli(nilai)}) sesuai skala {cocok[0]}.",)
    if cocok:
        return "", (f"Skala {huruf} ({tulis_asli(nilai)}) tidak disebut; pilih {' atau '.join(cocok)}.",)
    return "", (f"Predikat {huruf} tidak cocok dengan angka {tulis_asli(nilai)} pada skala AKIP maupun SKM.",)


def _beda(huruf: str, nilai: Decimal, nama: str) -> str:
    seharusnya = _label(nilai, SKALA_BERHURUF[nama])
    return f"Predikat {huruf} tidak cocok: {tulis_asli(nilai)} pada skala {nama} adalah {seharusnya}."


def _label(nilai: Decimal, skala: Skala) -> str:
    """The letter of a number on a scale."""
    ditemukan = kategori(nilai, skala)
    return ditemukan.label if ditemukan else ""
