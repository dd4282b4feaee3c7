"""Parts of the structure of a narrative: pictures by themselves, tables with a head, lists of items only."""

import re
from itertools import takewhile

from lxml import etree
from lxml.html import Element, HtmlElement

JUDUL = {"h1", "h2", "h3", "h4", "h5", "h6"}
WADAH = JUDUL | {
    *("div", "section", "article", "header", "footer", "main", "aside", "nav", "address", "blockquote", "center"),
    *("pre", "dl", "dt", "dd", "fieldset", "form", "details", "summary"),
}
LEPAS = (
    "lepas"  # an element that dissolves, all of them at once: by itself each takes as many steps as it has siblings
)
KOSONG = " \t\r\n\u00a0\u200b\ufeff"
_KOSONG = re.compile(r"[\s\u00a0\u200b\ufeff]*")


def kosong(teks: str | None) -> bool:
    """Nothing, or blanks only."""
    return _KOSONG.fullmatch(teks or "") is not None


def pisahkan_gambar(akar: HtmlElement) -> None:
    """A picture of ours stands in a figure of its own, after the paragraph it was in; no other picture stays."""
    for figur in list(akar.iter("figure")):
        figur.tag = "div"
    for keterangan in list(akar.iter("figcaption")):
        keterangan.tag = "div"
    for img in list(akar.iter("img")):
        if "data-gambar" not in img.attrib:
            img.tag = LEPAS
            continue
        tempat = img
        while tempat.getparent() is not akar and tempat.getparent().tag not in {"td", "th", "li"} | WADAH:
            tempat = tempat.getparent()
        figur = Element("figure")
        if tempat is img:
            figur.tail, img.tail = img.tail, None
            img.addprevious(figur)
        else:
            img.drop_tag()
            figur.tail, tempat.tail = tempat.tail, None
            tempat.addnext(figur)
            img = Element("img", dict(img.attrib))
        figur.append(img)
    etree.strip_tags(akar, LEPAS)


def rapikan_tabel(akar: HtmlElement) -> None:
    """Captions become paragraphs before their table, leading rows of heads its head; tables without a cell go."""
    for satu in list(akar.iter("tfoot")):
        satu.tag = "tbody"
    for satu in list(akar.iter("caption")):
        tabel = satu.getparent()
        satu.drop_tree()
        satu.tag, satu.tail = "p", None
        tabel.addprevious(satu)
    for satu in list(akar.iter("table")):
        if satu.find(".//td") is None and satu.find(".//th") is None:
            satu.drop_tree()
        elif satu.find("thead") is None:
            _kepala(satu)


def _kepala(tabel: HtmlElement) -> None:
    """The editor knows no thead: rows of th only, at the top, are one, so that print repeats them."""
    tubuh = tabel.find("tbody")
    baris = list(tabel.iterfind("tbody/tr"))
    judul = list(takewhile(lambda satu: len(satu) and all(sel.tag == "th" for sel in satu), baris))
    if not judul or len(judul) == len(baris) or judul[-1].getparent() is not tubuh:
        return
    kepala = Element("thead")
    tubuh.addprevious(kepala)
    kepala.extend(judul)


def rapikan_daftar(akar: HtmlElement) -> None:
    """An item without a list is a paragraph; what stands in a list outside its items belongs to one."""
    for daftar in list(akar.iter("ol", "ul")):
        if daftar.text and not kosong(daftar.text):
            _butir_baru(daftar, None, daftar.text)
        daftar.text = None
        for anak in list(daftar):
            ekor, anak.tail = anak.tail, None
            if anak.tag != "li":
                _butir_baru(daftar, anak, "")
            if ekor and not kosong(ekor):
                _butir_baru(daftar, anak, ekor)
    for satu in list(akar.iter("li")):
        if satu.getparent().tag not in ("ol", "ul"):
            satu.tag = "div"


def _butir_baru(daftar: HtmlElement, anak: HtmlElement | None, teks: str) -> None:
    """Put a stray child into an item: a list into the one before it, anything else into one of its own."""
    butir = Element("li")
    if anak is None:
        daftar.insert(0, butir)
        butir.text = teks
    elif teks:
        tempat = anak if anak.getparent() is daftar else anak.getparent()
        tempat.addnext(butir)
        butir.text = teks
    elif anak.tag in ("ol", "ul") and (depan := anak.getprevious()) is not None:
        depan.append(anak)
    else:
        daftar.replace(anak, butir)
        butir.append(anak)
