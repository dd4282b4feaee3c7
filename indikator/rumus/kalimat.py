"""Formulas written in words: "A dibagi B kali 100%", "A/B * 100", "A dibandingkan B" (styles 3, 4 and 11)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from indikator.rumus import suku
from indikator.rumus.ast import Angka, Bagi, Fungsi, Kali, Simpul
from indikator.rumus.variabel import DaftarVariabel

_PENGALI = r"(?P<n>100|seratus|25|1\.?000|seribu|10\.?000|100\.?000)\s*(?P<persen>%|persen\b)?"
_KALI = re.compile(
    rf"[\s,]{{0,3}}(?:(?:di\s?)?kali(?:kan)?\s*(?:dengan\s*)?|[*xX×]\s*){_PENGALI}[\s.;)]*$", re.IGNORECASE
)
_KALI_DEPAN = re.compile(rf"^\s*{_PENGALI}\s*(?:(?:di\s?)?kali(?:kan)?\s+(?:dengan\s+)?|[*xX×]\s*)", re.IGNORECASE)
_KATA_ANGKA = {"seratus": "100", "seribu": "1000"}
_BANDING = re.compile(r"\s+(?:di\s?banding(?:kan)?|berbanding)\s+(?:dengan\s+)?", re.IGNORECASE)
_BAGI = re.compile(r"\s+di\s?bagi\s+(?:dengan\s+)?", re.IGNORECASE)
_PERKALIAN = re.compile(r"^perkalian\s+(?:antara\s+)?(.+?)\s+(?:dengan|dan)\s+(.+)$", re.IGNORECASE)
_AWALAN_PERSEN = re.compile(r"^(?:persentase|prosentase)\s+dihitung\s+berdasarkan\s+", re.IGNORECASE)
_CACAH = re.compile(r"\b(?:jumlah|jml|jlm|jlh|jmlh|total|seluruh|keseluruhan|banyaknya)\b|[Σ∑]", re.IGNORECASE)
_CACAH_DEPAN = re.compile(
    r"^[\s(]*(?:jumlah|jml|jlm|jlh|jmlh|total|seluruh|keseluruhan|banyaknya|[Σ∑]|\\sum)", re.IGNORECASE
)

_HASIL = re.compile(r"^(?!\s*(?:jumlah|jml)\b)[^=/÷:+()]{1,150}=(?=[^=]+$)", re.IGNORECASE)
_KALI_DI_DALAM = re.compile(  # "kelas X" is no factor
    r"\bdi\s?kali(?:kan)?\b|\bkali\s+[0-9]|(?<!kelas)(?<!tingkat)\s[xX](?=[\s0-9])|\s[×*]\s*\S", re.IGNORECASE
)

INDEKS = 25  # the factor that turns a mean on a scale of 4 into an index
ALASAN_PERSEN = "Perkalian 100 tidak tertulis; ditambahkan karena indikatornya persentase."
ALASAN_RASIO = "Perbandingan tanpa × 100: dibaca sebagai rasio."
ALASAN_KURUNG = "Kurungnya tidak tertulis; periksa bagian mana yang dibagi."
_TIDAK_JELAS = (
    (lambda sisi: sisi.count("(") != sisi.count(")"), "Kurung tidak berpasangan di pembilang atau penyebut."),
    (lambda sisi: "=" in sisi, "Tanda sama dengan di dalam pembilang atau penyebut."),
    (_KALI_DI_DALAM.search, "Perkalian di dalam pembilang atau penyebut tidak jelas."),
)


@dataclass(frozen=True, slots=True)
class Temuan:
    """A reading: the tree (None: stays text), the style (0: none), and what must be told."""

    pohon: Simpul | None
    gaya: int
    alasan: str = ""


def baca(teks: str, daftar: DaftarVariabel, persen: bool) -> Temuan | None:
    """Read one line of words. persen: the indicator is a percentage. None: no formula in these words."""
    isi, pengali = _lepas_kali(lepas_kurung(_HASIL.sub("", teks)))
    isi = lepas_kurung(isi)
    tanpa_awalan = _AWALAN_PERSEN.sub("", isi)
    persen = persen or tanpa_awalan != isi
    for gaya, pola in ((11, _BANDING), (3, _BAGI)):
        bagian = pola.split(tanpa_awalan)
        if len(bagian) == 2:
            return _pecahan(bagian[0], bagian[1], gaya, pengali, persen, daftar)
        if len(bagian) > 2:
            return Temuan(None, 0, "Ada lebih dari satu pembagian; tulis rumusnya dengan tanda hitung.")
    return _dengan_tanda(tanpa_awalan, pengali, persen, daftar)


def _dengan_tanda(teks: str, pengali: Decimal | None, persen: bool, daftar: DaftarVariabel) -> Temuan | None:
    """Style 4. Without a factor only two counted things make a fraction: "dok/berkas" is one name."""
    pilihan = _garis_bagi(teks)
    if pilihan and (pengali is not None or all(map(_CACAH_DEPAN.match, pilihan))):
        return _pecahan(*pilihan, 4, pengali, persen, daftar)
    if pengali is None:
        return None if persen else _penjumlahan(teks, daftar)
    if pengali == INDEKS and (isi := suku.baca(teks, daftar)) is not None:
        return Temuan(Kali(isi, Angka(pengali)), 9)
    return Temuan(None, 0, f"Ada perkalian {pengali} tetapi pembilang dan penyebutnya tidak jelas.")


def _penjumlahan(teks: str, daftar: DaftarVariabel) -> Temuan | None:
    """Style 6 in words: "Jumlah A ditambah jumlah B"."""
    if not suku.berhitung(teks):
        return None
    pohon = suku.baca(teks, daftar)
    return Temuan(pohon, 6, suku.alasan_tahun([teks])) if pohon is not None else None


def _lepas_kali(teks: str) -> tuple[str, Decimal | None]:
    """The text without its factor ("kali 100%" at the end, "100% x" at the start), and the factor."""
    for pola in (_KALI, _KALI_DEPAN):
        cocok = pola.search(teks)
        if cocok and not (cocok["persen"] and cocok["n"].lower() not in ("100", "seratus")):
            sisa = teks[: cocok.start()] + teks[cocok.end() :]
            tutup = cocok[0].count(")") - cocok[0].count("(")
            angka = _KATA_ANGKA.get(cocok["n"].lower(), cocok["n"].replace(".", ""))
            return sisa + ")" * max(tutup, 0), Decimal(angka)
    return teks, None


def _garis_bagi(teks: str) -> tuple[str, str] | None:
    """The two sides of the dividing sign: the only one, or the only one before a counting word."""
    tempat = [cocok.span() for cocok in re.finditer(r"[/÷]|\s:(?=\s)", teks)]
    bercacah = [ujung for ujung in tempat if _CACAH_DEPAN.match(teks[ujung[1] :])]
    pilihan = bercacah if len(tempat) > 1 else tempat
    if len(pilihan) != 1:
        return None
    return teks[: pilihan[0][0]], teks[pilihan[0][1] :]


def lepas_kurung(teks: str) -> str:
    """The text without brackets around all of it: "(a / b)" is a / b, "(a) / (b)" stays."""
    rapi = teks.strip()
    pasangan = _pasangan(rapi) if rapi.startswith("(") else {}
    awal, akhir = 0, len(rapi)
    while pasangan.get(awal) == akhir - 1:
        awal, akhir = awal + 1, akhir - 1
        while awal < akhir and rapi[awal].isspace():
            awal += 1
        while awal < akhir and rapi[akhir - 1].isspace():
            akhir -= 1
    return rapi[awal:akhir] if awal else teks


def _pasangan(teks: str) -> dict[int, int]:
    """{place of an opening bracket: place of the one that closes it}, in one pass however deep they stand."""
    terbuka, hasil = [], {}
    for letak, huruf in enumerate(teks):
        if huruf == "(":
            terbuka.append(letak)
        elif huruf == ")" and terbuka:
            hasil[terbuka.pop()] = letak
    return hasil


def _pecahan(
    atas: str, bawah: str, gaya: int, pengali: Decimal | None, persen: bool, daftar: DaftarVariabel
) -> Temuan:
    """a / b, times the factor that is written, or 100 where the indicator is a percentage."""
    tanpa_kurung = suku.berhitung(bawah) or (gaya == 4 and suku.berhitung(atas))
    atas, bawah = lepas_kurung(atas), lepas_kurung(bawah)
    if tolak := _tidak_jelas(atas, bawah):
        return Temuan(None, 0, f"{tolak} Tulis rumusnya dengan tanda hitung.")
    if gaya == 11 and not _CACAH.search(bawah):
        return Temuan(None, 0, f"Penyebut “{bawah.strip()}” bukan jumlah yang dapat dicacah.")
    pembilang, catatan = _pembilang(atas, daftar)
    penyebut = suku.baca(bawah, daftar)
    if pembilang is None or penyebut is None:
        return Temuan(None, 0, "Pembilang atau penyebut rumus kosong atau hanya angka.")
    pohon: Simpul = Bagi(pembilang, penyebut)
    if pengali is not None or persen:
        pohon = Kali(pohon, Angka(pengali or Decimal(100)))
    if pengali is None:
        catatan = f"{catatan} {ALASAN_PERSEN if persen else ALASAN_RASIO}".strip()
    if tanpa_kurung:
        catatan = f"{catatan} {ALASAN_KURUNG}".strip()
    return Temuan(pohon, gaya, catatan)


def _tidak_jelas(atas: str, bawah: str) -> str:
    """Why the sides cannot be names, "" where they can; "perkalian antara s dengan f" is read further on."""
    sisi = [satu for satu in (atas, bawah) if not _PERKALIAN.match(satu.strip())]
    return next((kalimat for ditemukan, kalimat in _TIDAK_JELAS for satu in sisi if ditemukan(satu)), "")


def _pembilang(teks: str, daftar: DaftarVariabel) -> tuple[Simpul | None, str]:
    """A sum of names, or "perkalian antara s dengan f" as the sum of products, with a note."""
    cocok = _PERKALIAN.match(teks.strip())
    if not cocok:
        return suku.baca(teks, daftar), suku.alasan_tahun([teks])
    skor, frekuensi = daftar.ambil(cocok[1]), daftar.ambil(cocok[2])
    if skor is None or frekuensi is None:
        return None, ""
    return Fungsi("JUMLAH", (Kali(skor, frekuensi),)), "Perkalian per butir dijumlahkan sebelum dibagi."
