"""The structure of a narrative: paragraphs, lists, tables and pictures at the top, each in one form only.

Works on HTML that has been cleaned roughly (laporan.domain.lkjip.bersih). Headings become bold paragraphs, other
boxes dissolve, lists that Word writes as paragraphs become lists, a cell or item of one paragraph holds its text bare.
"""

import re

from lxml import etree
from lxml.html import Element, HtmlElement, fragment_fromstring

from laporan.domain.lkjip.daftar_word import susun_daftar
from laporan.domain.lkjip.rapikan_blok import (
    JUDUL,
    KOSONG,
    LEPAS,
    WADAH,
    kosong,
    pisahkan_gambar,
    rapikan_daftar,
    rapikan_tabel,
)

BLOK = {"p", "ol", "ul", "table", "figure"}
BERBLOK = BLOK | WADAH | {"li", "caption", "figcaption", "thead", "tbody", "tfoot", "tr", "td", "th"}
HIASAN = {"b", "strong", "i", "em", "u", "sub", "sup"}
_JEDA = re.compile(r"[ \t\r\n]+")
_GAYA = (
    ("b", re.compile(r"(?<![\w-])font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)),
    ("i", re.compile(r"(?<![\w-])font-style\s*:\s*italic", re.IGNORECASE)),
    ("u", re.compile(r"(?<![\w-])text-decoration[\w-]*\s*:[^;]*underline", re.IGNORECASE)),
)
_TIDAK_TEBAL = re.compile(r"(?<![\w-])font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)


def rapikan(html: str) -> str:
    """HTML as Word and browsers paste it, put into what a narrative may hold. Not safe by itself: `bersih`
    runs nh3 before and after it."""
    akar = fragment_fromstring(html, create_parent="div")
    _jeda(akar)
    susun_daftar(akar)
    for satu in list(akar.iter("span", "b")):
        if satu.getparent() is not None:  # not within a reference, which holds text only
            _gaya(satu)
    etree.strip_tags(akar, LEPAS)
    for satu in list(akar.iter(*HIASAN)):
        if any(anak.tag in BERBLOK for anak in satu.iterdescendants()):
            satu.drop_tag()  # a mark around paragraphs is no text of any of them
    pisahkan_gambar(akar)
    rapikan_tabel(akar)
    rapikan_daftar(akar)
    _larutkan(akar)
    _bungkus(akar)
    _ringkas(akar)
    return etree.tostring(akar, method="html", encoding="unicode").removeprefix("<div>").removesuffix("</div>")


def _jeda(akar: HtmlElement) -> None:
    """Runs of blanks are one; the lines Word breaks its source into mean nothing."""
    for satu in akar.iter():
        satu.text = _JEDA.sub(" ", satu.text) if satu.text else None
        satu.tail = _JEDA.sub(" ", satu.tail) if satu.tail else None


def _gaya(unsur: HtmlElement) -> None:
    """Bold, italic and underline said by a style; a span of ours keeps its key, any other dissolves."""
    gaya = unsur.attrib.pop("style", "")
    if unsur.tag == "b":
        if _TIDAK_TEBAL.search(gaya):
            unsur.tag = LEPAS
        return
    if "data-angka" in unsur.attrib:
        teks = " ".join(unsur.text_content().split())
        for anak in list(unsur):
            unsur.remove(anak)
        unsur.text = teks
        return
    for tag, pola in _GAYA:
        if pola.search(gaya):
            _bungkus_isi(unsur, tag)
    unsur.tag = LEPAS


def _bungkus_isi(unsur: HtmlElement, tag: str) -> None:
    """All that is in the element, within one new element."""
    baru = Element(tag)
    baru.text, unsur.text = unsur.text, None
    baru.extend(list(unsur))
    unsur.append(baru)


def _larutkan(akar: HtmlElement) -> None:
    """Boxes: one that holds text only is a paragraph, a heading a bold one, any other leaves its content."""
    for satu in reversed(list(akar.iter(*WADAH))):  # the innermost first
        if satu is akar:
            continue
        if any(anak.tag in BERBLOK for anak in satu.iterdescendants()):
            _bungkus(satu)
            satu.drop_tag()
            continue
        if satu.tag in JUDUL:
            _bungkus_isi(satu, "strong")
        satu.tag = "p"


def _bungkus(wadah: HtmlElement) -> None:
    """Bare text and inline elements among blocks become paragraphs."""
    terbuka = None
    if wadah.text and not kosong(wadah.text):
        terbuka = Element("p")
        terbuka.text = wadah.text
        wadah.insert(0, terbuka)
    wadah.text = None
    for anak in list(wadah):
        if anak is terbuka:
            continue
        ekor, anak.tail = anak.tail, None
        if anak.tag in BERBLOK:
            terbuka = None
        else:
            terbuka = _sambung(anak, terbuka)
        if ekor and not (terbuka is None and kosong(ekor)):
            terbuka = _tambah_teks(anak, ekor, terbuka)


def _sambung(anak: HtmlElement, terbuka: HtmlElement | None) -> HtmlElement:
    if terbuka is None:
        terbuka = Element("p")
        anak.addprevious(terbuka)
    terbuka.append(anak)
    return terbuka


def _tambah_teks(anak: HtmlElement, ekor: str, terbuka: HtmlElement | None) -> HtmlElement:
    if terbuka is None:
        terbuka = Element("p")
        anak.addnext(terbuka)
        terbuka.text = ekor
    else:
        terbuka[-1].tail = (terbuka[-1].tail or "") + ekor
    return terbuka


def _ringkas(akar: HtmlElement) -> None:
    """Empty marks, paragraphs and items go; the only paragraph of an item or a cell leaves its text there."""
    for satu in reversed(list(akar.iter(*HIASAN, "p", "li", "ol", "ul", "td", "th"))):
        if satu.tag in ("td", "th", "li"):
            _lepas_paragraf(satu)
            if satu.tag == "li" and len(satu) == 0 and kosong(satu.text):
                satu.drop_tree()
        elif kosong(satu.text_content()) and satu.find(".//img") is None and satu.find(".//table") is None:
            satu.drop_tree() if satu.tag in ("p", "ol", "ul") else satu.drop_tag()
    _jeda(akar)  # what dissolved has left its blanks
    for satu in akar.iter("ol", "ul", "table", "thead", "tbody", "tr"):
        _tanpa_teks(satu)
    for satu in akar.iter("p", "li", "td", "th"):
        _tanpa_tepi(satu)


def _lepas_paragraf(sel: HtmlElement) -> None:
    """`<td><p>x</p></td>` is `<td>x</td>`; an item may have its sub-list after the text."""
    blok = [anak for anak in sel if anak.tag in BLOK]
    depan = [anak for anak in sel if anak.tag not in ("ol", "ul")]
    sendiri = len(blok) == 1 or (sel.tag == "li" and all(anak.tag in ("ol", "ul") for anak in blok[1:]))
    polos = bool(blok) and blok[0].tag == "p" and "data-usulan" not in blok[0].attrib
    if polos and sendiri and depan == blok[:1] and kosong(sel.text):
        sel.text = None
        blok[0].drop_tag()


def _tanpa_teks(unsur: HtmlElement) -> None:
    """Blanks between rows and items."""
    if unsur.text and kosong(unsur.text):
        unsur.text = None
    for anak in unsur:
        if anak.tail and kosong(anak.tail):
            anak.tail = None


def _tanpa_tepi(unsur: HtmlElement) -> None:
    """Blanks at both ends of a text."""
    if unsur.text:
        unsur.text = unsur.text.lstrip(KOSONG)
    if len(unsur) == 0:
        unsur.text = (unsur.text or "").rstrip(KOSONG)
    elif unsur[-1].tail:
        unsur[-1].tail = unsur[-1].tail.rstrip(KOSONG)
