"""Satuan: finding one of the master (`satuan_master`) or of the caller at the start of a text.

Case and full stops make no difference ("Dok." is "dok").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from indikator.target import satuan_master

_KATA_MAKS = 5  # words of the longest satuan
_PENUTUP = " .,;:"
_PER = re.compile(r"\s*/\s*|\s+per\s+", re.IGNORECASE)
_PER_BILANGAN = re.compile(
    r"(?:/|per\b)\s*(10[0.]{0,9}|1\.0{3}(?:\.0{3}){0,2})\s+([A-Za-z][A-Za-z ]{0,50})", re.IGNORECASE
)
_KATA_SAJA = re.compile(r"[A-Za-z][A-Za-z /.()\-]{0,59}")
_SAMBUNGAN = re.compile(
    r"(?:dan|atau|serta|dengan|plus|kecuali|belum|tidak|bukan|kali|x|ma(?:ks|x)(?:imal|imum)?|min(?:imal|imum)?|lebih|"
    r"kurang|dari tahun|(?:naik|turun|meningkat|menurun)(?=$| dari))\b|[&+*×/\-↑↓]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Satuan:
    """One satuan of the master. `jenis`: cacah (counted), persen, nilai, waktu, uang or ukuran."""

    nama: str
    sinonim: tuple[str, ...]
    jenis: str


@dataclass(frozen=True, slots=True)
class Kata:
    """What stands behind a number: the satuan and the words after it. `dikenal`: whether the satuan is known;
    `menyambung`: the words add something of their own ("dan laporan"), so they cannot be passed over."""

    satuan: str = ""
    sisa: str = ""
    dikenal: bool = True
    menyambung: bool = False


def _susun() -> Iterator[Satuan]:
    for jenis, daftar in satuan_master.DAFTAR.items():
        for baris in daftar.strip().splitlines():
            nama, _, sinonim = baris.strip().partition(" = ")
            yield Satuan(nama, tuple(satu.strip() for satu in sinonim.split(",") if satu.strip()), jenis)


def kunci(teks: str) -> str:
    """Spelling that makes no difference taken out: case, full stops, blanks, raised figures."""
    rata = teks.casefold().replace(".", " ").replace("²", "2").replace("³", "3")
    return re.sub(r"\s*/\s*", "/", " ".join(rata.split()))


MASTER: tuple[Satuan, ...] = tuple(_susun())
JENIS: dict[str, str] = {satu.nama: satu.jenis for satu in MASTER}
KAMUS: dict[str, str] = {kunci(kata): satu.nama for satu in MASTER for kata in (satu.nama, *satu.sinonim)}


def kamus(tambahan: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """Spelling → satuan: the master with what the caller knows besides (lower-case spelling → satuan)."""
    return _dengan(tuple(tambahan.items())) if tambahan else KAMUS


@lru_cache(maxsize=8)  # of one table, read anew for every cell that is saved
def _dengan(tambahan: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return MappingProxyType(KAMUS | {kunci(ejaan): nama for ejaan, nama in tambahan})


def jenis(satuan: str) -> str:
    """Jenis of a satuan of the master; "" for any other, also for a rate ("kali/tahun")."""
    return JENIS.get(satuan, "")


def kenali(teks: str, dikenal: Mapping[str, str] = KAMUS) -> Kata | None:
    """The satuan at the start of the words behind a number; None where they cannot be one (figures, signs).

    "dok." is dokumen; "% pegawai" is % with "pegawai" left over; "per 100.000 penduduk" is a satuan of its own;
    a word nobody knows is kept as written, with `dikenal` False.
    """
    bersih = teks.strip(_PENUTUP)
    if not bersih:
        return Kata("", "", True) if not teks.strip() or teks.strip(".,;") == "" else None
    if utuh := dikenal.get(kunci(bersih)):
        return Kata(utuh)
    if bersih[0] in "%‰":
        return _dengan_sisa(bersih[0], bersih[1:].strip(_PENUTUP), dikenal)
    if laju := _laju(bersih, dikenal):
        return laju
    kata = bersih.split(" ")
    for panjang in range(min(_KATA_MAKS, len(kata) - 1), 0, -1):
        if nama := dikenal.get(kunci(" ".join(kata[:panjang]))):
            return _dengan_sisa(nama, " ".join(kata[panjang:]), dikenal)
    return Kata(bersih, dikenal=False) if _KATA_SAJA.fullmatch(bersih) else None


def _dengan_sisa(nama: str, sisa: str, dikenal: Mapping[str, str]) -> Kata | None:
    if re.search(r"[0-9]", sisa):
        return None
    if (per := re.fullmatch(r"(?:/|per )\s*(.+)", sisa)) and (bagi := dikenal.get(kunci(per[1]))):
        return Kata(f"{nama}/{bagi}")
    return Kata(nama, sisa, menyambung=bool(_SAMBUNGAN.match(sisa)))


def _laju(teks: str, dikenal: Mapping[str, str]) -> Kata | None:
    """ "kali/tahun", "dokumen per bulan", "per 100.000 kelahiran hidup", "kasus per 1.000 penduduk"."""
    letak = re.search(r"(?:^|\s)per\s|/", teks, re.IGNORECASE)
    kepala = teks[: letak.start()].strip() if letak else ""
    depan = dikenal.get(kunci(kepala), "") if kepala else ""
    if not letak or (kepala and not depan):
        return None
    if bilangan := _PER_BILANGAN.fullmatch(teks[letak.start() :].strip()):
        return Kata(" ".join([*([depan] if depan else []), "per", bilangan[1], bilangan[2].strip()]))
    belakang = [dikenal.get(kunci(satu)) for satu in _PER.split(teks[len(kepala) :])[1:]]
    return Kata("/".join([depan, *belakang])) if depan and belakang and all(belakang) else None
