"""The one reader of formula texts, for the page, the importers and the command line.

A typed expression ("[Jumlah ASN dilatih] / [Jumlah ASN] × 100", "a/b*100", "RATA(a; b)") goes to `parser`, everything
else to `bahasa`. Words that only look like one ("Surat/nota", "SPP-SPM", "Dokumen (DPA)") stay words.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from indikator.rumus import bahasa, parser
from indikator.rumus.ast import FUNGSI, Angka, RumusTidakSah, Simpul, Variabel, kode_variabel, telusur
from indikator.rumus.bacaan import GAYA_KETIKAN, BacaanRumus, selaras
from indikator.rumus.catatan import Sisa
from indikator.rumus.variabel import DaftarVariabel

_NAMA_PANJANG = re.compile(r"\[[^\[\]]*[A-Za-z][^\[\]]*\]")
_FUNGSI = re.compile(rf"\b(?:{'|'.join(FUNGSI)})\s*\(")
_TANDA_PASTI = re.compile(r"[*×÷+−]|\b[xX]\s*\d|\d\s*[xX]\b")  # slash, hyphen and colon also stand inside names
ALASAN_TANPA_100 = "Indikatornya persentase, tetapi rumusnya tidak dikali 100."


def baca(teks: str, nama_indikator: str = "", dikenal: Mapping[str, str] | None = None) -> BacaanRumus:
    """Read any formula text. Never raises: what holds no formula comes back without a tree and with `alasan`.

    nama_indikator tells percentages apart. dikenal: {code: name} of variables that exist already.
    """
    bacaan = _baca_ketikan(teks or "", dikenal) or bahasa.baca(teks, nama_indikator, dikenal)
    if bacaan.pohon is None or not bahasa.persentase(nama_indikator) or _dikali_100(bacaan.pohon):
        return bacaan
    return replace(bacaan, alasan=f"{ALASAN_TANPA_100} {bacaan.alasan}".strip())


def _baca_ketikan(teks: str, dikenal: Mapping[str, str] | None) -> BacaanRumus | None:
    """The reading of a typed expression, also a faulty one; None for words."""
    daftar = DaftarVariabel(dikenal)
    try:
        pohon = parser.baca(teks, daftar)
    except RumusTidakSah as galat:
        if not _jelas_ketikan(teks):
            return None
        return BacaanRumus(None, alasan=str(galat), tidak_dibaca=(Sisa(teks.strip(), str(galat)),))
    if isinstance(pohon, Variabel) or not _ketikan(teks, kode_variabel(pohon)):
        return None
    return BacaanRumus(pohon, selaras(pohon, daftar.semua()), GAYA_KETIKAN)


def _jelas_ketikan(teks: str) -> bool:
    """Whether a text that the parser refused was meant as an expression."""
    tanpa_nama = _NAMA_PANJANG.sub("", teks)
    if _FUNGSI.search(tanpa_nama):
        return not re.search(r"[$<\\]", teks)
    return tanpa_nama != teks and not re.search(r"[A-Za-z]{2}|[$<\\]", tanpa_nama)


def _ketikan(teks: str, kode: tuple[str, ...]) -> bool:
    """Whether what the parser could read is an expression: its signs or names do not occur in words."""
    if not kode:
        return False
    tanpa_nama = _NAMA_PANJANG.sub("", teks)
    tanda = _TANDA_PASTI.search(tanpa_nama) or _FUNGSI.search(tanpa_nama)
    return tanpa_nama != teks or bool(tanda) or all("_" in satu or len(satu) == 1 for satu in kode)


def _dikali_100(pohon: Simpul) -> bool:
    return any(isinstance(simpul, Angka) and simpul.nilai == 100 for simpul, _ in telusur(pohon))
