"""Tables that are paragraphs with tabs, as Word files have them (`kinerja.tab_docx` marks the tabs)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from indikator.tempel import Sel
from indikator.tempel.rapi import rapikan
from kinerja.tab_docx import TAB
from laporan.kertas.naskah import Alinea, TabelNaskah, Unsur

_SEL = 3  # cells that make paragraphs rows of a table: "Jabatan<tab>: Sekretaris" is only a line


def teks_bertab(html: str) -> str | None:
    """The text of a page without any table where its paragraphs are rows, a line each; None for every other page."""
    if TAB not in html or "<table" in html:
        return None
    from indikator.tempel.baca_html import urai

    dokumen = urai(html)
    if dokumen is None:
        return None
    baris = [satu.text_content().replace("\n", " ") for satu in dokumen.iter("p", "h1", "h2", "h3", "h4", "h5", "h6")]
    if not any(satu.count(TAB) >= _SEL - 1 for satu in baris):
        return None
    return "\n".join(baris).replace(TAB, "\t")


def susun_tab(unsur: Iterable[Unsur]) -> Iterator[Unsur]:
    """Runs of paragraphs with tabs as tables, single tabs as blanks."""
    deret: list[Alinea] = []
    for satu in unsur:
        if isinstance(satu, Alinea) and TAB in satu.teks:
            deret.append(satu)
            continue
        yield from _deret(deret)
        deret = []
        yield _tanpa_tanda(satu) if isinstance(satu, TabelNaskah) else satu
    yield from _deret(deret)


def _tanpa_tanda(tabel: TabelNaskah) -> TabelNaskah:
    """Tabs inside the cells of a table are blanks."""
    if not any(TAB in sel.teks for baris in tabel.baris for sel in baris):
        return tabel
    baris = (tuple(replace(sel, teks=sel.teks.replace(TAB, " ")) for sel in satu) for satu in tabel.baris)
    return replace(tabel, baris=tuple(baris))


def _deret(deret: list[Alinea]) -> Iterator[Unsur]:
    if len(deret) > 1 and any(satu.teks.count(TAB) >= _SEL - 1 for satu in deret):
        baris = tuple(tuple(Sel(rapikan(teks)) for teks in satu.teks.split(TAB)) for satu in deret)
        yield TabelNaskah(baris, deret[0].letak, tuple(satu.letak for satu in deret))
        return
    for satu in deret:
        yield Alinea(" ".join(satu.teks.replace(TAB, " ").split()), satu.letak, satu.label, satu.tingkat, satu.judul)
