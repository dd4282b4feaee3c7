"""HTML → Naskah: paragraphs, items of lists with their numbers, headings, tables with their merged cells.

Pandoc's page of a Word file, a saved web page, the clipboard of Word, Excel and browsers. A table that only lays out a
page (one cell in every row, or a table within one) is its contents. Nothing is fetched, nothing is rendered.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from indikator.tempel import Sel, TempelTidakTerbaca, isi_sel
from indikator.tempel.baca_html import GAMBAR, kisi, urai
from laporan.kertas.batas import UNSUR_MAKS, periksa_banyak
from laporan.kertas.label import lepas_label
from laporan.kertas.naskah import Alinea, Naskah, NaskahTidakTerbaca, TabelNaskah, Unsur
from laporan.kertas.tab_word import susun_tab

_JUDUL = {f"h{nomor}": nomor for nomor in range(1, 7)}
_WADAH = frozenset({
    "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "figcaption", "blockquote",
    "body", "center", "form", "fieldset", "address", "details", "summary", "dl", "dd", "dt", "pre",
})  # fmt: skip
_DAFTAR = frozenset({"ol", "ul", "menu", "dir"})
_BLOK = frozenset({"p", "li", "table", "tbody", "thead", "tfoot", "tr", "td", "th", *_JUDUL, *_WADAH, *_DAFTAR})
DALAM_MAKS = 60  # blocks inside blocks; deeper ones are read as text


@dataclass
class _Tempat:
    """Where a block stands: inside how many lists, and the number that its first paragraph carries."""

    label: str = ""
    daftar: int = 0
    dalam: int = 0


@dataclass
class _Pembaca:
    gaya: frozenset[str]
    paragraf: int = 0
    tabel: int = 0
    catatan: list[str] = field(default_factory=list)


def baca_html(html: str) -> Naskah:
    """Everything in its order. Raises NaskahTidakTerbaca."""
    dokumen = urai(html)
    if dokumen is None:
        raise NaskahTidakTerbaca("Halamannya kosong, rusak, atau terlalu rumit. Simpan ulang, lalu unggah lagi.")
    badan = dokumen.find("body")
    badan = dokumen if badan is None else badan
    pembaca = _Pembaca(isi_sel.kelas_bergaris(dokumen))
    hasil: list[Unsur] = []
    try:
        for satu in _blok(badan, pembaca, _Tempat()):
            hasil.append(satu)
            if len(hasil) > UNSUR_MAKS:
                break
    except TempelTidakTerbaca as galat:
        raise NaskahTidakTerbaca(str(galat)) from galat
    if isi_sel.ada_gambar(badan):
        pembaca.catatan.append(GAMBAR)
    return periksa_banyak(Naskah(tuple(susun_tab(hasil)), tuple(pembaca.catatan)))


def _blok(elemen, pembaca: _Pembaca, tempat: _Tempat) -> Iterator[Unsur]:
    """The paragraphs and tables below a block; text between blocks is a paragraph too."""
    baris = [isi_sel.kata(elemen.text)]
    for anak in elemen:
        if isi_sel.terlihat(anak) and _berblok(anak):
            yield from _alinea("".join(baris), pembaca, tempat)
            baris = []
            yield from _satu(anak, pembaca, tempat)
        else:
            baris.append(isi_sel.isi_anak(anak, pembaca.gaya))
        baris.append(isi_sel.kata(anak.tail))
    yield from _alinea("".join(baris), pembaca, tempat)


def _berblok(anak) -> bool:
    """A block, or something inline around blocks."""
    if anak.tag in _BLOK:
        return True
    return isinstance(anak.tag, str) and any(dalam.tag in _BLOK for dalam in anak.iterdescendants())


def _satu(elemen, pembaca: _Pembaca, tempat: _Tempat) -> Iterator[Unsur]:
    tempat.dalam += 1
    if tempat.dalam > DALAM_MAKS:
        yield from _alinea(isi_sel.teks(elemen, pembaca.gaya), pembaca, tempat)
    elif elemen.tag == "table":
        yield from _tabel(elemen, pembaca, tempat)
    elif elemen.tag in _DAFTAR:
        yield from _daftar(elemen, pembaca, tempat)
    elif elemen.tag in _JUDUL:
        yield from _alinea(isi_sel.teks(elemen, pembaca.gaya), pembaca, tempat, judul=_JUDUL[elemen.tag])
    else:
        yield from _blok(elemen, pembaca, tempat)
    tempat.dalam -= 1


def _daftar(elemen, pembaca: _Pembaca, tempat: _Tempat) -> Iterator[Unsur]:
    nomor = 0
    for anak in elemen:
        if anak.tag == "li" and isi_sel.terlihat(anak):
            nomor += 1
            label = isi_sel.penanda(anak, nomor)
            yield from _blok(anak, pembaca, _Tempat(label, tempat.daftar + 1, tempat.dalam))
        elif isi_sel.terlihat(anak) and isinstance(anak.tag, str):
            yield from _satu(anak, pembaca, tempat)


def _alinea(teks: str, pembaca: _Pembaca, tempat: _Tempat, judul: int = 0) -> Iterator[Alinea]:
    """The lines of a paragraph, none for blanks; the first one of an item carries its number, or what was typed."""
    rapi = isi_sel.rapi(teks)
    if not rapi:
        return
    pembaca.paragraf += 1
    for baris in rapi.split("\n"):
        label, tempat.label = tempat.label, ""
        if not label and not judul:
            label, baris = lepas_label(baris)
        yield Alinea(
            baris, f"paragraf {pembaca.paragraf}", label, judul or tempat.daftar or int(bool(label)), bool(judul)
        )


def _tabel(tabel, pembaca: _Pembaca, tempat: _Tempat) -> Iterator[Unsur]:
    if _tata_letak(tabel):
        for sel in _sel_isi(tabel):
            yield from _blok(sel, pembaca, tempat)
        return
    keterangan = tabel.find("caption")
    if keterangan is not None:
        yield from _alinea(isi_sel.teks(keterangan, pembaca.gaya), pembaca, tempat)
    isi = kisi(tabel, pembaca.gaya)
    pembaca.tabel += 1
    nama = f"tabel {pembaca.tabel}"
    berisi = [(f"{nama} baris {nomor}", tuple(baris)) for nomor, baris in enumerate(isi, 1) if _ada_isi(baris)]
    if berisi:
        yield TabelNaskah(tuple(b for _, b in berisi), berisi[0][0], tuple(n for n, _ in berisi))


def _ada_isi(baris: list[Sel]) -> bool:
    return any(not sel.kosong or sel.gabung for sel in baris)


def _tata_letak(tabel) -> bool:
    """Only a frame: one cell in every row, or no more than one cell with contents and a table in one of them."""
    baris = [[sel for sel in tr if sel.tag in ("td", "th")] for tr in _baris(tabel)]
    if all(len(sel) <= 1 for sel in baris):
        return True
    if next(tabel.iterdescendants("table"), None) is None:
        return False
    return all(sum(bool(sel.text_content().strip()) for sel in satu) <= 1 for satu in baris)


def _sel_isi(tabel) -> Iterator:
    return (sel for tr in _baris(tabel) for sel in tr if sel.tag in ("td", "th") and isi_sel.terlihat(sel))


def _baris(tabel) -> Iterator:
    return (tr for tr in tabel.iter("tr") if next(tr.iterancestors("table")) is tabel and isi_sel.terlihat(tr))
