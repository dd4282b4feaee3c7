"""The columns of a budget table as people send it: what a heading means. Several rows of headings are one.

Shapes: DPA/RKA and SIPD exports (kode, uraian, pagu, realisasi), lists with a column for each level (Program,
Kegiatan, Sub Kegiatan), our own template.
"""

import re
from collections.abc import Sequence

KODE, NAMA, TINGKAT, PAGU, SETAHUN = "kode", "nama", "tingkat", "pagu", "setahun"
SUMBER, SASARAN, INDIKATOR, NOMOR, LEWAT = "sumber_dana", "sasaran", "indikator", "nomor", "lewat"
TW = ("tw1", "tw2", "tw3", "tw4")
SD = "sd"  # since January: not a figure of a triwulan
TINGKATAN = ("program", "kegiatan", "sub")
UANG = (PAGU, SETAHUN, *TW)
KEPALA_MAKS = 40  # rows looked at for the headings

_TW = re.compile(r"\b(?:tw|tri\s*wulan)\s*\.?\s*(iv|iii|ii|i|[1-4])\b")
_ANGKA_TW = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SD = re.compile(r"\bs\s*[./]?\s*d\b|\bsampai\b|\bkumulatif\b")
_LEWAT = re.compile(r"%|\bpersen|\bcapaian\b|\bsisa\b|\bselisih\b|\bfisik\b|\btarget\b|\brencana\b|\bkas\b|\bbobot\b")
_PERUBAHAN = re.compile(r"\bperubahan\b|\bsetelah\b|\bp-?apbd\b")


def arti(judul: str) -> str:
    """What a heading means; "" for one that is not known."""
    teks = " ".join(re.sub(r"\(\s*rp\.?\s*\)|\brp\.?\b|[*:]", " ", judul.casefold()).split())
    if not teks:
        return ""
    if _LEWAT.search(teks):
        return LEWAT
    if cocok := _TW.search(teks):
        nomor = _ANGKA_TW[cocok.group(1)]
        return (SETAHUN if nomor == 4 else SD) if _SD.search(teks) else TW[nomor - 1]
    if "realisasi" in teks or "serapan" in teks:
        desember = re.search(r"\bdes(ember)?\b|\bakhir tahun\b", teks)
        return SD if _SD.search(teks) and not desember else SETAHUN
    return _arti_teks(teks)


def _arti_teks(teks: str) -> str:
    if re.fullmatch(r"no\.?|nomor|no\.? urut", teks):
        return NOMOR
    if "kode" in teks:
        milik = [
            satu for satu, kata in (("sub", "sub"), ("kegiatan", "kegiatan"), ("program", "program")) if kata in teks
        ]
        tunggal = len(milik) == 1 or milik == ["sub", "kegiatan"]
        return f"kode_{milik[0]}" if milik and tunggal and "/" not in teks else KODE
    if re.fullmatch(r"(nama )?sub ?kegiatan", teks):
        return "sub"
    if cocok := re.fullmatch(r"(nama )?(program|kegiatan)", teks):
        return cocok.group(2)
    if re.search(r"\buraian\b|\bnomenklatur\b", teks) or sum(kata in teks for kata in ("program", "kegiatan")) == 2:
        return NAMA
    if teks in ("tingkat", "jenis", "level"):
        return TINGKAT
    if "sumber" in teks and "dana" in teks:
        return SUMBER
    if re.fullmatch(r"sasaran( strategis)?", teks):
        return SASARAN
    if re.fullmatch(r"indikator( kinerja)?( utama)?", teks):
        return INDIKATOR
    return PAGU if re.search(r"\bpagu\b|\banggaran\b|\balokasi\b", teks) else ""


def cari_kepala(tabel: Sequence[Sequence[str]]) -> tuple[int, list[str]] | None:
    """(number of the first row below the headings, meaning of every column); None where there are no headings."""
    for letak in range(min(len(tabel), KEPALA_MAKS)):
        for banyak in (2, 1):
            judul = _gabung(tabel[letak : letak + banyak])
            kolom = _lanjutkan([arti(satu) for satu in judul], judul)
            if banyak == 2 and not _anak_judul(tabel, letak):
                continue
            if _cukup(kolom):
                return letak + banyak, kolom
    return None


def judul_kolom(tabel: Sequence[Sequence[str]], bawah: int, banyak: int) -> list[str]:
    """The headings above row `bawah`, for people to see how they were understood."""
    judul = _gabung(tabel[max(0, bawah - 2) : bawah] if _anak_judul(tabel, bawah - 2) else tabel[bawah - 1 : bawah])
    return [*judul, *[""] * (banyak - len(judul))]


def _cukup(kolom: Sequence[str]) -> bool:
    bernama = NAMA in kolom or any(satu in kolom for satu in TINGKATAN)
    return bernama and any(satu in kolom for satu in UANG)


def _anak_judul(tabel: Sequence[Sequence[str]], letak: int) -> bool:
    """Whether the row below is a second row of headings: words under a merged cell, none of them a figure."""
    if not 0 <= letak < len(tabel) - 1:
        return False
    bawah = [sel for sel in tabel[letak + 1] if sel]
    if sum(bool(sel) for sel in tabel[letak]) < 2:  # a title
        return False
    return (
        bool(bawah)
        and any(arti(sel) in (*UANG, SD, KODE) for sel in bawah)
        and not any(sel[0].isdigit() for sel in bawah)
    )


def _gabung(baris: Sequence[Sequence[str]]) -> list[str]:
    """Headings of several rows as one: an empty cell of the upper row belongs to the one on its left."""
    atas = list(baris[0]) if baris else []
    if len(baris) == 1:
        return atas
    bawah = list(baris[1])
    panjang = max(len(atas), len(bawah))
    atas, bawah = atas + [""] * (panjang - len(atas)), bawah + [""] * (panjang - len(bawah))
    hasil, terakhir = [], ""
    for satu, dua in zip(atas, bawah, strict=True):
        terakhir = satu or (terakhir if dua else "")
        hasil.append(f"{terakhir} {dua}".strip())
    return hasil


def _lanjutkan(kolom: list[str], judul: Sequence[str]) -> list[str]:
    """Cells without a heading right of "Kode" hold the rest of the code."""
    for n in range(1, len(kolom)):
        if not judul[n] and kolom[n - 1] == KODE:
            kolom[n] = KODE
    return kolom


def pilih_pagu(kolom: Sequence[str], judul: Sequence[str]) -> tuple[list[str], str]:
    """The columns with one of several pagu left, and the sentence about it: that of the changed budget."""
    letak = [n for n, satu in enumerate(kolom) if satu == PAGU]
    if len(letak) < 2:
        return list(kolom), ""
    pilih = next((n for n in letak if _PERUBAHAN.search(judul[n].casefold())), letak[-1])
    hasil = [LEWAT if n in letak and n != pilih else satu for n, satu in enumerate(kolom)]
    return hasil, f"Ada {len(letak)} kolom pagu; yang dipakai “{judul[pilih]}”."
