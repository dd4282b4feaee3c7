"""The head of a decree: letter head, office, number, subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from laporan.kertas.bentuk import KOSONG, Terbaca
from laporan.kertas.keputusan_baris import Baris

_KEPUTUSAN = re.compile(r"(?:salinan\s+)?keputusan\b(?!\s+ini\b)", re.IGNORECASE)
_KOP = re.compile(r"pemerintah\s+(?:kabupaten|kota|provinsi|propinsi|daerah)\b", re.IGNORECASE)
_RAHMAT = re.compile(r"dengan\s+rahmat\s+tuhan\s+yang\s+maha\s+esa\s*,?", re.IGNORECASE)
_NOMOR = re.compile(r"\bn\s?o\s?m\s?o\s?r\b\s*[:.]?\s*", re.IGNORECASE)
_TENTANG = re.compile(r"\bt\s?e\s?n\s?t\s?a\s?n\s?g\b\s*:?\s*", re.IGNORECASE)
_ISIAN = re.compile(r"\.{3,}|…|_{2,}|/\s+/|^\s*/|/\s*$|^\s*tahun\b", re.IGNORECASE)
_JABATAN = re.compile(
    r"(?:plt\.?|plh\.?|pj\.?)?\s*(?:bupati|wali\s?kota|gubernur|kepala|sekretaris|camat|lurah|inspektur|direktur|ketua)\b",
    re.IGNORECASE,
)
JARAK = 60  # lines a head takes at most
KOP_MAKS = 12
KOP_PENDEK = 4  # lines of a letter head that does not say "Pemerintah …"


@dataclass(frozen=True)
class Kepala:
    mulai: int  # the first of its lines
    kop: tuple[str, ...] = ()
    jabatan: Terbaca = KOSONG
    nomor: Terbaca = KOSONG
    tentang: Terbaca = KOSONG


def baca_kepala(baris: Sequence[Baris], akhir: int) -> Kepala:
    """The head that ends before line `akhir` (the first of Menimbang)."""
    letak = _letak_keputusan(baris, akhir)
    if letak is None:
        kosong = Terbaca("", "", 0, ("Tidak ada judul “KEPUTUSAN … NOMOR … TENTANG …” di sumber.",))
        return Kepala(akhir, (), kosong, kosong, kosong)
    mulai, kop = _kop(baris, letak)
    isi = "\n".join(satu.utuh for satu in baris[letak:akhir])
    judul, _, sisa = _belah(isi, _TENTANG)
    jabatan, _, nomor = _belah(judul, _NOMOR)
    jabatan = _KEPUTUSAN.sub("", jabatan, count=1)
    return Kepala(mulai, kop, _jabatan(jabatan), _nomor(nomor), _tentang(sisa, jabatan))


def judul_keputusan(baris: Baris) -> bool:
    return bool(_KEPUTUSAN.match(baris.teks)) and not baris.teks.rstrip().endswith((";", "."))


def _letak_keputusan(baris: Sequence[Baris], akhir: int) -> int | None:
    """The last line before `akhir` that begins with KEPUTUSAN and is followed by a number or a subject."""
    for letak in range(akhir - 1, max(-1, akhir - JARAK - 1), -1):
        if judul_keputusan(baris[letak]):
            isi = " ".join(satu.teks for satu in baris[letak:akhir])
            if _NOMOR.search(isi) or _TENTANG.search(isi):
                return letak
    return None


def _kop(baris: Sequence[Baris], letak: int) -> tuple[int, tuple[str, ...]]:
    """(first line, lines) of the letter head above line `letak`."""
    for mulai in range(letak - 1, max(-1, letak - KOP_MAKS - 1), -1):
        if _KOP.match(baris[mulai].teks):
            return mulai, tuple(satu.utuh for satu in baris[mulai:letak])
    mulai = letak
    while mulai and letak - mulai < KOP_PENDEK and _huruf_besar(baris[mulai - 1].teks):
        mulai -= 1
    return mulai, tuple(satu.utuh for satu in baris[mulai:letak])


def _huruf_besar(teks: str) -> bool:
    return teks.isupper() and len(teks) < 80 and not re.search(r"\d", teks)


def _belah(teks: str, pola: re.Pattern) -> tuple[str, str, str]:
    cocok = pola.search(teks)
    return (teks[: cocok.start()], cocok[0], teks[cocok.end() :]) if cocok else (teks, "", "")


def _jabatan(teks: str) -> Terbaca:
    rapi = _sebaris(teks).rstrip(",")
    if not rapi:
        return Terbaca("", "", 0, ("Judul keputusan tidak menyebut jabatan yang menetapkan.",))
    return Terbaca(rapi, teks.strip(), 100 if _JABATAN.match(rapi) else 80)


def _nomor(teks: str) -> Terbaca:
    rapi = _sebaris(teks).strip(" ,")
    if not rapi:
        return Terbaca("", "", 0, ("Nomor keputusan tidak ada di sumber.",))
    if _ISIAN.search(rapi) or not re.search(r"\d", rapi):
        return Terbaca("", rapi, 0, (f"Nomor keputusan di sumber belum lengkap: “{rapi[:80]}”.",))
    return Terbaca(rapi, teks.strip())


def _tentang(teks: str, jabatan: str) -> Terbaca:
    """Up to the blessing, or the office that is named once more before Menimbang."""
    mentah = teks.strip()
    if cocok := _RAHMAT.search(teks):
        teks = teks[: cocok.start()]
    else:
        teks = _tanpa_jabatan(teks.strip().split("\n"), jabatan)
    rapi = _sebaris(teks).strip(" ,;:")
    if not rapi:
        return Terbaca("", mentah, 0, ("Judul “TENTANG …” tidak ada di sumber.",))
    return Terbaca(rapi, mentah)


def _tanpa_jabatan(baris: list[str], jabatan: str) -> str:
    """Without the lines at the end that say the office again."""
    cari = _lipat(jabatan)
    for letak in range(1, len(baris)):
        ekor = _lipat(" ".join(baris[letak:]))
        if (cari and ekor == cari) or (_JABATAN.match(baris[letak]) and baris[-1].rstrip().endswith(",")):
            return "\n".join(baris[:letak])
    return "\n".join(baris)


def _lipat(teks: str) -> str:
    return " ".join(re.findall(r"\w+", teks.casefold()))


def _sebaris(teks: str) -> str:
    return " ".join(teks.split())
