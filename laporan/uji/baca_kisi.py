"""Sheets, and what was pasted from Word, Excel or a browser, as paragraphs and tables in their order."""

from collections.abc import Iterable, Iterator, Sequence

from indikator.tempel import TempelTidakTerbaca
from indikator.tempel.baca_html import unsur as unsur_html
from laporan.uji.dokumen import Alinea, Dokumen, DokumenTidakTerbaca, TabelMentah, Unsur, rapi_sel, susun

KALIMAT_MIN = 25  # characters of a single cell that is a sentence or a title, not a figure


def baca_kisi(lembar: Iterable[tuple[str, Sequence[Sequence[str]]]]) -> Dokumen:
    """Of (name of the sheet, its rows). A row with one long text is also a paragraph, in its place."""
    return susun(satu for nama, baris in lembar for satu in _lembar(nama, baris))


def baca_html(html: str) -> Dokumen:
    """Of pasted HTML, or of a page saved by Word. Raises DokumenTidakTerbaca."""
    try:
        isi = list(unsur_html(html))
    except TempelTidakTerbaca as galat:
        raise DokumenTidakTerbaca(str(galat)) from galat
    hasil: list[Unsur] = []
    for satu in isi:
        if isinstance(satu, str):
            hasil.append(Alinea(satu))
        else:
            nomor = sum(isinstance(lain, TabelMentah) for lain in hasil) + 1
            baris = tuple(tuple(rapi_sel(sel.teks) for sel in baris) for baris in satu)
            hasil.append(TabelMentah(f"Tabel ke-{nomor}", baris))
    return susun(hasil)


def _lembar(nama: str, baris: Sequence[Sequence[str]]) -> Iterator[Unsur]:
    """The sheet as one table; its single texts before it, so that a sentence finds the table it speaks of below."""
    rapi = tuple(tuple(rapi_sel(sel) for sel in satu) for satu in baris)
    for satu in rapi:
        terisi = [sel for sel in satu if sel]
        if len(terisi) == 1 and len(terisi[0]) >= KALIMAT_MIN:
            yield Alinea(" ".join(terisi[0].split()))
    if any(any(satu) for satu in rapi):
        yield TabelMentah(nama, rapi)
