"""Formulas of a printed cell as MathML, which pandoc turns into editable Word formulas.

The cells hold them as `span.pecahan` and `span.sigma` (indikator.rumus.sel_tampil): the frozen content of a decree has
nothing else, so they are read back from there.
"""

import re
from textwrap import wrap

from lxml import etree

MATHML = "http://www.w3.org/1998/Math/MathML"
BANGUN = ("pecahan", "sigma")
BARIS_MAKS = 32  # letters of one line above or below a fraction bar: Word does not break them
KATA_MAKS = 60  # letters: Word breaks a formula only at its signs
_TANDA = re.compile(r"\s*[×xX*·÷/+−=-]\s*\S")


def ubah_rumus(akar) -> int:
    """Replace every formula below an element (lxml.html) by MathML. How many there were."""
    banyak = 0
    for satu in [satu for satu in akar.iter("span") if _kelas(satu) in BANGUN and not _di_dalam(satu)]:
        if satu.getparent() is not None:
            _ganti(satu)
            banyak += 1
    return banyak


def _ganti(awal) -> None:
    """One formula in the place of its first part, with what belongs to it behind ("× 100 %", the words of a sum)."""
    rumus, baris = etree.Element("math", xmlns=MATHML), etree.Element("mrow")
    rumus.append(baris)
    awal.addprevious(rumus)
    unsur = awal
    while unsur is not None:
        sisa = unsur.tail or ""
        lanjut = unsur.getnext()
        baris.append(_simpul(unsur))
        unsur.getparent().remove(unsur)
        ikut, sisa = _belah(sisa, _kelas(unsur) == "sigma" or unsur.tag in ("sub", "sup"))
        if ikut.strip():
            baris.append(_kata("mtext", ikut))
        rumus.tail = sisa
        unsur = lanjut if not sisa.strip() and _seiring(lanjut) else None


def _belah(kata: str, selalu: bool) -> tuple[str, str]:
    """(words of the formula, words after it): those that follow a sum, or begin with a sign, belong to it."""
    if not (selalu or _TANDA.match(kata)):
        return "", kata
    if len(kata) <= KATA_MAKS:
        return kata.rstrip(), ""
    potong = kata.find(" ", len(kata) - len(kata.lstrip()))
    return (kata[:potong], kata[potong:]) if potong > 0 else ("", kata)


def _seiring(unsur) -> bool:
    """Whether an element goes on with the formula before it."""
    if unsur is None or not isinstance(unsur.tag, str):
        return False
    return unsur.tag in ("sub", "sup") or _kelas(unsur) in (*BANGUN, "kali")


def _kelas(unsur) -> str:
    return (unsur.get("class") or "").split(" ")[0]


def _di_dalam(unsur) -> bool:
    return any(_kelas(leluhur) in BANGUN for leluhur in unsur.iterancestors("span"))


def _simpul(unsur):
    """One element of a cell as MathML."""
    kelas = _kelas(unsur)
    if kelas == "pecahan":
        return _buat("mfrac", *(_sisi(_anak(unsur, nama)) for nama in ("pembilang", "penyebut")))
    if kelas == "sigma":
        batas = [_deret(_anak(unsur, nama)) for nama in ("sigma-bawah", "sigma-atas")]
        return _buat("munderover", _kata("mo", "∑"), *batas)
    if unsur.tag in ("sub", "sup"):
        return _buat("m" + unsur.tag, _kata("mtext", "\u200b"), _deret(unsur))
    return _deret(unsur)


def _deret(unsur):
    """The content of an element in a row: words, and the formulas between them."""
    baris = etree.Element("mrow")
    if unsur is None:
        return baris
    if (unsur.text or "").strip():
        baris.append(_kata("mtext", unsur.text))
    for anak in unsur:
        if anak.tag != "br":
            baris.append(_simpul(anak))
        if (anak.tail or "").strip():
            baris.append(_kata("mtext", anak.tail))
    return baris


def _sisi(unsur):
    """One side of a fraction; long words in lines below each other."""
    kata = " ".join((unsur.text or "").split()) if unsur is not None and not len(unsur) else ""
    baris = wrap(kata, BARIS_MAKS)
    if len(baris) < 2:
        return _deret(unsur)
    return _buat("mtable", *(_buat("mtr", _buat("mtd", _kata("mtext", satu))) for satu in baris))


def _anak(unsur, kelas: str):
    return next((anak for anak in unsur if _kelas(anak) == kelas), None)


def _buat(tag: str, *anak):
    unsur = etree.Element(tag)
    unsur.extend(anak)
    return unsur


def _kata(tag: str, isi: str):
    unsur = etree.Element(tag)
    unsur.text = isi
    return unsur
