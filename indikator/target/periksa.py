"""What a reading must fit: the indicator it belongs to, and common sense."""

import re
from dataclasses import replace
from decimal import Decimal

from indikator.target import satuan as daftar_satuan
from indikator.target.bacaan import BacaanTarget, Jenis
from indikator.target.satuan_master import CACAH, PERSEN
from kinerja.angka import tulis_asli

PERSEN_WAJAR_MAKS = 1000
KELIPATAN_RUPIAH = {"ribu rupiah": 3, "juta rupiah": 6, "miliar rupiah": 9, "triliun rupiah": 12}
_SAMPAH_DEPAN = re.compile(r"[\s\-•*–]*(?:[0-9]{1,2}[.)]\s*)?")
_KEPALA_NAMA = re.compile(r"(?:rata\s*-\s*rata\s+)?(nilai|indeks|index|indek|ikm|skor|hasil penilaian)\b", re.I)
_USUL = {"nilai": "nilai", "hasil penilaian": "nilai", "skor": "skor"}
_NAMA_PERSEN = re.compile(r"(?:rata\s*-\s*rata\s+)?(?:persen|prosen|presen)(?:tase)?\b|%", re.IGNORECASE)
_NAMA_JUMLAH = re.compile(r"(?:jumlah|jumah|jml|banyaknya)\b", re.IGNORECASE)
_NAMA_INDEKS = re.compile(r"(?:rata\s*-\s*rata\s+)?(?:nilai\s+)?(?:indeks|index|ikm|skor)\b", re.IGNORECASE)
_NAMA_TUMBUH = re.compile(
    r"\b(?:pertumbuhan|laju|inflasi|deflasi|perubahan|selisih|deviasi|surplus|defisit|kenaikan|penurunan|neto)\b", re.I
)


def usul_satuan(nama_indikator: str) -> str:
    """The satuan proposed for a bare number, from the first words of the indicator; "" for none (DOMAIN section 2)."""
    cocok = _KEPALA_NAMA.match(_nama(nama_indikator))
    return _USUL.get(cocok[1].lower(), "indeks") if cocok else ""


def _nama(nama_indikator: str) -> str:
    """The indicator's name without bullets and numbers in front."""
    return nama_indikator[_SAMPAH_DEPAN.match(nama_indikator).end() :]


def lengkapi_satuan(bacaan: BacaanTarget, nama: str, milik_indikator: str) -> BacaanTarget:
    """The satuan of a number written without one: that of the indicator, a proposal, or a warning.

    Rupiah are counted in the thousands or millions of the indicator where it has such a satuan.
    """
    if bacaan.satuan == "rupiah" and milik_indikator in KELIPATAN_RUPIAH:
        return _dalam_kelipatan(bacaan, milik_indikator)
    if bacaan.satuan or bacaan.nilai is None or bacaan.jenis is Jenis.PREDIKAT:
        return bacaan
    if milik_indikator:
        return replace(bacaan, satuan=milik_indikator)
    if usul := usul_satuan(nama):
        return replace(bacaan, satuan=usul).dicatat(f"Satuan tidak tertulis; diusulkan “{usul}”.")
    if _NAMA_PERSEN.match(_nama(nama)):
        kalimat = "Satuan tidak tertulis; indikatornya persentase, diusulkan “%”."
        return replace(bacaan, satuan="%").ditandai(kalimat)
    return bacaan.ditandai("Satuan tidak tertulis. Lengkapi satuannya.", Decimal("0.50"))


def _dalam_kelipatan(bacaan: BacaanTarget, satuan: str) -> BacaanTarget:
    pangkat = -KELIPATAN_RUPIAH[satuan]
    nilai, maks = (satu if satu is None else satu.scaleb(pangkat) for satu in (bacaan.nilai, bacaan.nilai_maks))
    kalimat = f"Dibaca {tulis_asli(nilai)} {satuan}, satuan indikatornya."
    return replace(bacaan, nilai=nilai, nilai_maks=maks, satuan=satuan).dicatat(kalimat)


def periksa(bacaan: BacaanTarget, nama: str) -> BacaanTarget:
    """The reading with a warning for everything in it that is unlikely."""
    for kalimat in filter(None, (satu(bacaan, _nama(nama)) for satu in _PEMERIKSA)):
        bacaan = bacaan.ditandai(kalimat)
    return bacaan


def _ujung(bacaan: BacaanTarget) -> list[Decimal]:
    return [satu for satu in (bacaan.nilai, bacaan.nilai_maks) if satu is not None]


def _sejalan_nama(bacaan: BacaanTarget, nama: str) -> str:
    """A percentage counted in documents, a count in percent."""
    jenis = daftar_satuan.jenis(bacaan.satuan.partition("/")[0])
    tertulis = f"{tulis_asli(bacaan.nilai)} {bacaan.satuan}".strip() if bacaan.nilai is not None else bacaan.predikat
    if bacaan.jenis is Jenis.PREDIKAT:
        berhuruf = bacaan.skala != "status" and _NAMA_PERSEN.match(nama)
        return f"Indikatornya persentase, tetapi targetnya predikat {bacaan.predikat}." if berhuruf else ""
    if jenis and jenis != PERSEN and _NAMA_PERSEN.match(nama):
        return f"Indikatornya persentase, tetapi targetnya {tertulis}."
    if jenis == PERSEN and _NAMA_JUMLAH.match(nama):
        return f"Indikatornya jumlah, tetapi targetnya {tertulis}."
    if jenis == PERSEN and _NAMA_INDEKS.match(nama):
        return f"Indikatornya nilai atau indeks, tetapi targetnya {tertulis}."
    return ""


def _wajar(bacaan: BacaanTarget, nama: str) -> str:
    terbesar = max(_ujung(bacaan), default=Decimal(0))
    if bacaan.satuan == "%" and terbesar > PERSEN_WAJAR_MAKS:
        return f"{tulis_asli(terbesar)} % tidak wajar sebagai target. Periksa titik dan komanya."
    return ""


def _minus(bacaan: BacaanTarget, nama: str) -> str:
    """A minus may be the bullet of a list, except where the indicator can go below zero."""
    if min(_ujung(bacaan), default=Decimal(0)) >= 0 or _NAMA_TUMBUH.search(nama):
        return ""
    return f"Tanda di depan dibaca sebagai minus: {tulis_asli(bacaan.nilai)}."


def _utuh(bacaan: BacaanTarget, nama: str) -> str:
    """Things that are counted come whole: "12,345 dokumen" is likely 12.345."""
    if daftar_satuan.jenis(bacaan.satuan) != CACAH or bacaan.satuan == "kali":
        return ""
    pecah = next((satu for satu in _ujung(bacaan) if satu % 1), None)
    return f"{tulis_asli(pecah)} {bacaan.satuan} tidak utuh. Periksa titik dan komanya." if pecah is not None else ""


_PEMERIKSA = (_sejalan_nama, _wajar, _minus, _utuh)
