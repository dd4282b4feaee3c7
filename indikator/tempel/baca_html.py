"""Clipboard HTML of Excel, Word, LibreOffice and browsers → Tabel. Nothing is fetched, nothing of it is rendered."""

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from indikator.tempel import isi_sel
from indikator.tempel.rapi import polos, rapikan
from indikator.tempel.tabel import Sel, Tabel, TempelTidakTerbaca, susun

_RENTANG_MAKS = 600  # rows or columns that one cell may claim
SEL_MAKS = 100_000
_ALINEA = ("p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
_DEKLARASI = re.compile(r"^\s*<\?xml[^>]*>")
GAMBAR = "Ada gambar atau persamaan yang tidak dapat dibaca sebagai teks; ketik sendiri isinya."
BEDA_LEBAR = "Yang ditempel memuat {} tabel dengan jumlah kolom berbeda; yang dipakai tabel terbesar ({} baris)."
TERLALU_BANYAK = (
    "Yang ditempel terlalu besar untuk dibaca sebagai tabel lembar. Tempel per bagian, misalnya per jabatan."
)
DISAMBUNG = "{} tabel dengan jumlah kolom sama disambung menjadi satu."


def baca(html: str) -> Tabel | None:
    """The table of an HTML clipboard; None where it has none. Raises TempelTidakTerbaca for an empty or oversized one.

    Several tables of the same width (a Word table cut at a page end) become one, else the largest counts.
    """
    dokumen = urai(html)
    if dokumen is None:
        return None
    gaya = isi_sel.kelas_bergaris(dokumen)
    semua = [rapi for tabel in _tabel_luar(dokumen) if (rapi := _tanpa_baris_kosong(kisi(tabel, gaya)))]
    if not semua:
        return None
    isi, catatan = _satukan(semua)
    if any(isi_sel.ada_gambar(tabel) for tabel in _tabel_luar(dokumen)):
        catatan.append(GAMBAR)
    return susun(isi, catatan)


def unsur(html: str) -> Iterator[str | list[list[Sel]]]:
    """Everything in its order: paragraphs as text, outer tables as rows of cells. Raises TempelTidakTerbaca."""
    dokumen = urai(html)
    if dokumen is None:
        return
    gaya = isi_sel.kelas_bergaris(dokumen)
    _tandai_dalam(dokumen)
    badan = dokumen.find("body")
    for satu in (dokumen if badan is None else badan).iter("table", *_ALINEA):
        if any(leluhur.tag == "table" for leluhur in satu.iterancestors()):
            continue
        if satu.tag == "table":
            yield kisi(satu, gaya)
        elif kata := _alinea(satu):
            yield kata


def _alinea(elemen) -> str:
    """The words of a paragraph on one line; "" of one that only holds others."""
    if any(anak.tag in ("table", *_ALINEA) for anak in elemen.iterdescendants()):
        return ""
    return " ".join(polos(isi_sel.teks(elemen, frozenset())).split())


def _tandai_dalam(dokumen) -> None:
    """Items of a list inside a list get another bullet: below it the cell is only lines."""
    for butir in dokumen.iter("li"):
        if any(leluhur.tag == "li" for leluhur in butir.iterancestors()):
            butir.text = f"• {butir.text or ''}"


def teks_saja(html: str) -> str:
    """The words of HTML without a table, a paragraph on each line."""
    dokumen = urai(html)
    if dokumen is None:
        return ""
    badan = dokumen.find("body")
    return rapikan(isi_sel.teks(dokumen if badan is None else badan, frozenset()))


def urai(html: str):
    """The parsed document, None for nothing. lxml bounds the depth of nesting itself."""
    html = _DEKLARASI.sub("", html.replace("\x00", ""))
    if "<" not in html:
        return None
    pengurai = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=pengurai)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _tabel_luar(dokumen) -> Iterator:
    """Tables that stand in no other table."""
    return (tabel for tabel in dokumen.iter("table") if next(tabel.iterancestors("table"), None) is None)


def _satukan(semua: list[list[list[Sel]]]) -> tuple[list[list[Sel]], list[str]]:
    if len(semua) == 1:
        return semua[0], []
    if len({max(map(len, isi)) for isi in semua}) == 1:
        return [baris for isi in semua for baris in isi], [DISAMBUNG.format(len(semua))]
    terbesar = max(semua, key=lambda isi: sum(map(len, isi)))
    return terbesar, [BEDA_LEBAR.format(len(semua), len(terbesar))]


def _tanpa_baris_kosong(baris: list[list[Sel]]) -> list[list[Sel]]:
    """Nothing where no cell of the whole table has a text (a table that only lays out a page)."""
    return baris if any(not sel.kosong for satu in baris for sel in satu) else []


def kisi(tabel, gaya: frozenset[str]) -> list[list[Sel]]:
    """Cells of a table element at their places, those that a merged cell covers marked with where it began.

    Raises TempelTidakTerbaca for more than SEL_MAKS.
    """
    hasil: list[list[Sel]] = []
    turun: dict[int, tuple[int, str]] = {}  # column → (rows still covered, "atas" or "kiri")
    sisa = SEL_MAKS
    for tr in _baris(tabel):
        baris: list[Sel] = []
        for sel in _sel(tr):
            _isi_tertutup(baris, turun)
            _taruh(baris, turun, sel, isi_sel.baca(sel, gaya))
            if len(baris) > sisa:
                raise TempelTidakTerbaca(TERLALU_BANYAK)
        _isi_tertutup(baris, turun, semua=True)
        hasil.append(baris)
        sisa -= len(baris)
        if sisa < 0:
            raise TempelTidakTerbaca(TERLALU_BANYAK)
    return hasil


def _baris(tabel) -> Iterator:
    """Rows of this table, not of one inside it; hidden ones (Excel's filler for merged columns) are none."""
    for tr in tabel.iter("tr"):
        if next(tr.iterancestors("table")) is tabel and isi_sel.terlihat(tr):
            yield tr


def _sel(tr) -> Iterator:
    return (sel for sel in tr if sel.tag in ("td", "th") and isi_sel.terlihat(sel))


def _taruh(baris: list[Sel], turun: dict, elemen, teks: str) -> None:
    kolom, lebar, tinggi = len(baris), _rentang(elemen, "colspan"), _rentang(elemen, "rowspan")
    for nomor in range(lebar):
        baris.append(Sel(teks) if nomor == 0 else Sel(gabung="kiri"))
        if tinggi > 1:
            turun[kolom + nomor] = (tinggi - 1, "atas" if nomor == 0 else "kiri")


def _isi_tertutup(baris: list[Sel], turun: dict, semua: bool = False) -> None:
    """Fill the places that cells from above cover: those right here, or at the end of a row all that are left."""
    while len(baris) in turun or (semua and any(kolom > len(baris) for kolom in turun)):
        kolom = len(baris)
        banyak, arah = turun.pop(kolom, (0, ""))
        baris.append(Sel(gabung=arah))
        if banyak > 1:
            turun[kolom] = (banyak - 1, arah)


def _rentang(elemen, nama: str) -> int:
    """A colspan or rowspan; 1 where it is none."""
    tulisan = (elemen.get(nama) or "").strip()
    return max(1, min(int(tulisan), _RENTANG_MAKS)) if re.fullmatch(r"[0-9]{1,6}", tulisan) else 1
