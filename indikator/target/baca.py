"""Reading a target cell: value, satuan, bounds, predicate and scale beside the raw text (DOMAIN section 2).

Nothing is guessed silently: whatever is not plainly written adds a `catatan` (understood) or a `peringatan` (look at
it) and lowers `keyakinan`. Blank, "-", 0 and "n/a" stay four different things.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from indikator.target import angka, batas, predikat
from indikator.target import satuan as daftar_satuan
from indikator.target.bacaan import BacaanTarget, Jenis, tak_terbaca
from indikator.target.periksa import lengkapi_satuan, periksa
from indikator.target.rapi import rapikan
from kinerja.tanggal import BULAN

PANJANG_MAKS = 500  # characters of a cell

Pembaca = Callable[[str, str, Mapping[str, str]], BacaanTarget | None]

_BUKAN_TARGET = re.compile(
    r"n\s?[/.]?\s?a\.?|#[A-Z0-9/]*[!?]?#*|\*+\)?|nihil data|tidak ada data|belum ada|\?+|\.{2,}|…|_+|nan|null|none",
    re.IGNORECASE,
)
_DUA_ARTI = {"tidak ada": "tidak ada target", "nihil": "tidak ada target"}
_BULAN = "|".join(BULAN)
_TANGGAL = re.compile(
    rf"\b(?:{_BULAN}|pebruari|nopember)\b|\b[0-9]{{1,2}}\s(?:jan|feb|mar|apr|jun|jul|agt|agu|ags|sept?|okt|nov|nop|des)\b"
    r"|^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}$|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$",
    re.IGNORECASE,
)
_TAHUN = re.compile(
    r"(?:tahun|thn?\.?|t\.?\s?a\.?)\s?(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}\s?/\s?(?:19|20)[0-9]{2}", re.I
)
_CATATAN_KAKI = re.compile(r"(.*[^*\s])\s?\*{1,3}\)?")
_PERBANDINGAN = re.compile(r"[0-9.,]+\s?[:/⁄]\s?[0-9.,]+(?:\s.*)?")
_KATA_BILANGAN = re.compile(
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu))\b", re.I
)


def baca(
    teks: str,
    nama_indikator: str = "",
    satuan_dikenal: Mapping[str, str] | None = None,
    satuan_indikator: str = "",
) -> BacaanTarget:
    """Read one target cell (raw: tags, line breaks and no-break blanks allowed). Never raises for a text.

    nama_indikator: decides the scale of a letter, proposes a satuan for a bare number, and is checked against it.
    satuan_dikenal: spelling → satuan, besides the national master. satuan_indikator: the indicator's own satuan, which
    counts where the text names none.
    """
    asli = teks or ""
    if len(asli) > PANJANG_MAKS:
        return replace(tak_terbaca("Teks target terlalu panjang untuk dibaca."), teks=asli)
    kamus = daftar_satuan.kamus(satuan_dikenal)
    bacaan = _baca(rapikan(asli), nama_indikator or "", kamus, satuan_indikator)
    return replace(bacaan, teks=asli)


def _baca(rapi: str, nama: str, kamus: Mapping[str, str], satuan_indikator: str) -> BacaanTarget:
    cocok = _CATATAN_KAKI.fullmatch(rapi)
    isi = cocok[1] if cocok else rapi
    bacaan = next((satu for satu in (pembaca(isi, nama, kamus) for pembaca in _PEMBACA) if satu is not None), None)
    if bacaan is None:
        return tak_terbaca(_alasan(isi))
    if cocok and bacaan.jenis is not Jenis.TAK_TERBACA:
        bacaan = bacaan.dicatat(f"Tanda catatan kaki “{rapi[len(isi) :].strip()}” tidak ikut dibaca.")
    if angka.tampak_tahun(isi, bacaan):
        kalimat = f"“{isi}” tampak sebagai tahun. Bila memang jumlahnya {isi}, tulis satuannya."
        return bacaan.ditandai(kalimat) if satuan_indikator else tak_terbaca(kalimat)
    milik = kamus.get(daftar_satuan.kunci(satuan_indikator), satuan_indikator)
    return periksa(lengkapi_satuan(bacaan, nama, milik), nama)


def _kosong(rapi: str, nama: str, kamus: Mapping[str, str]) -> BacaanTarget | None:
    if rapi:
        return None
    return BacaanTarget("", Jenis.KOSONG, peringatan=("Target belum diisi.",), keyakinan=Decimal("0.00"))


def _strip(rapi: str, nama: str, kamus: Mapping[str, str]) -> BacaanTarget | None:
    return BacaanTarget("", Jenis.STRIP) if re.fullmatch(r"[-\u2010-\u2015\u2212]{1,3}", rapi) else None


def _bukan_target(rapi: str, nama: str, kamus: Mapping[str, str]) -> BacaanTarget | None:
    if arti := _DUA_ARTI.get(rapi.casefold()):
        return tak_terbaca(f"“{rapi}” dapat berarti {arti} (tulis “-”) atau targetnya nol (tulis 0 dan satuannya).")
    if not _BUKAN_TARGET.fullmatch(rapi):
        return None
    return tak_terbaca(f"“{rapi}” bukan target. Isi target yang sebenarnya, atau “-” bila memang tidak ada.")


def _waktu(rapi: str, nama: str, kamus: Mapping[str, str]) -> BacaanTarget | None:
    """ "31 Desember 2023", "Tahun 2024": when, not how much."""
    if _TANGGAL.search(rapi):
        return tak_terbaca(f"“{rapi}” tampak sebagai tanggal atau bulan, bukan target. Tulis angka lalu satuannya.")
    if _TAHUN.fullmatch(rapi):
        return tak_terbaca(f"“{rapi}” tampak sebagai tahun, bukan target. Tulis angka lalu satuannya.")
    return None


def _predikat(rapi: str, nama: str, kamus: Mapping[str, str]) -> BacaanTarget | None:
    return predikat.cari(rapi, nama)


_PEMBACA: tuple[Pembaca, ...] = (
    _kosong, _strip, _bukan_target, _waktu, _predikat, angka.rupiah, angka.berkepala, batas.batas_atas,
    batas.batas_bawah, batas.rentang, angka.berhuruf, angka.kira_kira, angka.biasa, angka.terputus,
)  # fmt: skip


def _alasan(rapi: str) -> str:
    """Why a text that no reader took is not a target."""
    if _PERBANDINGAN.fullmatch(rapi):
        return f"“{rapi}” memuat lebih dari satu angka (perbandingan atau pecahan). Tulis hasilnya sebagai satu angka."
    if len(re.findall(r"[0-9][0-9.,]*", rapi)) > 1:
        return f"“{rapi}” memuat lebih dari satu angka. Tulis satu target untuk satu indikator."
    if re.search(r"[0-9]", rapi):
        return f"“{rapi}” tidak terbaca sebagai target. Tulis angka lalu satuannya, misalnya 12 dokumen."
    if _KATA_BILANGAN.match(rapi):
        return f"“{rapi}” ditulis dengan huruf. Tulis dengan angka, misalnya 100 %."
    return f"“{rapi}” bukan angka dan bukan predikat yang dikenal. Tulis targetnya dengan angka dan satuan."
