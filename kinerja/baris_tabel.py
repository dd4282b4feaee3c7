"""The head and the rows of a list (BaseTable) for templates/tabel.html.

Which columns there are, their order, the ordering and the page are those of django-tables2. What it finds out for
every cell is found out here once per column, so that a page of rows costs little more than joining its texts
(bench/daftar.py, docs/keputusan/0034).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from django.template import Context
from django.template.base import render_value_in_context
from django.utils.http import urlencode
from django.utils.safestring import SafeData, SafeString, mark_safe
from django_tables2.columns.base import BoundColumn
from django_tables2.rows import BoundRow
from django_tables2.utils import AttributeDict

from kinerja.sel_tabel import isi_sel, pemanggil

_POLOS = Context()


def teks(nilai: object) -> str:
    """A value as a template prints it (no number is written with separators there: USE_THOUSAND_SEPARATOR is off)."""
    if type(nilai) is int:
        return str(nilai)
    if not isinstance(nilai, str):
        return render_value_in_context(nilai, _POLOS)
    return nilai if isinstance(nilai, SafeData) else escape(nilai)


def baris_html(tabel) -> SafeString:
    """The rows of this page of the list."""
    kolom = [(_pembuka(satu), isi_sel(satu)) for satu in tabel.columns]
    atribut = _atribut_baris(tabel)
    return mark_safe("\n".join(_baris(satu, kolom, atribut) for satu in tabel.paginated_rows))


def _baris(baris: BoundRow, kolom: list, atribut: Callable[[BoundRow], str]) -> str:
    sel = [f"{buka(baris)}{teks(isi(baris))}</td>" for buka, isi in kolom]
    return f"<tr {atribut(baris)}>{''.join(sel)}</tr>"


def _pembuka(kolom: BoundColumn) -> Callable[[BoundRow], str]:
    """The opening tag of the cells of a column; made anew for each where its attributes depend on the row."""
    label = f'data-label="{teks(kolom.verbose_name)}"'

    def buka(atribut: AttributeDict) -> str:
        return f"<td {label} {atribut.as_html()}>" if atribut.get("class") or len(atribut) > 1 else f"<td {label}>"

    def menurut_baris(baris: BoundRow) -> str:  # as BoundRow.items
        kolom.current_value, kolom.current_record = baris.get_cell(kolom.name), baris.record
        return buka(kolom.attrs["td"])

    if any(map(callable, _atribut_sumber(kolom, "td").values())):
        return menurut_baris
    tetap = buka(_atribut(kolom, "td"))
    return lambda baris: tetap


def _atribut_sumber(kolom: BoundColumn, jenis: str) -> dict:
    """As they were declared, for "th" or "td"."""
    semua = {**kolom._table.attrs, **kolom.column.attrs}
    return semua.get(jenis, semua.get("cell", {}))


def _atribut(kolom: BoundColumn, jenis: str) -> AttributeDict:
    """`kolom.attrs[jenis]`, without working out the others too."""
    sumber = _atribut_sumber(kolom, jenis)
    if any(map(callable, sumber.values())):
        return kolom.attrs[jenis]
    kelas = kolom.get_th_class(sumber) if jenis == "th" else kolom.get_td_class(sumber)
    return AttributeDict(sumber | {"class": kelas})


def _atribut_baris(tabel) -> Callable[[BoundRow], str]:
    """`row_attrs` of the table and the class of even and odd rows."""
    tetap = {n: v for n, v in tabel.row_attrs.items() if not callable(v)}
    menurut_baris = {
        nama: pemanggil(nilai, lambda baris: {"table": tabel, "record": baris.record})
        for nama, nilai in tabel.row_attrs.items()
        if callable(nilai)
    }

    def tulis(baris: BoundRow) -> str:
        isi = dict.fromkeys(tabel.row_attrs) | tetap | {n: f(baris) for n, f in menurut_baris.items()}
        isi["class"] = f"{isi.get('class') or ''} {baris.get_even_odd_css_class()}".lstrip()
        return " ".join(f'{nama}="{teks(nilai)}"' for nama, nilai in isi.items() if nilai is not None)

    return tulis


@dataclass(frozen=True)
class Kepala:
    """A heading. `urut`: "ascending", "descending" or ""; `url`: the page ordered by it, "" where it cannot be."""

    judul: object
    atribut: SafeString
    urut: str
    url: str


def kepala(tabel) -> Iterator[Kepala]:
    """The headings of the columns shown."""
    for kolom in tabel.columns:
        urutan = kolom.order_by_alias
        urut = ("descending" if urutan.is_descending else "ascending") if kolom.is_ordered else ""
        url = _url_urut(tabel, urutan.next) if kolom.orderable else ""
        yield Kepala(kolom.header, _atribut(kolom, "th").as_html(), urut, url)


def _url_urut(tabel, urutan: str) -> str:
    """This page ordered otherwise, from its first page on; everything else in the address stays."""
    kueri = dict(tabel.request.GET) | {tabel.prefixed_order_by_field: urutan}
    kueri.pop(tabel.prefixed_page_field, None)
    return "?" + urlencode(kueri, doseq=True)
