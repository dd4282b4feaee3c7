"""The cells of a sheet: what is written into one, what a typed one means, and when two are the same."""

import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from kinerja.angka import AngkaTidakTerbaca, baca, baca_rupiah, tulis_asli
from kinerja.spreadsheet.gaya import TEKS_MAKS
from kinerja.tanggal import TanggalTidakTerbaca, baca_tanggal, tulis_tanggal
from organisasi.buku.bentuk import ANGKA, BULAT, TANGGAL, UANG, YA, KolomBuku, Nilai
from organisasi.domain.tulis import ada_kendali

ANGKA_SEMUA = (ANGKA, UANG, BULAT)
PILIHAN_YA = ("ya", "tidak")
PANJANG_SIDIK = 8  # hexadecimal digits of one cell: an edit goes unnoticed once in four thousand million
PENDEK = 120  # letters of a text whose fingerprint is kept
_KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_JAM_NOL = re.compile(r"T00:00(:00)?$")


class SelSalah(ValueError):
    """What a cell says cannot be taken; the message is an Indonesian sentence saying what to do."""


def rapi(teks: object) -> str:
    """A text as a cell keeps it: no blanks around it, plain ends of lines, nothing a sheet cannot hold."""
    teks = str(teks)
    if not teks.isprintable():  # ends of lines and what a sheet cannot hold are among what is not
        teks = _KENDALI.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))
    return teks[:TEKS_MAKS].strip()


def baku(nilai: Nilai) -> str:
    """One text for equal values: Decimal("4.50") and "4,5" read as a number are the same, None and "" too."""
    if nilai is None:
        return ""
    if isinstance(nilai, Decimal):
        return f"{nilai.normalize() + 0:f}"
    return str(nilai) if isinstance(nilai, int) else rapi(nilai)


def untuk_sel(kolom: KolomBuku, nilai: Nilai) -> str | Decimal | int | date | None:
    """The value as a workbook gets it: figures as numbers, a date as a date, everything else as text."""
    if nilai is None or nilai == "":
        return None
    if kolom.jenis == TANGGAL:
        return _tanggal_sel(str(nilai))
    if kolom.jenis in ANGKA_SEMUA and isinstance(nilai, Decimal | int):
        return nilai
    return rapi(nilai)


def _tanggal_sel(teks: str) -> date | str:
    try:
        hari = date.fromisoformat(teks)
    except ValueError:
        return teks
    return hari if hari.year >= 1900 else teks  # a spreadsheet has no days before


def tampil(kolom: KolomBuku, nilai: Nilai) -> str:
    """The value in words for the preview; "" for a blank one."""
    if isinstance(nilai, Decimal | int):
        return tulis_asli(nilai)
    teks = baku(nilai)
    if kolom.jenis == TANGGAL and teks:
        try:
            return tulis_tanggal(date.fromisoformat(teks))
        except ValueError:
            return teks
    return teks


def baca_sel(kolom: KolomBuku, teks: str, pilihan: Mapping[str, str] | None = None) -> Nilai:
    """What the typed text means in this column; None for a blank one. Raises SelSalah.

    pilihan: {folded word: word} of the dropdown, where there is one.
    """
    if ada_kendali(teks):
        raise SelSalah("Memuat huruf kendali yang tidak terlihat, biasanya terbawa saat menyalin. Ketik ulang.")
    isi = rapi(teks)
    if not isi:
        if kolom.wajib:
            raise SelSalah(f"Kolom {kolom.judul} wajib diisi.")
        return None
    if isi.startswith("#") and isi.rstrip("!?").upper() in _GALAT_EXCEL:
        raise SelSalah(f"Sel berisi galat rumus {isi}. Tulis nilainya.")
    if kolom.jenis in ANGKA_SEMUA:
        return _angka(kolom, isi)
    if kolom.jenis == TANGGAL:
        return _tanggal(isi)
    if len(isi) > kolom.maks:
        raise SelSalah(f"{len(isi)} huruf; paling banyak {kolom.maks}. Persingkat.")
    return _pilih(kolom, isi, pilihan)


_GALAT_EXCEL = {"#N/A", "#REF", "#VALUE", "#DIV/0", "#NAME", "#NUM", "#NULL", "#SPILL", "#CALC"}


def _angka(kolom: KolomBuku, teks: str) -> Decimal | int:
    if teks.endswith("%"):
        angka = teks.rstrip("% \u00a0")
        raise SelSalah(f"Sel berformat persen ({teks}). Ganti format selnya menjadi Angka, lalu tulis {angka}.")
    try:
        nilai = baca_rupiah(teks) if kolom.jenis == UANG else baca(teks)
    except AngkaTidakTerbaca as galat:
        raise SelSalah(str(galat)) from galat
    if kolom.jenis != BULAT:
        return nilai
    if nilai != nilai.to_integral_value():
        raise SelSalah(f"{teks} bukan bilangan bulat. Tulis tanpa koma.")
    return int(nilai)


def _tanggal(teks: str) -> str:
    try:
        return baca_tanggal(_JAM_NOL.sub("", teks)).isoformat()
    except TanggalTidakTerbaca as galat:
        raise SelSalah(str(galat)) from galat


def _pilih(kolom: KolomBuku, teks: str, pilihan: Mapping[str, str] | None) -> str:
    if kolom.jenis == YA:
        pilihan = {satu: satu for satu in PILIHAN_YA}
    if pilihan is None:
        return teks
    if (tepat := pilihan.get(lipat(teks))) is not None:
        return tepat
    if kolom.bebas:
        return teks
    raise SelSalah(f"“{teks[:80]}” tidak ada dalam daftar pilihan{terdekat(teks, pilihan.values())}.")


def lipat(teks: str) -> str:
    """For comparing words: no double blanks, no capitals."""
    return " ".join(str(teks).split()).casefold()


def terdekat(teks: str, kata: Sequence[str]) -> str:
    """ "; mungkin maksudnya “…”" where one of the words is much like it, else "; pilih …" the first few."""
    semua = {lipat(satu): satu for satu in kata}
    mirip = difflib.get_close_matches(lipat(teks), list(semua)[:2000], 1, 0.6)
    if mirip:
        return f"; mungkin maksudnya “{semua[mirip[0]]}”"
    contoh = list(semua.values())[:4]
    return f"; yang ada antara lain {', '.join(f'“{satu}”' for satu in contoh)}" if contoh else ""


def sidik_sel(nilai: Nilai) -> str:
    """The fingerprint of a cell; short texts come again and again in a sheet."""
    if nilai is None or (isinstance(nilai, str) and len(nilai) <= PENDEK):
        return _sidik_pendek(nilai or "")
    return _sidik(nilai)


@lru_cache(maxsize=2048)
def _sidik_pendek(teks: str) -> str:
    return _sidik(teks)


def _sidik(nilai: Nilai) -> str:
    return hashlib.sha256(baku(nilai).encode()).hexdigest()[:PANJANG_SIDIK]


def sidik(isi: Mapping[str, Nilai], kolom: Sequence[str]) -> str:
    """The fingerprint of a row: one part for each column, in the order of `kolom` (kept in the marker of the file)."""
    return "".join(sidik_sel(isi.get(kunci)) for kunci in kolom)


def pecah_sidik(teks: str, kolom: Sequence[str]) -> dict[str, str] | None:
    """{kunci: fingerprint of its cell}; None for a text that is no fingerprint of these columns."""
    if len(teks) != PANJANG_SIDIK * len(kolom):
        return None
    return {kunci: teks[letak * PANJANG_SIDIK : (letak + 1) * PANJANG_SIDIK] for letak, kunci in enumerate(kolom)}
