"""The rows of a list (BaseTable) as plain values, all of them, a chunk at a time: what an export writes.

A figure keeps the decimals people see, a date is a date, a cell of the page that is HTML gives its words. A missing
value is None, never a dash.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models.query import ModelIterable
from django.utils import timezone
from django.utils.safestring import SafeString
from django_tables2.data import TableQuerysetData
from django_tables2.rows import BoundRow

from kinerja.spreadsheet import Angka
from kinerja.spreadsheet.gaya import Isi
from kinerja.tables import AngkaColumn, BaseTable, TanggalColumn
from kinerja.teks_html import teks_html

LEBAR_ANGKA, LEBAR_TANGGAL, LEBAR_WAKTU, LEBAR_TEKS, LEBAR_PERTAMA = 14, 20, 26, 26, 44
DESIMAL_MAKS = 8


def kolom(tabel: BaseTable) -> list:
    """The columns an export has, in their order: those of the page without tick boxes and buttons."""
    return [satu for satu in tabel.columns if not satu.column.exclude_from_export]


def judul_kolom(satu) -> str:
    return teks_html(str(satu.verbose_name if isinstance(satu.header, SafeString) else satu.header))


def lebar_kolom(tabel: BaseTable, satu, pertama: bool) -> int:
    """Characters."""
    if satu.name in tabel.lebar_ekspor:
        return tabel.lebar_ekspor[satu.name]
    if isinstance(satu.column, AngkaColumn):
        return LEBAR_ANGKA
    if isinstance(satu.column, TanggalColumn):
        return LEBAR_WAKTU if satu.column.jam else LEBAR_TANGGAL
    return LEBAR_PERTAMA if pertama else LEBAR_TEKS


def jumlah(tabel: BaseTable) -> int:
    return len(tabel.data)


def baris(tabel: BaseTable) -> Iterator[list[Isi]]:
    """The cells of every row. The queries of a chunk are as many as those of a page; no more rows are held."""
    tampil = kolom(tabel)
    for daftar in potongan(tabel):
        tabel.siapkan(daftar)
        for satu in daftar:
            isi = BoundRow(satu, tabel)
            yield [nilai_sel(isi, bagian) for bagian in tampil]


def potongan(tabel: BaseTable) -> Iterator[list]:
    """The rows in the order of the table, `sekali_ekspor` at a time.

    Of a queryset the keys are read first, so that no cursor stays open between two steps of a job.
    """
    sekali = tabel.sekali_ekspor
    if not _dari_kueri(tabel):
        semua = list(tabel.data)
        yield from (semua[awal : awal + sekali] for awal in range(0, len(semua), sekali))
        return
    kueri = tabel.data.data
    kunci = list(dict.fromkeys(kueri.values_list("pk", flat=True)))
    for awal in range(0, len(kunci), sekali):
        ini = kunci[awal : awal + sekali]
        milik = {satu.pk: satu for satu in kueri.order_by().filter(pk__in=ini)}
        yield [milik[satu] for satu in ini if satu in milik]


def _dari_kueri(tabel: BaseTable) -> bool:
    """Whether the rows are those of a queryset that can be asked for by key."""
    if not isinstance(tabel.data, TableQuerysetData):
        return False
    kueri = tabel.data.data
    return issubclass(kueri._iterable_class, ModelIterable) and not (kueri.query.is_sliced or kueri.query.combinator)


def nilai_sel(isi: BoundRow, satu) -> Isi:
    """One cell. A method `value_<column>` of the table comes first, then a figure or date as stored, then the words
    the page shows."""
    if not hasattr(isi.table, f"value_{satu.name}") and isinstance(satu.column, AngkaColumn | TanggalColumn):
        mentah = satu.accessor.resolve(isi.record, quiet=True)
        if mentah is not None and mentah != "":
            return _rapi(mentah, satu.column)
    nilai = isi.get_cell_value(satu.name)
    if nilai is None and satu.column.default is not None:
        nilai = satu.default
        return None if isinstance(nilai, SafeString) else _rapi(nilai, satu.column)
    return _rapi(nilai, satu.column)


def _rapi(nilai: object, kolom_) -> Isi:
    """The value as the sheet takes it."""
    if isinstance(nilai, SafeString):
        return teks_html(nilai) or None
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, datetime):
        return (timezone.localtime(nilai) if timezone.is_aware(nilai) else nilai).replace(tzinfo=None, microsecond=0)
    if isinstance(kolom_, AngkaColumn) and not isinstance(nilai, str) and nilai is not None:
        return _angka(nilai, kolom_)
    if nilai is None or hasattr(nilai, "as_tuple") or isinstance(nilai, int) or hasattr(nilai, "isoformat"):
        return nilai
    return str(nilai) or None


def _angka(nilai, kolom_: AngkaColumn) -> Angka:
    """With the decimals of the column, or those it has."""
    desimal = kolom_.desimal
    if desimal is None:
        pangkat = nilai.normalize().as_tuple().exponent if hasattr(nilai, "as_tuple") else 0
        desimal = min(max(-pangkat, 0), DESIMAL_MAKS)
    persen = kolom_.akhiran.strip() == "%"
    return Angka(nilai, desimal, "" if persen else kolom_.akhiran, persen)
