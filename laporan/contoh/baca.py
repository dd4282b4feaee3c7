"""Reading the YAML files: every scalar is text, every key is known, every mistake names its file and place."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml

from kinerja.angka import AngkaTidakTerbaca, baca, baca_rupiah
from organisasi.galat import GalatKinerja


class BerkasRusak(GalatKinerja):
    """A fixture file that cannot be used; the sentence says where and why."""


class Kamus(dict):
    """Rows already loaded, by key; one that is not there is a mistake of the file. `sebutan` says what they are."""

    def __init__(self, sebutan: str):
        super().__init__()
        self.sebutan = sebutan

    def __missing__(self, kunci):
        nama = " ".join(kunci) if isinstance(kunci, tuple) else kunci
        raise BerkasRusak(f"{self.sebutan} “{nama}” tidak ada.")


def baca_berkas(path: Path) -> dict:
    """Content of one file as nested dicts, lists and strings."""
    try:
        isi = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as galat:
        letak = getattr(galat, "problem_mark", None)
        baris = f", baris {letak.line + 1}" if letak else ""
        raise BerkasRusak(f"Berkas {path.name} rusak{baris}: {getattr(galat, 'problem', galat)}.") from galat
    except (OSError, UnicodeDecodeError) as galat:
        raise BerkasRusak(f"Berkas {path.name} tidak dapat dibaca: {galat}.") from galat
    return isi


def baca_pemda(paths: list[Path]) -> dict:
    """The files of one pemda as one dict; lists of several files are joined, documents of the same key merged."""
    gabungan: dict = {}
    for path in sorted(paths, key=lambda p: (p.name.count("."), p.name)):
        isi = baca_berkas(path)
        if not isinstance(isi, dict):
            raise BerkasRusak(f"Berkas {path.name} harus berisi kunci dan nilai, bukan daftar.")
        for kunci, nilai in isi.items():
            lama = gabungan.get(kunci)
            gabungan[kunci] = lama + nilai if isinstance(lama, list) and isinstance(nilai, list) else nilai
    if "pemda" not in gabungan:
        raise BerkasRusak(f"Tidak ada data pemda di {', '.join(p.name for p in paths)}.")
    return gabungan


def gabung(daftar: list[dict], *kunci: str) -> list[dict]:
    """Merge entries that agree in `kunci`: lists are joined, other values filled in (several files, one document)."""
    hasil: dict[tuple, dict] = {}
    for satu in daftar:
        tempat = hasil.setdefault(tuple(satu.get(k, "") for k in kunci), {})
        for nama, nilai in satu.items():
            if isinstance(nilai, list) and isinstance(tempat.get(nama), list):
                tempat[nama] = tempat[nama] + nilai
            else:
                tempat.setdefault(nama, nilai)
    return list(hasil.values())


def wajib(isi: dict, kunci: str, tempat: str) -> str:
    """A value that must be there; `tempat` says where for the sentence."""
    if not isinstance(isi, dict) or kunci not in isi:
        raise BerkasRusak(f"{tempat}: “{kunci}” belum ada.")
    return isi[kunci]


def bulat(teks: str, tempat: str) -> int:
    if not str(teks).isdigit():
        raise BerkasRusak(f"{tempat}: “{teks}” bukan bilangan bulat.")
    return int(teks)


def tanggal(teks: str, tempat: str) -> date | None:
    try:
        return date.fromisoformat(teks) if teks else None
    except ValueError as galat:
        raise BerkasRusak(f"{tempat}: “{teks}” bukan tanggal (tulis 2023-09-19).") from galat


def angka(teks: str | None, tempat: str, *, uang: bool = False) -> Decimal | None:
    if not teks:
        return None
    try:
        return baca_rupiah(teks) if uang else baca(teks)
    except AngkaTidakTerbaca as galat:
        raise BerkasRusak(f"{tempat}: {galat}") from galat


def ya(teks: str | None) -> bool:
    return teks == "ya"
