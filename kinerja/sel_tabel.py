"""What stands in a cell of a list, as a function of the row, made once for every column.

django-tables2 (BoundRow.get_cell) finds out anew for every cell which field an accessor names, whether it has choices
and what a `render` wants to be given. What is shown is the same; a column that is more than an accessor and a `render`
(with a link of django-tables2 around it, or of its special kinds) is still asked there.
"""

import operator
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partialmethod

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.encoding import force_str
from django_tables2.columns import Column, ManyToManyColumn
from django_tables2.columns.base import BoundColumn
from django_tables2.columns.linkcolumn import BaseLinkColumn
from django_tables2.rows import BoundRow
from django_tables2.utils import Accessor, signature

KHUSUS = (BaseLinkColumn, ManyToManyColumn)
Pembaca = Callable[[object], object]  # record → value


def isi_sel(kolom: BoundColumn) -> Callable[[BoundRow], object]:
    """What a cell of this column shows: a text, HTML or a value."""
    if kolom.link or isinstance(kolom.column, KHUSUS):
        return lambda baris: baris.get_cell(kolom.name)
    nilai, tulis, kosong = _pembaca(kolom.accessor), _penulis(kolom), kolom.column.empty_values
    bawaan = None if callable(kolom.column._default) else kolom.default

    def sel(baris: BoundRow) -> object:
        satu = nilai(baris.record)
        if satu in kosong:
            return kolom.default if bawaan is None else bawaan
        return tulis(satu, baris)

    return sel


def _pembaca(accessor: Accessor) -> Pembaca:
    """The value of a record, of a field with choices its words; None where nothing can be read."""
    menurut_jenis: dict[type, Pembaca] = {}

    def nilai(record: object) -> object:
        jenis = type(record)
        if jenis not in menurut_jenis:
            menurut_jenis[jenis] = _pembaca_jenis(jenis, accessor)
        try:
            return menurut_jenis[jenis](record)
        except Exception:  # as in django-tables2, whatever an accessor runs into
            return None

    return nilai


def mentah(record: object, accessor: Accessor) -> object:
    """The value an accessor names, without the words of a choice."""
    return telusur(record, _jalan(type(record), accessor)[0], accessor)


def _pembaca_jenis(jenis: type, accessor: Accessor) -> Pembaca:
    jalan, pemilik = _jalan(jenis, accessor)
    kata = _kata_pilihan(pemilik, jalan[-1][0]) if pemilik else None

    if kata is None:
        return lambda record: telusur(record, jalan, accessor)
    if callable(kata):
        return lambda record: kata(accessor.penultimate(record)[0])

    def berkata(record: object) -> object:
        satu = telusur(record, jalan, accessor)
        return force_str(kata.get(satu, satu), strings_only=True)

    return berkata


@cache
def _jalan(jenis: type, accessor: Accessor) -> tuple[list[tuple[str, bool]], type | None]:
    """[(attribute, whether it is a relation to one row)] and the model its last part is a field of, if it is one."""
    hasil, model, pemilik = [], jenis, None
    for bit in accessor.bits:
        field, pemilik = None, None
        if isinstance(model, type) and issubclass(model, Model):
            with suppress(FieldDoesNotExist):
                field, pemilik = model._meta.get_field(bit), model
        satu = bool(field is not None and field.concrete and (field.many_to_one or field.one_to_one))
        model = field.related_model if satu else None
        hasil.append((bit, satu))
    return hasil, pemilik


def _kata_pilihan(model: type[Model], nama: str) -> dict | Callable | None:
    """The words of a field with choices: {value: words}, or the model's own way to say them."""
    cara = f"get_{nama}_display"
    tampil = next((vars(kelas)[cara] for kelas in model.__mro__ if cara in vars(kelas)), None)
    pilihan = getattr(model._meta.get_field(nama), "flatchoices", None)
    if tampil is None or not pilihan:
        return None
    return dict(pilihan) if isinstance(tampil, partialmethod) else operator.methodcaller(cara)


def telusur(record: object, jalan: list[tuple[str, bool]], accessor: Accessor) -> object:
    """`Accessor.resolve` for plain attributes and rows fetched along; keys, indexes and calls are left to it."""
    kini = record
    for bit, satu in jalan:
        if satu:  # without the descriptor, which costs more than the cell
            kini = kini._state.fields_cache.get(bit) or getattr(kini, bit)
        elif hasattr(type(kini), "__getitem__"):
            return accessor.resolve(record)
        else:
            kini = getattr(kini, bit)
        if kini is None:
            return None
        if callable(kini):
            return accessor.resolve(record)
    return kini


def _penulis(kolom: BoundColumn) -> Callable[[object, BoundRow], object]:
    """`render` of the table or the column, given what it asks for."""
    tulis = kolom.render
    if getattr(tulis, "__func__", None) is Column.render:
        return lambda nilai, baris: nilai
    nama, semua = signature(tulis)
    if nama == ("value",) and not semua:
        return lambda nilai, baris: tulis(value=nilai)
    if nama == ("record",) and not semua:
        return lambda nilai, baris: tulis(record=baris.record)
    return pemanggil(tulis, lambda nilai, baris: baris._optional_cell_arguments(kolom, nilai))


def pemanggil(fungsi: Callable, bahan: Callable[..., dict]) -> Callable:
    """`call_with_appropriate` of django-tables2 with its look at the signature done beforehand."""
    nama, semua = signature(fungsi)

    def panggil(*args) -> object:
        isi = bahan(*args)
        if semua:
            return fungsi(**isi)
        return fungsi(**{satu: isi[satu] for satu in nama}) if isi.keys() >= set(nama) else None

    return panggil
