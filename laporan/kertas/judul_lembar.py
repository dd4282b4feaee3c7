"""Headings of sheets: "INDIKATOR KINERJA INDIVIDU", "II. IKU Tahun 2024", "PERJANJIAN KINERJA TAHUN 2024"."""

import re
from dataclasses import dataclass

from indikator.tempel.rapi import sebaris
from laporan.kertas.naskah import Alinea

IKI, IKU, PK = "iki", "iku", "pk"
PANJANG_MAKS = 120
_POLA = re.compile(
    r"(?:lampiran\s*)?(?:[ivx\d]{1,4}[.)]\s*|[a-z][.)]\s*)?"
    r"(?:(?:reviu?|penetapan|formulir|form|tabel|matriks?|rencana) )*"
    r"(?:(?P<iki>indikator kinerja individu|iki)|(?P<iku>indikator kinerja utama|iku)|(?P<pk>perjanjian kinerja))\b"
    r"(?P<sisa>.*)",
    re.IGNORECASE,
)
_KETERANGAN = re.compile(
    r"\s*(?:\(ik[iu]\))?\s*(?:(?:jabatan|tahun|ta|th)?\.?\s*\d{4}(?:\s*[-–]\s*\d{4})?)?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class JudulLembar:
    """jenis: "iki", "iku", or "pk", whose table is that of the open sheet, else of the instansi.

    sisa: words behind the heading that are neither its abbreviation nor a year.
    """

    jenis: str
    sisa: str = ""


def baca(alinea: Alinea) -> JudulLembar | None:
    """The heading that a paragraph is; None for any other."""
    teks = sebaris(alinea.teks)
    if len(teks) > PANJANG_MAKS or teks.endswith((";", ",", ".")):
        return None
    cocok = _POLA.fullmatch(teks)
    if cocok is None:
        return None
    saja = bool(_KETERANGAN.fullmatch(cocok["sisa"]))
    if not (saja or alinea.judul or teks.isupper()):
        return None
    jenis = next(satu for satu in (IKI, IKU, PK) if cocok[satu])
    return JudulLembar(jenis, "" if saja else cocok["sisa"].strip(" :.-–"))
