"""Tidying a target cell: one line of plain characters, nothing of its meaning changed."""

import html
import re
import unicodedata

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LATEX = {
    "\\%": "%", "\\geq": "≥", "\\leq": "≤", "\\ge": "≥", "\\le": "≤", "\\pm": "±", "$": " ",
}  # fmt: skip
_LEBAR_PENUH = {kode: kode - 0xFEE0 for kode in range(0xFF01, 0xFF5F)} | {0xFE6A: "%"}
_BULIR = re.compile(
    r"^(?:[•●▪◦·✓➢]\s*|(?:target\s*)?[:=](?![<>])\s*|(?:sebesar|sebanyak|sejumlah|mencapai)\s+)(?=\S)", re.I
)


def rapikan(teks: str) -> str:
    """One line without tags, entities, markdown stars, invisible characters and doubled blanks; ASCII figures.

    "<" and "≤" are kept; raised figures (footnotes) are not figures.
    """
    rata = html.unescape(_TAG.sub(" ", teks))
    for perintah, tanda in _LATEX.items():
        rata = rata.replace(perintah, tanda)
    rapat = " ".join("".join(map(_huruf, rata.translate(_LEBAR_PENUH))).split())
    if rapat.startswith("**") and rapat.endswith("**") and len(rapat) > 4:
        rapat = rapat[2:-2].strip()
    rapat = _BULIR.sub("", rapat)
    return rapat.rstrip(".;,").rstrip() or rapat


def _huruf(satu: str) -> str:
    """A character as the readers want it: control characters blank, invisible ones gone, any script's figures 0–9."""
    if satu < "\x7f":
        return satu if satu >= " " else " "
    golongan = unicodedata.category(satu)
    if golongan == "Nd":
        return str(unicodedata.decimal(satu))
    return " " if golongan == "Cc" else "" if golongan == "Cf" else satu
