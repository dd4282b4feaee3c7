"""Equations of Word (OMML, hidden in a conditional comment of its HTML) as the LaTeX that indikator.rumus reads."""

import re

import lxml.html
from lxml import etree

_ISI = re.compile(r"^\[if gte msEquation[^\]]*\]>(.*?)(?:<!\[endif\])?$", re.DOTALL)
_KHUSUS = str.maketrans({"%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "$": "", "{": "(", "}": ")", "\\": " "})
_PANJANG_MAKS = 20_000


def baca(komentar: str) -> str:
    """ "$\\frac{…}{…}$" of the comment that holds an equation; "" for any other comment."""
    cocok = _ISI.match(komentar.strip()) if len(komentar) <= _PANJANG_MAKS else None
    if cocok is None or "m:oMath" not in cocok[1]:
        return ""
    try:
        akar = lxml.html.fragment_fromstring(cocok[1], create_parent="div")
    except etree.ParserError:
        return ""
    isi = re.sub(r"\} \\text\{", " ", " ".join(_latex(akar).split()))  # Word cuts words into runs
    return f" ${isi}$ " if isi else ""


def mathjax(tulisan: str) -> str:
    """ " $\\frac{a}{b}$ " of the "\\(\\frac{a}{b}\\)" that pandoc writes."""
    isi = " ".join(re.sub(r"^\s*\\[(\[]|\\[)\]]\s*$", "", tulisan).split())
    return f" ${isi}$ " if isi else ""


_MATHML = {"msup": "{0}^{{{1}}}", "msub": "{0}_{{{1}}}", "mfrac": r"\frac{{{0}}}{{{1}}}", "msqrt": r"\sqrt{{{0}}}"}
_MATHML |= dict.fromkeys(("munderover", "msubsup"), "{0}_{{{1}}}^{{{2}}}") | {
    "munder": _MATHML["msub"],
    "mover": "{0}",
}
DALAM_MAKS = 50


def mathml(elemen) -> str:
    """The LaTeX of a MathML element, of its own annotation where it has one; "" for one nested too deeply."""
    catatan = next((satu for satu in elemen.iter("annotation") if "tex" in (satu.get("encoding") or "")), None)
    isi = catatan.text_content() if catatan is not None else _mathml(elemen, 0)
    return mathjax(re.sub(r"\} ?\\text\{", " ", isi))


def _mathml(elemen, dalam: int) -> str:
    if not isinstance(elemen.tag, str) or dalam > DALAM_MAKS:
        return ""
    if len(elemen) == 0:
        return _teks(elemen.text).replace("∑", r"\sum ").replace("Σ", r"\sum ")
    bagian = [" ".join(_mathml(anak, dalam + 1).split()) for anak in elemen]
    pola = _MATHML.get(elemen.tag)
    if pola is None or len(bagian) < len(re.findall(r"\{\d\}", pola)):
        return " ".join(bagian)
    return pola.format(*bagian)


def _latex(elemen) -> str:
    return _teks(elemen.text) + "".join(_bagian(anak) + _teks(anak.tail) for anak in elemen)


def _bagian(anak) -> str:
    if not isinstance(anak.tag, str):
        return ""
    if anak.tag == "m:f":
        return rf"\frac{{{_isi(anak, 'm:num')}}}{{{_isi(anak, 'm:den')}}}"
    if anak.tag == "m:nary":
        batas = "".join(
            f"{tanda}{{{isi}}}" for tanda, nama in (("_", "m:sub"), ("^", "m:sup")) if (isi := _isi(anak, nama))
        )
        return rf"\sum{batas} {_isi(anak, 'm:e')}"
    if anak.tag == "m:ssub":
        return f"{_isi(anak, 'm:e')}_{{{_isi(anak, 'm:sub')}}}"
    return _latex(anak)


def _isi(elemen, nama: str) -> str:
    """The LaTeX of a named part, wherever Word has wrapped it."""
    bagian = next((satu for satu in elemen.iter(nama)), None)
    return " ".join(_latex(bagian).split()) if bagian is not None else ""


def _teks(tulisan: str | None) -> str:
    """Words in \\text{…}; figures and signs as they are."""
    isi = " ".join((tulisan or "").split())
    if not isi:
        return " " if tulisan else ""
    isi = isi.translate(_KHUSUS).replace("×", r" \times ")
    return rf"\text{{{isi}}} " if re.search(r"[^\W\d_]{2}", isi.replace(r"\times", "")) else f"{isi} "
