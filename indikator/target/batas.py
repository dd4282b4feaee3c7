"""Ranges and bounds: "7-8 bulan", "≤ 1%", "maksimal 5", "minimal 80 %", "80 % ke atas"."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from indikator.target import predikat
from indikator.target import satuan as daftar_satuan
from indikator.target.angka import ANGKA, Kamus, angka, biasa, rupiah
from indikator.target.bacaan import BacaanTarget, Jenis, tak_terbaca
from indikator.target.rapi import rapikan
from indikator.target.satuan_master import WAKTU

_UJUNG = rf"({ANGKA})\s?([^0-9]{{0,40}}?)\s?(?:PEMISAH)\s?([0-9][0-9.,]*)\s?([^0-9]*)"
_PEMISAH = r"[-–—~]|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga"
_RENTANG = re.compile(_UJUNG.replace("PEMISAH", _PEMISAH), re.IGNORECASE)
_ANTARA = re.compile("antara " + _UJUNG.replace("PEMISAH", f"{_PEMISAH}|dan"), re.IGNORECASE)
_HINGGA = r"hingga|sampai(?: dengan)?|s\.?\s?/?\s?d\.?"
_KETAT = r"<|>|kurang dari|lebih(?: dari)?|(?:di ?bawah|di ?atas)"
_ATAS = re.compile(
    r"(≤|⩽|≦|<=|=<|<|ma(?:ks|x)(?:imal|imum)?\.?|paling (?:banyak|tinggi|lama|lambat|besar)|"
    r"se(?:tinggi-tinggi|banyak-banyak|lama-lama)nya|tidak (?:lebih dari|melebihi)|kurang dari|di ?bawah|"
    rf"{_HINGGA})\s?(.+)",
    re.IGNORECASE,
)
_BAWAH = re.compile(
    r"(≥|⩾|≧|>=|=>|>|min(?:imal|imum)?\.?|paling (?:sedikit|rendah|kurang|kecil)|(?:sekurang|setidak|sedikit)-?"
    r"(?:kurangnya|tidaknya|nya)|tidak kurang dari|lebih dari|di ?atas)\s?(.+)",
    re.IGNORECASE,
)
_ATAS_DI_BELAKANG = re.compile(r"(.+?)\s?\(?\b(ma(?:ks|x)(?:imal|imum)?\.?|ke ?bawah|atau kurang)\)?", re.IGNORECASE)
_BAWAH_DI_BELAKANG = re.compile(r"(.+?)\s?\(?\b(min(?:imal|imum)?\.?|ke ?atas|(?:atau )?lebih)\)?", re.IGNORECASE)


def rentang(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "7-8 bulan", "75% - 80%", "antara 7 dan 8 bulan"."""
    cocok = _RENTANG.fullmatch(teks) or _ANTARA.fullmatch(teks)
    if not cocok:
        return None
    depan, kata = (daftar_satuan.kenali(cocok[nomor], kamus) for nomor in (2, 4))
    if depan is None or kata is None or (cocok[2] and kata.satuan and depan.satuan != kata.satuan):
        return None
    awal, akhir = angka(cocok[1], kata if kata.satuan else depan), angka(cocok[3], kata)
    if awal.nilai is None or akhir.nilai is None:
        return awal if awal.nilai is None else akhir
    if awal.nilai >= akhir.nilai:
        return tak_terbaca(f"Rentang “{teks}” terbalik: angka pertama harus lebih kecil.")
    if awal.satuan in ("", "tahun") and 1900 <= awal.nilai <= akhir.nilai <= 2100:
        return tak_terbaca(f"“{teks}” tampak sebagai rentang tahun, bukan target.")
    hasil = replace(awal, jenis=Jenis.RENTANG, nilai_maks=akhir.nilai)
    for kalimat in (satu for satu in akhir.peringatan if satu not in awal.peringatan):
        hasil = hasil.ditandai(kalimat, akhir.keyakinan)
    return hasil


def batas_atas(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "≤ 1%", "maksimal 5", "5 hari ke bawah"."""
    if cocok := _ATAS.fullmatch(teks):
        return _batas(cocok[1], cocok[2], kamus, Jenis.BATAS_ATAS)
    if cocok := _ATAS_DI_BELAKANG.fullmatch(teks):
        return _batas(cocok[2], cocok[1], kamus, Jenis.BATAS_ATAS)
    return None


def batas_bawah(teks: str, nama: str, kamus: Kamus) -> BacaanTarget | None:
    """ "≥ 80 %", "minimal 5", "80 ke atas"; "minimal B" is the predicate, which equal or better meets anyway."""
    if cocok := _BAWAH.fullmatch(teks):
        kata, isi = cocok[1], cocok[2]
    elif cocok := _BAWAH_DI_BELAKANG.fullmatch(teks):
        kata, isi = cocok[2], cocok[1]
    else:
        return None
    if temuan := predikat.cari(isi, nama):
        return temuan.dicatat(f"“{kata}” di depan predikat: sama atau lebih baik berarti tercapai.")
    return _batas(kata, isi, kamus, Jenis.BATAS_BAWAH)


def ketat(teks: str) -> bool:
    """Whether a target text is a bound that leaves out its own end: "< 5", "kurang dari 5 %"."""
    cocok = _ATAS.fullmatch(rapikan(teks)) or _BAWAH.fullmatch(rapikan(teks))
    return bool(cocok and re.fullmatch(_KETAT, cocok[1], re.IGNORECASE))


def _batas(kata: str, isi: str, kamus: Kamus, jenis: Jenis) -> BacaanTarget | None:
    pembaca: tuple[Callable, ...] = (rupiah, biasa)
    bacaan = next((satu for satu in (baca(isi, "", kamus) for baca in pembaca) if satu is not None), None)
    if bacaan is None or bacaan.nilai is None:
        return bacaan
    atas = jenis is Jenis.BATAS_ATAS
    bacaan = replace(bacaan, jenis=jenis, nilai_maks=bacaan.nilai if atas else None)
    if re.fullmatch(_HINGGA, kata, re.IGNORECASE) and daftar_satuan.jenis(bacaan.satuan) != WAKTU:
        return bacaan.ditandai(f"“{kata}” dibaca paling banyak; tulis angkanya saja bila itu yang harus dicapai.")
    if not re.fullmatch(_KETAT, kata, re.IGNORECASE):
        return bacaan
    arah = "atas" if atas else "bawah"
    kalimat = f"“{kata}” dibaca sebagai batas {arah}; nilai batasnya sendiri dianggap memenuhi."
    return bacaan.ditandai(kalimat, Decimal("0.80"))
