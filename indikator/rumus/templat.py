"""Formula text from two plain fields, so that a planner needs no LaTeX: and the two fields back from such a text.

persentase is written as the underlined fraction of the decrees (`<u>a</u> X 100% b`), rasio as a LaTeX fraction;
both are shown as real fractions and are read back into the same tree by `bahasa.baca`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from indikator.rumus import bahasa, latex, sel
from indikator.rumus.ast import Angka, Bagi, Kali, Variabel
from indikator.rumus.variabel import rapikan_nama

PANJANG_MAKS = 500  # characters of one side
_KHUSUS = re.compile(r"([%&_{}#$])")
_DILARANG = re.compile(r"[\\~^]")


class Templat(StrEnum):
    BEBAS = "bebas"
    PERSENTASE = "persentase"
    RASIO = "rasio"
    LANGSUNG = "langsung"


@dataclass(frozen=True, slots=True)
class Isian:
    """What the form shows: `pembilang` also holds what is counted when the template is langsung."""

    templat: Templat
    pembilang: str = ""
    penyebut: str = ""


class TemplatSalah(ValueError):
    """`kolom` is pembilang or penyebut; the message is an Indonesian sentence."""

    def __init__(self, kolom: str, kalimat: str):
        super().__init__(kalimat)
        self.kolom = kolom


def susun(isian: Isian) -> str:
    """The formula text of a template. Raises `TemplatSalah` when a side is missing or would not be read back."""
    atas, bawah = " ".join(isian.pembilang.split()), " ".join(isian.penyebut.split())
    _periksa("pembilang", atas)
    if isian.templat == Templat.LANGSUNG:
        return escape(atas, quote=False)
    _periksa("penyebut", bawah)
    if rapikan_nama(atas).casefold() == rapikan_nama(bawah).casefold():
        raise TemplatSalah("penyebut", "Sama dengan pembilang. Tulis pembanding yang lain.")
    if isian.templat == Templat.RASIO:
        pecahan = r"\frac{\text{" + _latex(atas) + r"}}{\text{" + _latex(bawah) + "}}"
        teks = f"<math>{escape(pecahan, quote=False)}</math>"
    else:
        teks = f"<u>{escape(atas, quote=False)}</u> X 100% {escape(bawah, quote=False)}"
    _pastikan_terbaca(teks, isian.templat, atas, bawah)
    return teks


def urai(teks: str) -> Isian:
    """The fields that a stored text came from; BEBAS for everything else."""
    match sel.urai(teks or ""):
        case (sel.PecahanGaris(atas, bawah, kali, _),) if "%" in kali:
            return _bila_sama(teks, Isian(Templat.PERSENTASE, atas, bawah))
        case (sel.Rumus((latex.Pecahan((latex.Huruf(atas, True),), (latex.Huruf(bawah, True),)),)),):
            return _bila_sama(teks, Isian(Templat.RASIO, atas, bawah))
    return Isian(Templat.BEBAS)


def _bila_sama(teks: str, isian: Isian) -> Isian:
    """The fields only where they give the very same text: opening and saving a form changes nothing."""
    try:
        return isian if susun(isian) == teks else Isian(Templat.BEBAS)
    except TemplatSalah:
        return Isian(Templat.BEBAS)


def _periksa(kolom: str, isi: str) -> None:
    if not re.search(r"[A-Za-z]", isi):
        raise TemplatSalah(kolom, "Tulis dengan kata apa yang dihitung, misalnya “Jumlah ASN yang dilatih”.")
    if len(isi) > PANJANG_MAKS:
        raise TemplatSalah(kolom, f"Terlalu panjang ({len(isi)} huruf; paling banyak {PANJANG_MAKS}).")
    if asing := _DILARANG.search(isi):
        raise TemplatSalah(kolom, f"Tanda “{asing[0]}” tidak dapat dipakai di sini. Tulis dengan kata.")


def _latex(teks: str) -> str:
    return _KHUSUS.sub(r"\\\1", teks)


def _pastikan_terbaca(teks: str, templat: Templat, atas: str, bawah: str) -> None:
    """The text must be read back as exactly this fraction of these two names."""
    bacaan = bahasa.baca(teks)
    pecahan = bacaan.pohon
    if templat == Templat.PERSENTASE and isinstance(pecahan, Kali) and pecahan.kanan == Angka(100):
        pecahan = pecahan.kiri
    nama = [variabel.nama for variabel in bacaan.variabel]
    utuh = isinstance(pecahan, Bagi) and isinstance(pecahan.kiri, Variabel) and isinstance(pecahan.kanan, Variabel)
    if not utuh or nama != [rapikan_nama(atas), rapikan_nama(bawah)]:
        raise TemplatSalah("pembilang", "Isian ini tidak terbaca kembali sebagai satu pecahan. Tulis lebih sederhana.")
