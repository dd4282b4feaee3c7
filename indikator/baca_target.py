"""Reading a target cell: value, satuan, predicate and scale beside the raw text (DOMAIN section 2).

Nothing is guessed silently: whatever is not plainly written lowers `keyakinan` and adds a `peringatan`.
Blank, "-", 0 and "n/a" stay four different things.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from indikator import predikat_target
from kinerja.angka import AngkaTidakTerbaca, baca_rupiah, tulis_asli
from kinerja.angka import baca as baca_angka
from kinerja.tanggal import terbilang

PANJANG_MAKS = 500  # characters of a cell


class Jenis(StrEnum):
    """What kind of target a text is."""

    KOSONG = "kosong"  # blank: missing
    STRIP = "strip"  # "-": explicitly no target
    ANGKA = "angka"
    RENTANG = "rentang"
    BATAS_ATAS = "batas_atas"
    PREDIKAT = "predikat"
    TAK_TERBACA = "tak_terbaca"


@dataclass(frozen=True, slots=True)
class BacaanTarget:
    """A target as it was read. nilai, nilai_maks: in `satuan`; nilai_maks only for RENTANG and BATAS_ATAS.

    skala: name of the predicate's scale ("AKIP", "SKM", …), "" when unknown. keyakinan: 0–1; below 0,9 a
    person should look at it.
    """

    teks: str
    jenis: Jenis
    nilai: Decimal | None = None
    nilai_maks: Decimal | None = None
    satuan: str = ""
    predikat: str = ""
    skala: str = ""
    peringatan: tuple[str, ...] = ()
    keyakinan: Decimal = Decimal("1.00")

    @property
    def perlu_diperiksa(self) -> bool:
        """Whether a person should confirm this reading before it is used."""
        return bool(self.peringatan) or self.keyakinan < Decimal("0.9")


_ANGKA = r"[-\u2212]?[0-9][0-9.,]*"
_SATUAN = r"[A-Za-z%][A-Za-z /.\-]{0,60}"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_RUPIAH = re.compile(rf"Rp\.?\s*({_ANGKA}(?:,\s*-)?)", re.IGNORECASE)
_BERHURUF = re.compile(rf"({_ANGKA}) \(([a-z ]+)\)\s*({_SATUAN})?")
_BIASA = re.compile(rf"({_ANGKA})\s*({_SATUAN})?")
_TERPUTUS = re.compile(r"([0-9]{1,2}) ([0-9]{1,3})\s?([A-Za-z]{3,40})")
_BERKEPALA = re.compile(rf"(nilai|indeks|skor|index)\s*:?\s*({_ANGKA})", re.IGNORECASE)
_RENTANG = re.compile(
    rf"({_ANGKA})\s*(%?)\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*"
    rf"([0-9][0-9.,]*)\s*({_SATUAN})?",
    re.IGNORECASE,
)
_ATAS = re.compile(
    rf"(≤|<=|<|maks(?:imal|imum)?\.?|paling (?:banyak|tinggi|lama)|tidak lebih dari|kurang dari)"
    rf"\s*({_ANGKA})\s*({_SATUAN})?",
    re.IGNORECASE,
)
_BAWAH = re.compile(
    rf"(≥|>=|>|min(?:imal|imum)?\.?|paling (?:sedikit|rendah)|lebih dari)\s*({_ANGKA})\s*({_SATUAN})?",
    re.IGNORECASE,
)
_TANPA_NILAI = re.compile(r"n\s*[/.]\s*a\.?|#[A-Z0-9/]+[!?]?|\*+\)?|tidak ada|nihil data|\?+", re.IGNORECASE)


def baca(teks: str, nama_indikator: str = "", satuan_dikenal: Mapping[str, str] | None = None) -> BacaanTarget:
    """Read one target cell (raw: tags, line breaks and no-break blanks allowed).

    nama_indikator: decides the scale of a letter and proposes a satuan for a bare number.
    satuan_dikenal: lower-case spelling → the tenant's satuan; an unknown one is kept as written.
    """
    asli = teks or ""
    rapi = rapikan(asli)
    if len(asli) > PANJANG_MAKS:
        return _tak_terbaca(asli, "Teks target terlalu panjang untuk dibaca.")
    for pembaca in _PEMBACA:
        bacaan = pembaca(rapi, nama_indikator)
        if bacaan is not None:
            return _selesaikan(replace(bacaan, teks=asli), nama_indikator, satuan_dikenal or {})
    return _tak_terbaca(asli, _alasan(rapi))


def rapikan(teks: str) -> str:
    """One line without tags, entities, markdown stars and doubled blanks; "<" and "≤" are kept."""
    tanpa_tag = html.unescape(_TAG.sub(" ", teks)).replace("\u00a0", " ")
    rapat = " ".join(tanpa_tag.split())
    if rapat.startswith("**") and rapat.endswith("**") and len(rapat) > 4:
        rapat = rapat[2:-2].strip()
    return rapat.rstrip(";,").rstrip() if rapat.strip(";,") else rapat


def _kosong(rapi: str, nama: str) -> BacaanTarget | None:
    if rapi:
        return None
    return BacaanTarget("", Jenis.KOSONG, peringatan=("Target belum diisi.",))


def _strip(rapi: str, nama: str) -> BacaanTarget | None:
    return BacaanTarget("", Jenis.STRIP) if re.fullmatch(r"[-–—]{1,3}", rapi) else None


def _tanpa_nilai(rapi: str, nama: str) -> BacaanTarget | None:
    if not _TANPA_NILAI.fullmatch(rapi):
        return None
    return _tak_terbaca("", f"“{rapi}” bukan target. Isi target yang sebenarnya, atau “-” bila memang tidak ada.")


def _predikat(rapi: str, nama: str) -> BacaanTarget | None:
    """ "B (65)", "WTP", "Level 3": see `predikat_target`."""
    temuan = predikat_target.cari(rapi, nama)
    if temuan is None:
        return None
    keyakinan = Decimal("0.60") if temuan.peringatan else Decimal("1.00")
    return BacaanTarget(
        "", Jenis.PREDIKAT, temuan.nilai, None, temuan.satuan, temuan.predikat, temuan.skala,
        temuan.peringatan, keyakinan,
    )  # fmt: skip


def _rupiah(rapi: str, nama: str) -> BacaanTarget | None:
    cocok = _RUPIAH.fullmatch(rapi)
    return _angka(cocok[1], "rupiah", baca_rupiah) if cocok else None


def _berkepala(rapi: str, nama: str) -> BacaanTarget | None:
    """ "Nilai 10,1"."""
    cocok = _BERKEPALA.fullmatch(rapi)
    return _angka(cocok[2], cocok[1].lower().replace("index", "indeks")) if cocok else None


def _batas_atas(rapi: str, nama: str) -> BacaanTarget | None:
    cocok = _ATAS.fullmatch(rapi)
    if not cocok:
        return None
    bacaan = _angka(cocok[2], cocok[3] or "")
    if bacaan.jenis is not Jenis.ANGKA:
        return bacaan
    ketat = cocok[1] == "<" or cocok[1].lower() == "kurang dari"
    bacaan = replace(bacaan, jenis=Jenis.BATAS_ATAS, nilai_maks=bacaan.nilai)
    if not ketat:
        return bacaan
    kalimat = f"“{cocok[1]}” dibaca sebagai batas atas; nilai batasnya sendiri dianggap memenuhi."
    return replace(bacaan, peringatan=(*bacaan.peringatan, kalimat), keyakinan=Decimal("0.80"))


def _batas_bawah(rapi: str, nama: str) -> BacaanTarget | None:
    """ "minimal 5": a value to reach, which NAIK measures; told to the reader."""
    cocok = _BAWAH.fullmatch(rapi)
    if not cocok:
        return None
    bacaan = _angka(cocok[2], cocok[3] or "")
    catatan = f"“{cocok[1]}” dibaca sebagai batas bawah: targetnya {cocok[2].rstrip('.,')}."
    return replace(bacaan, peringatan=(*bacaan.peringatan, catatan), keyakinan=Decimal("0.80"))


def _rentang(rapi: str, nama: str) -> BacaanTarget | None:
    """ "7-8 bulan", "75% - 80%"."""
    cocok = _RENTANG.fullmatch(rapi)
    if not cocok:
        return None
    satuan = cocok[4] or cocok[2]
    awal, akhir = _angka(cocok[1], satuan), _angka(cocok[3], satuan)
    if awal.nilai is None or akhir.nilai is None:
        return awal if awal.nilai is None else akhir
    if awal.nilai >= akhir.nilai:
        return _tak_terbaca("", f"Rentang “{rapi}” terbalik: angka pertama harus lebih kecil.")
    if not satuan and 1900 <= awal.nilai <= akhir.nilai <= 2100:
        return _tak_terbaca("", f"“{rapi}” tampak sebagai rentang tahun, bukan target.")
    return replace(awal, jenis=Jenis.RENTANG, nilai_maks=akhir.nilai)


def _berhuruf(rapi: str, nama: str) -> BacaanTarget | None:
    """ "5 (lima) dokumen": the words must say the same number."""
    cocok = _BERHURUF.fullmatch(rapi)
    if not cocok:
        return None
    bacaan = _angka(cocok[1], cocok[3] or "")
    bulat = bacaan.nilai is not None and bacaan.nilai >= 0 and bacaan.nilai % 1 == 0
    if bulat and terbilang(int(bacaan.nilai)) == cocok[2].strip():
        return bacaan
    return _tak_terbaca("", f"Angka dan huruf pada “{rapi}” tidak sama. Periksa mana yang benar.")


def _biasa(rapi: str, nama: str) -> BacaanTarget | None:
    """ "9 dokumen", "4.230 data", "80%", "125"."""
    cocok = _BIASA.fullmatch(rapi)
    if not cocok or (cocok[2] or "").lower().startswith(("dari ", "per ")):
        return None
    return _angka(cocok[1], cocok[2] or "")


def _terputus(rapi: str, nama: str) -> BacaanTarget | None:
    """ "1 3dokumen": a number broken by the conversion; proposed joined, with a warning."""
    cocok = _TERPUTUS.fullmatch(rapi)
    if not cocok:
        return None
    usul = cocok[1] + cocok[2]
    kalimat = f"Teks “{rapi}” tampak terputus; diusulkan dibaca {usul} {cocok[3]}. Periksa dokumen aslinya."
    return replace(_angka(usul, cocok[3]), peringatan=(kalimat,), keyakinan=Decimal("0.30"))


_PEMBACA: tuple[Callable[[str, str], BacaanTarget | None], ...] = (
    _kosong, _strip, _tanpa_nilai, _predikat, _rupiah, _berkepala, _batas_atas, _batas_bawah,
    _rentang, _berhuruf, _biasa, _terputus,
)  # fmt: skip


def _angka(teks: str, satuan: str, baca: Callable[[str], Decimal] = baca_angka) -> BacaanTarget:
    """A number with its satuan, or the reason why the number is not one."""
    try:
        nilai = baca(teks)
    except AngkaTidakTerbaca as galat:
        return _tak_terbaca("", str(galat))
    bacaan = BacaanTarget("", Jenis.ANGKA, nilai, satuan=satuan.strip(" .-/"))
    if nilai < 0:
        kalimat = f"Tanda di depan dibaca sebagai minus: {tulis_asli(nilai)}."
        bacaan = replace(bacaan, peringatan=(kalimat,), keyakinan=Decimal("0.70"))
    return bacaan


def _selesaikan(bacaan: BacaanTarget, nama: str, dikenal: Mapping[str, str]) -> BacaanTarget:
    """Bring the satuan to the tenant's spelling; propose or ask for one that is not written."""
    satuan = bacaan.satuan
    if satuan:
        baku = dikenal.get(satuan.casefold(), "%" if satuan.casefold() == "persen" else satuan)
        return replace(bacaan, satuan=baku)
    if bacaan.nilai is None or bacaan.jenis is Jenis.PREDIKAT:
        return bacaan
    usul = predikat_target.usul_satuan(nama)
    kalimat = "Satuan tidak tertulis" + (f"; diusulkan “{usul}”." if usul else ". Lengkapi satuannya.")
    keyakinan = min(bacaan.keyakinan, Decimal("0.85") if usul else Decimal("0.50"))
    return replace(bacaan, satuan=usul, peringatan=(*bacaan.peringatan, kalimat), keyakinan=keyakinan)


def _tak_terbaca(teks: str, alasan: str) -> BacaanTarget:
    return BacaanTarget(teks, Jenis.TAK_TERBACA, peringatan=(alasan,), keyakinan=Decimal("0.00"))


def _alasan(rapi: str) -> str:
    """Why a text that no reader took is not a target."""
    if len(re.findall(r"[0-9][0-9.,]*", rapi)) > 1:
        return f"“{rapi}” memuat lebih dari satu angka. Tulis satu target untuk satu indikator."
    if re.search(r"[0-9]", rapi):
        return f"“{rapi}” tidak terbaca sebagai target. Tulis angka lalu satuannya, misalnya 12 dokumen."
    return f"“{rapi}” bukan angka dan bukan predikat yang dikenal. Tulis targetnya dengan angka dan satuan."
