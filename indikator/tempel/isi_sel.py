"""The text of one HTML cell: lines, underlining and equations kept, everything else of its looks dropped."""

import re

from lxml import etree

from indikator.tempel import penanda as tanda
from indikator.tempel import persamaan
from indikator.tempel.rapi import polos, rapikan

_LEWATI = frozenset(
    {"style", "script", "head", "title", "noscript", "template", "del", "object", "iframe", "svg", "select"}
)
_BLOK = frozenset(
    {"p", "div", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt"}
)
_SEMBUNYI = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BERGARIS = re.compile(r"text-(?:decoration(?:-line)?\s*:[^;]*\bunderline|underline\s*:(?!\s*none))", re.IGNORECASE)
_ATURAN = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_DAFTAR_WORD = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_BULIR = re.compile(r"[·•§¨Øüvqo\uf000-\uf0ff▪●◦✓➢–-]")  # letters: what Symbol and Wingdings draw as bullets
_SAMBUNG = re.compile(r"</u>(\s*)<u>")
_LUAR = re.compile(r"<u>(\s*)(.*?)(\s*)</u>", re.DOTALL)


def baca(sel, gaya: frozenset[str]) -> str:
    """The text of a td or th; `gaya` are the classes that underline. A cell underlined as a whole is only emphasis."""
    return rapi(teks(sel, gaya))


def rapi(tulisan: str) -> str:
    """What `teks` gave, tidied."""
    tulisan = _SAMBUNG.sub(r"\1", tulisan)
    tulisan = _LUAR.sub(
        lambda c: f"{c[1]}<u>{' '.join(c[2].split())}</u>{c[3]}" if c[2].strip() else c[1] + c[3], tulisan
    )
    hasil = rapikan(tulisan)
    return polos(hasil) if re.fullmatch(r"<u>[^<]*</u>[\s.:;]*", hasil) else hasil


def kelas_bergaris(dokumen) -> frozenset[str]:
    """Classes of the style sheet that underline: Excel writes the looks of a part of a cell as one (.font6)."""
    lembar = "".join(satu.text or "" for satu in dokumen.iter("style"))
    return frozenset(nama for nama, isi in _ATURAN.findall(lembar) if _BERGARIS.search(isi))


def ada_gambar(tabel) -> bool:
    """Whether a picture stands for something that is not given as text too."""
    return any(_sebelum(gambar) != "persamaan" for gambar in tabel.iter("img", "v:imagedata"))


def teks(elemen, gaya: frozenset[str], garis: bool = False) -> str:
    """The words below an element, blocks and br as lines, underlined parts in <u>."""
    potongan = [kata(elemen.text, garis)]
    nomor = 0
    for anak in elemen:
        if anak.tag == "li":
            nomor += 1
        potongan += [isi_anak(anak, gaya, garis, nomor), kata(anak.tail, garis)]
    return "".join(potongan)


def isi_anak(anak, gaya: frozenset[str], garis: bool = False, nomor: int = 0) -> str:
    """The words of one child of a cell or a paragraph; `nomor`: which li of its list."""
    if anak.tag is etree.Comment:
        return persamaan.baca(anak.text or "")
    if not terlihat(anak):
        return ""
    if anak.tag == "br":
        return "\n"
    if anak.tag == "span" and "math" in (anak.get("class") or "").split():
        return persamaan.mathjax(anak.text_content())
    if anak.tag == "math":
        return persamaan.mathml(anak)
    if _DAFTAR_WORD.search(anak.get("style") or ""):
        return f"{_penanda_word(anak)} "
    isi = teks(anak, gaya, garis or _bergaris(anak, gaya))
    if anak.tag == "li":
        return f"\n{penanda(anak, nomor, isi)} {isi.strip()}\n"
    return f"\n{isi}\n" if anak.tag in _BLOK else f"{isi} " if anak.tag in ("td", "th") else isi


def terlihat(elemen) -> bool:
    """Whether a reader of the page sees it."""
    if not isinstance(elemen.tag, str) or elemen.tag in _LEWATI:
        return False
    return not _SEMBUNYI.search(elemen.get("style") or "")


def kata(tulisan: str | None, garis: bool = False) -> str:
    """Text of the source: its line ends are blanks."""
    isi = re.sub(r"[ \t\r\n\f]+", " ", tulisan or "")
    return f"<u>{isi}</u>" if garis and isi.strip() else isi


def _bergaris(elemen, gaya: frozenset[str]) -> bool:
    if elemen.tag in ("u", "ins"):
        return True
    if elemen.tag == "a":
        return False
    return bool(_BERGARIS.search(elemen.get("style") or "") or gaya.intersection((elemen.get("class") or "").split()))


def _penanda_word(elemen) -> str:
    """The number or bullet that Word draws before a list item; a bullet of any font as a dash."""
    tulisan = " ".join(elemen.text_content().split())
    return "-" if _BULIR.fullmatch(tulisan) else tulisan


def penanda(li, nomor: int, isi: str | None = None) -> str:
    """What a browser draws before an li ("a.", "-"), "" where its text carries its own."""
    isi = li.text_content() if isi is None else isi
    gaya = (li.getparent().get("style") or "").lower()
    if "none" in gaya or re.match(r"\s*(?:\d{1,2}\s?[.)]|[a-z]\s?[.)]|[-•–])\s", isi):
        return ""
    return tanda.butir(li, nomor)


def _sebelum(gambar) -> str:
    """ "persamaan" where a Word equation, given as text in a comment, is drawn once more as this picture."""
    for leluhur in (gambar, *gambar.iterancestors()):
        if leluhur.tag in ("td", "th", "table"):
            return ""
        for lalu in leluhur.itersiblings(preceding=True):
            if lalu.tag is etree.Comment and "m:oMath" in (lalu.text or ""):
                return "persamaan"
    return ""
