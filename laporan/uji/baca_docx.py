"""A Word document as paragraphs and tables in their order, from word/document.xml alone.

Nothing else of the file is opened: no pictures, no links, no network. The size is bounded before anything is
unpacked, entities and DTDs are refused.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from indikator.tempel.rapi import rapikan
from laporan.uji.dokumen import Alinea, Dokumen, DokumenTidakTerbaca, TabelMentah, Unsur, rapi_sel, susun

BAITA_MAKS = 20 * 1024 * 1024  # of the file
XML_MAKS = 24 * 1024 * 1024  # of word/document.xml unpacked
BAGIAN_MAKS = 5000
SEL_BARIS_MAKS = 100  # columns
DALAM_MAKS = 12  # tables inside tables
ISI = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_KETAT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_BUNGKUS = ("sdt", "sdtContent", "ins", "hyperlink", "smartTag", "customXml", "moveTo", "fldSimple")
RUSAK = "Berkas Word rusak atau bukan .docx. Buka berkasnya, simpan ulang sebagai .docx, lalu ulangi."


def baca_docx(isi: bytes) -> Dokumen:
    """Raises DokumenTidakTerbaca with a sentence for what is damaged or too large."""
    if len(isi) > BAITA_MAKS:
        raise DokumenTidakTerbaca(f"Berkas lebih besar daripada {BAITA_MAKS // 1024**2} MB.")
    try:
        akar = fromstring(_xml(isi), forbid_dtd=True)
    except DefusedXmlException as galat:
        raise DokumenTidakTerbaca(RUSAK) from galat
    except (ParseError, zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError) as galat:
        if isinstance(galat, DokumenTidakTerbaca):
            raise
        raise DokumenTidakTerbaca(RUSAK) from galat
    badan = next((anak for anak in akar if _nama(anak) == "body"), None)
    if badan is None:
        raise DokumenTidakTerbaca(RUSAK)
    return susun(_bernomor(_unsur(badan)))


def ukuran_xml(isi: bytes) -> int:
    """Bytes of the text of a Word document once unpacked, 0 for anything else: whether reading it takes long."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return arsip.getinfo(ISI).file_size
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return 0


def _xml(isi: bytes) -> bytes:
    """The text part. zipfile reads no further than the size stated, which is looked at first."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        if len(arsip.infolist()) > BAGIAN_MAKS or arsip.getinfo(ISI).file_size > XML_MAKS:
            raise DokumenTidakTerbaca("Berkas Word terlalu besar setelah dibuka. Simpan bagian BAB III-nya saja.")
        return arsip.read(ISI)


def _bernomor(unsur: Iterator[Alinea | tuple]) -> Iterator[Unsur]:
    nomor = 0
    for satu in unsur:
        if isinstance(satu, Alinea):
            yield satu
        else:
            nomor += 1
            yield TabelMentah(f"Tabel ke-{nomor}", satu)


def _unsur(badan: Element) -> Iterator[Alinea | tuple]:
    for anak in _anak(badan):
        if _nama(anak) == "p" and (teks := rapikan(_teks(anak))):
            yield Alinea(teks)
        elif _nama(anak) == "tbl":
            yield tuple(_baris(anak))


def _anak(simpul: Element) -> Iterator[Element]:
    """The children, those inside a wrapper (content control, tracked insertion) in its place."""
    for anak in simpul:
        if _nama(anak) in _BUNGKUS:
            yield from _anak(anak)
        else:
            yield anak


def _baris(tabel: Element, dalam: int = 0) -> Iterator[tuple[str, ...]]:
    for tr in _anak(tabel):
        if _nama(tr) != "tr":
            continue
        sel: list[str] = []
        for tc in _anak(tr):
            if _nama(tc) == "tc":
                lebar = _angka(tc, "gridSpan")
                sel += ["" if _disambung(tc) else _isi_sel(tc, dalam)] + [""] * (lebar - 1)
        yield tuple(sel[:SEL_BARIS_MAKS])


def _isi_sel(tc: Element, dalam: int) -> str:
    """The paragraphs of a cell as lines, list items with a bullet of their level; a table inside as lines too."""
    baris: list[str] = []
    for anak in _anak(tc):
        if _nama(anak) == "p":
            baris.append(_butir(anak) + _teks(anak))
        elif _nama(anak) == "tbl" and dalam < DALAM_MAKS:
            baris += [" ".join(filter(None, isi)) for isi in _baris(anak, dalam + 1)]
    return rapi_sel("\n".join(baris))


def _butir(p: Element) -> str:
    """ "- " for an item of a list, "• " for one of a list inside it; Word keeps the bullet out of the text."""
    sifat = _cari(p, "pPr")
    daftar = _cari(sifat, "numPr") if sifat is not None else None
    if daftar is None:
        return ""
    tingkat = _cari(daftar, "ilvl")
    return "- " if tingkat is None or _nilai(tingkat) in ("", "0") else "• "


def _teks(p: Element) -> str:
    """The words of a paragraph; deleted ones (tracked changes) and field codes are none."""
    hasil = []
    for anak in _anak(p):
        if _nama(anak) != "r":
            continue
        for isi in anak:
            nama = _nama(isi)
            if nama == "t":
                hasil.append(isi.text or "")
            elif nama == "noBreakHyphen":
                hasil.append("-")
            elif nama in ("br", "cr"):
                hasil.append("\n")
            elif nama == "tab":
                hasil.append(" ")
    return "".join(hasil)


def _disambung(tc: Element) -> bool:
    """Whether a merged cell above continues here."""
    sifat = _cari(tc, "tcPr")
    gabung = _cari(sifat, "vMerge") if sifat is not None else None
    return gabung is not None and _nilai(gabung) in ("", "continue")


def _angka(tc: Element, nama: str) -> int:
    sifat = _cari(tc, "tcPr")
    satu = _cari(sifat, nama) if sifat is not None else None
    nilai = _nilai(satu) if satu is not None else ""
    return max(1, min(int(nilai), SEL_BARIS_MAKS)) if nilai.isascii() and nilai.isdecimal() else 1


def _cari(simpul: Element, nama: str) -> Element | None:
    return next((anak for anak in simpul if _nama(anak) == nama), None)


def _nilai(simpul: Element) -> str:
    return simpul.get(f"{_W}val") or simpul.get(f"{_W_KETAT}val") or ""


def _nama(simpul: Element) -> str:
    """The name of an element of Word, "" for one of another language (alternate contents, drawings)."""
    nama = simpul.tag if isinstance(simpul.tag, str) else ""
    return next((nama[len(awal) :] for awal in (_W, _W_KETAT) if nama.startswith(awal)), "")
