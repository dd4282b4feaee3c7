"""Formulas written in words: "A dibagi B kali 100%", "A/B * 100", "A dibandingkan B" (styles 3, 4 and 11)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from indikator.rumus.ast import Angka, Bagi, Fungsi, Kali, Simpul
from indikator.rumus.variabel import DaftarVariabel

_KALI = re.compile(
    r"[\s,]{0,3}(?:(?:di\s?)?kali(?:kan)?\s*(?:dengan\s*)?|[*xX×]\s*)(?:100|seratus)\s*(?:%|persen)?[\s.;]*$",
    re.IGNORECASE,
)
_BANDING = re.compile(r"\s+(?:di\s?banding(?:kan)?|berbanding)\s+(?:dengan\s+)?", re.IGNORECASE)
_BAGI = re.compile(r"\s+di\s?bagi\s+(?:dengan\s+)?", re.IGNORECASE)
_PERKALIAN = re.compile(r"^perkalian\s+(?:antara\s+)?(.+?)\s+(?:dengan|dan)\s+(.+)$", re.IGNORECASE)
_AWALAN_PERSEN = re.compile(r"^(?:persentase|prosentase)\s+dihitung\s+berdasarkan\s+", re.IGNORECASE)
_CACAH = re.compile(r"\b(?:jumlah|jml|jlm|jmlh|total|seluruh|keseluruhan|banyaknya|[Σ∑])\b|[Σ∑]", re.IGNORECASE)
_CACAH_DEPAN = re.compile(r"^\s*(?:jumlah|jml|jlm|jmlh|total|seluruh|keseluruhan|banyaknya|[Σ∑])", re.IGNORECASE)

ALASAN_PERSEN = "Perkalian 100 tidak tertulis; ditambahkan karena indikatornya persentase."
ALASAN_RASIO = "Perbandingan tanpa × 100: dibaca sebagai rasio."


@dataclass(frozen=True, slots=True)
class Temuan:
    """A reading: the tree (None: stays text), the style (0: none), and what must be told."""

    pohon: Simpul | None
    gaya: int
    alasan: str = ""


def baca(teks: str, daftar: DaftarVariabel, persen: bool) -> Temuan | None:
    """Read one line of words. persen: the indicator is a percentage. None: no formula in these words."""
    isi, dikali = _lepas_kali(teks)
    isi = lepas_kurung(isi)
    tanpa_awalan = _AWALAN_PERSEN.sub("", isi)
    persen = persen or tanpa_awalan != isi
    for gaya, pola in ((11, _BANDING), (3, _BAGI)):
        bagian = pola.split(tanpa_awalan)
        if len(bagian) == 2:
            return _pecahan(bagian[0], bagian[1], gaya, dikali, persen, daftar)
        if len(bagian) > 2:
            return Temuan(None, 0, "Ada lebih dari satu pembagian; tulis rumusnya dengan tanda hitung.")
    if not dikali:
        return None
    pilihan = _garis_miring(tanpa_awalan)
    if pilihan is None:
        return Temuan(None, 0, "Ada perkalian 100 tetapi pembilang dan penyebutnya tidak jelas.")
    return _pecahan(*pilihan, 4, True, persen, daftar)


def _lepas_kali(teks: str) -> tuple[str, bool]:
    """The text without a final "kali 100%", and whether there was one."""
    sisa = _KALI.sub("", teks)
    return sisa, sisa != teks


def _garis_miring(teks: str) -> tuple[str, str] | None:
    """The two sides of the dividing slash: the only one, or the only one before a counting word."""
    tempat = [cocok.start() for cocok in re.finditer("/", teks)]
    bercacah = [posisi for posisi in tempat if _CACAH_DEPAN.match(teks[posisi + 1 :])]
    pilihan = bercacah if len(tempat) > 1 else tempat
    if len(pilihan) != 1:
        return None
    return teks[: pilihan[0]], teks[pilihan[0] + 1 :]


def lepas_kurung(teks: str) -> str:
    """The text without brackets around all of it: "(a / b)" is a / b, "(a) / (b)" stays."""
    rapi = teks.strip()
    dalam = 0
    for letak, huruf in enumerate(rapi):
        dalam += (huruf == "(") - (huruf == ")")
        if dalam == 0:
            return lepas_kurung(rapi[1:-1]) if huruf == ")" and letak == len(rapi) - 1 else teks
    return teks


def _pecahan(atas: str, bawah: str, gaya: int, dikali: bool, persen: bool, daftar: DaftarVariabel) -> Temuan:
    """a / b, times 100 where it is written or the indicator is a percentage."""
    atas, bawah = lepas_kurung(atas), lepas_kurung(bawah)
    if gaya == 11 and not _CACAH.search(bawah):
        return Temuan(None, 0, f"Penyebut “{bawah.strip()}” bukan jumlah yang dapat dicacah.")
    pembilang, catatan = _pembilang(atas, daftar)
    penyebut = daftar.ambil(bawah)
    if pembilang is None or penyebut is None:
        return Temuan(None, 0, "Pembilang atau penyebut rumus kosong.")
    pohon: Simpul = Bagi(pembilang, penyebut)
    if dikali or persen:
        pohon = Kali(pohon, Angka(Decimal(100)))
    if not dikali:
        catatan = f"{catatan} {ALASAN_PERSEN if persen else ALASAN_RASIO}".strip()
    return Temuan(pohon, gaya, catatan)


def _pembilang(teks: str, daftar: DaftarVariabel) -> tuple[Simpul | None, str]:
    """A name, or "perkalian antara s dengan f" as the sum of products, with a note."""
    cocok = _PERKALIAN.match(teks.strip())
    if not cocok:
        return daftar.ambil(teks), ""
    skor, frekuensi = daftar.ambil(cocok[1]), daftar.ambil(cocok[2])
    if skor is None or frekuensi is None:
        return None, ""
    return Fungsi("JUMLAH", (Kali(skor, frekuensi),)), "Perkalian per butir dijumlahkan sebelum dibagi."
