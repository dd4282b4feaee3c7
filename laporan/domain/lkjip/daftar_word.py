"""Lists as Word puts them on the clipboard: paragraphs with `mso-list:l0 level1 lfo1` and their sign in a span that
says `mso-list:Ignore`. They become ol and ul again, nested by their level."""

import re

from lxml.html import Element, HtmlElement

_LETAK = re.compile(r"mso-list\s*:\s*l([0-9]+)\s+level([1-9])", re.IGNORECASE)
_TANDA = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_BERNOMOR = re.compile(r"\(?(?:[0-9]+[.)])*([0-9]{1,4}|[a-zA-Z]|[ivxlc]{2,7}|[IVXLC]{2,7})[.)]*")


def susun_daftar(akar: HtmlElement) -> None:
    """Turn every run of list paragraphs that stand side by side into lists, in place."""
    for wadah in [satu for satu in akar.iter() if any(_letak(anak) for anak in satu)]:
        tumpukan: list[tuple[int, str, HtmlElement]] = []  # (level, id of the list, ol or ul), outermost first
        for anak in list(wadah):
            letak = _letak(anak)
            if letak:
                _pasang(anak, *letak, tumpukan)
            else:
                tumpukan.clear()


def _letak(unsur: HtmlElement) -> tuple[str, int] | None:
    """Id of the list and level of a list paragraph."""
    if unsur.tag != "p":
        return None
    cocok = _LETAK.search(unsur.get("style", ""))
    return (cocok[1], int(cocok[2])) if cocok else None


def _pasang(p: HtmlElement, nama: str, tingkat: int, tumpukan: list) -> None:
    tanda = _ambil_tanda(p)
    jenis, awal = _jenis(tanda)
    while tumpukan and tumpukan[-1][0] > tingkat:
        tumpukan.pop()
    if tumpukan and tumpukan[-1][0] == tingkat and (tumpukan[-1][2].tag != jenis[0] or tumpukan[-1][1] != nama):
        tumpukan.pop()
    if not tumpukan or tumpukan[-1][0] < tingkat:
        _mulai(p, jenis, awal, (tingkat, nama), tumpukan)
    else:
        p.getparent().remove(p)
    p.tag, p.tail = "li", None
    p.attrib.clear()
    tumpukan[-1][2].append(p)


def _mulai(p: HtmlElement, jenis: tuple[str, str], awal: int, letak: tuple[int, str], tumpukan: list) -> None:
    """A new list: within the last item of the one around it, else where the paragraph stands."""
    daftar = Element(jenis[0])
    if jenis[1]:
        daftar.set("type", jenis[1])
    if awal > 1:
        daftar.set("start", str(awal))
    if tumpukan:
        p.getparent().remove(p)
        tumpukan[-1][2][-1].append(daftar)
    else:
        p.getparent().replace(p, daftar)
    tumpukan.append((*letak, daftar))


def _ambil_tanda(p: HtmlElement) -> str:
    """The sign of the item, taken out of its paragraph."""
    for span in p.iter("span"):
        if _TANDA.search(span.get("style", "")):
            teks = "".join(span.text_content().split())
            span.drop_tree()
            return teks
    return ""


def _jenis(tanda: str) -> tuple[tuple[str, str], int]:
    """((ol or ul, type), first number) by the sign: "1.", "a)", "iv.", "•"."""
    cocok = _BERNOMOR.fullmatch(tanda)
    if not cocok or tanda in ("o", "v", "n"):  # bullets of Word's symbol fonts
        return ("ul", ""), 1
    isi = cocok[1]
    if isi.isdigit():
        return ("ol", ""), int(isi) or 1
    if len(isi) > 1 or isi in "iI":
        return ("ol", "i" if isi.islower() else "I"), _romawi(isi)
    return ("ol", "a" if isi.islower() else "A"), ord(isi.lower()) - 96


def _romawi(teks: str) -> int:
    nilai = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[satu] for satu in teks.lower()]
    return sum(-a if a < b else a for a, b in zip(nilai, [*nilai[1:], 0], strict=True))
