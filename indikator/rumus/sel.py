"""A raw source cell as a tree: text, a few tags, LaTeX, and fractions drawn by underlining.

Sources are text conversions of Word and PDF tables: HTML in some cells, LaTeX in others, `<u>a</u> X 100% b`
for a fraction. Only p, i, b, u, ol, ul, li and br count as tags; everything else is text.
"""

import html
import re
from dataclasses import dataclass

from indikator.rumus import latex

PANJANG_MAKS = 20_000
DALAM_MAKS = 40
TAG = frozenset({"p", "i", "b", "u", "ol", "ul", "li", "br"})
BLOK = frozenset({"p", "ol", "ul", "li", "br"})

_POTONG = re.compile(
    r"<math(?:\s[^<>]*)?>(?P<math>.*?)</math>"
    r"|\$\$?(?P<dolar>(?:(?!</?[A-Za-z])[^$])+)\$\$?"
    r"|<(?P<tutup>/?)(?P<tag>[A-Za-z]{1,6})(?P<sifat>\s[^<>]*)?/?>",
    re.DOTALL | re.IGNORECASE,
)
_LATEX = re.compile(r"\\|[_^=]")
_BERTANDA = re.compile(r"\$|<math", re.IGNORECASE)
_TELANJANG = re.compile(r"\\[dt]?frac\s*\{|\\sum\s*[_^]")  # LaTeX that lost its dollar signs
_KALI_SERATUS = re.compile(r"\s*[xX×*]\s*(100)(?![.,]?[0-9])\s*(%?)(.*)", re.DOTALL)
_AKHIR_KALI = re.compile(r"(.*\S)\s*[xX×*]\s*(100)\s*(%?)\s*", re.DOTALL)

_SATU_BARIS = re.compile(r"[^\S\n]*\n\s*(\S[^\n]*)\s*")
_DI_DEPAN = re.compile(r"\s*(?:[^=]*=)?\s*")


@dataclass(frozen=True, slots=True)
class Teks:
    isi: str


@dataclass(frozen=True, slots=True)
class Rumus:
    """A LaTeX formula of the source."""

    baris: latex.Baris


@dataclass(frozen=True, slots=True)
class PecahanGaris:
    """`<u>a</u> X 100% b`: a fraction, then "× 100", "× 100 %" or "". `dalam`: the factor stood under the line."""

    pembilang: str
    penyebut: str
    kali: str
    dalam: bool


@dataclass(frozen=True, slots=True)
class Elemen:
    """A tag with its children; `polos` for a list that carries its own numbers."""

    tag: str
    anak: tuple["Bagian", ...]
    polos: bool = False


Bagian = Teks | Rumus | PecahanGaris | Elemen


def urai(sumber: str) -> tuple[Bagian, ...]:
    """The tree of a raw cell. Never raises and never loses text; an oversized cell is plain text."""
    if len(sumber) > PANJANG_MAKS:
        return (Teks(sumber),)
    if not _BERTANDA.search(sumber) and (cocok := _TELANJANG.search(sumber)):
        sumber = f"{sumber[: cocok.start()]}${sumber[cocok.start() :]}$"
    tumpukan: list[tuple[str, bool, list[Bagian]]] = [("", False, [])]
    akhir = 0
    for cocok in _POTONG.finditer(sumber):
        _tambah_teks(tumpukan, sumber[akhir : cocok.start()])
        akhir = cocok.end()
        _terima(tumpukan, cocok)
    _tambah_teks(tumpukan, sumber[akhir:])
    while len(tumpukan) > 1:
        _tutup(tumpukan)
    return _garis_pecahan(tumpukan[0][2])


def _terima(tumpukan: list, cocok: re.Match) -> None:
    """Put one match (formula, known tag, or text that only looks like one) into the tree."""
    sumber = cocok["math"] if cocok["math"] is not None else cocok["dolar"]
    if sumber is not None and (cocok["math"] is not None or _LATEX.search(sumber)):
        tumpukan[-1][2].append(Rumus(latex.baca(html.unescape(sumber).strip())))
        return
    tag = (cocok["tag"] or "").lower()
    if tag not in TAG or len(tumpukan) > DALAM_MAKS:
        _tambah_teks(tumpukan, cocok[0])
    elif tag == "br":
        tumpukan[-1][2].append(Elemen("br", ()))
    elif cocok["tutup"]:
        _tutup_sampai(tumpukan, tag)
    else:
        if tag in ("p", "li") and tumpukan[-1][0] == tag:
            _tutup(tumpukan)
        polos = "none" in (cocok["sifat"] or "").lower()
        tumpukan.append((tag, polos, []))


def _tambah_teks(tumpukan: list, teks: str) -> None:
    if teks:
        tumpukan[-1][2].append(Teks(html.unescape(teks)))


def _tutup(tumpukan: list) -> None:
    """Close the innermost open tag."""
    tag, polos, anak = tumpukan.pop()
    tumpukan[-1][2].append(Elemen(tag, _garis_pecahan(anak), polos))


def _tutup_sampai(tumpukan: list, tag: str) -> None:
    """Close up to the matching open tag; a closing tag without one is ignored."""
    if any(terbuka == tag for terbuka, _, _ in tumpukan[1:]):
        while tumpukan[-1][0] != tag:
            _tutup(tumpukan)
        _tutup(tumpukan)


def _garis_pecahan(anak: list[Bagian]) -> tuple[Bagian, ...]:
    """Replace `<u>a</u> X 100% b` among siblings by PecahanGaris."""
    hasil: list[Bagian] = []
    posisi = 0
    while posisi < len(anak):
        bagian = anak[posisi]
        if isinstance(bagian, Elemen) and bagian.tag == "u":
            ekor, lanjut = _ekor(anak, posisi + 1)
            garis = teks_polos(bagian.anak)
            sendiri = lanjut == len(anak) and _DI_DEPAN.fullmatch(teks_polos(tuple(hasil)))
            pecahan = _pecahan(garis, ekor) or (_tanpa_kali(garis, ekor) if sendiri else None)
            if pecahan:
                hasil.append(pecahan)
                posisi = lanjut
                continue
        hasil.append(bagian)
        posisi += 1
    return tuple(hasil)


def _ekor(anak: list[Bagian], mulai: int) -> tuple[str, int]:
    """Text that follows an underlined part (br as a new line, i and b as their words), and where it ends."""
    teks, posisi = "", mulai
    while posisi < len(anak):
        bagian = anak[posisi]
        if isinstance(bagian, Teks):
            teks += bagian.isi
        elif isinstance(bagian, Elemen) and bagian.tag == "br":
            teks += "\n"
        elif isinstance(bagian, Elemen) and bagian.tag in ("i", "b"):
            teks += teks_polos(bagian.anak)
        else:
            break
        posisi += 1
    return teks, posisi


def _pecahan(garis: str, ekor: str) -> PecahanGaris | None:
    """The fraction of an underlined text and what follows it, or None when it is only underlined."""
    penyebut = " ".join(ekor.split())
    if (cocok := _AKHIR_KALI.fullmatch(garis)) and penyebut:
        return PecahanGaris(cocok[1], penyebut, _kali(cocok[3]), True)
    if garis.strip() and (cocok := _KALI_SERATUS.fullmatch(ekor)) and cocok[3].strip():
        return PecahanGaris(" ".join(garis.split()), " ".join(cocok[3].split()), _kali(cocok[2]), False)
    return None


def _tanpa_kali(garis: str, ekor: str) -> PecahanGaris | None:
    """One underlined line above one line, nothing else in the cell: how Word and Excel cells show a ratio."""
    cocok = _SATU_BARIS.fullmatch(ekor)
    if not cocok or not garis.strip() or garis.rstrip().endswith(":"):
        return None
    return PecahanGaris(" ".join(garis.split()), " ".join(cocok[1].split()), "", False)


def _kali(persen: str) -> str:
    return "× 100 %" if persen else "× 100"


def teks_polos(bagian: tuple[Bagian, ...]) -> str:
    """The words of simple parts (text and inline tags), blanks joined."""
    kata = []
    for satu in bagian:
        if isinstance(satu, Teks):
            kata.append(satu.isi)
        elif isinstance(satu, Elemen):
            kata.append(f" {teks_polos(satu.anak)} " if satu.tag in BLOK else teks_polos(satu.anak))
    return " ".join("".join(kata).split())
