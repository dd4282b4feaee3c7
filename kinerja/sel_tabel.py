"""What stands in a cell of a list, as a function of the row, made once for every column.

django-tables2 (BoundRow.get_cell) finds out anew for every cell which field an accessor names, whether it has choices
and what a `render` wants to be given. What is shown is the same; a column that is more than an accessor and a `render`
(with a link of django-tables2 around it, or of its special kinds) is still asked there.
"""

from collections.abc import Callable
from functools import partialmethod
from inspect import getattr_static

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.encoding import force_str
from django_tables2.columns import Column, ManyToManyColumn
from django_tables2.columns.base import BoundColumn
from django_tables2.columns.linkcolumn import BaseLinkColumn
from django_tables2.rows import BoundRow
from django_tables2.utils import Accessor, call_with_appropriate, signature

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


def _pembaca_jenis(jenis: type, accessor: Accessor) -> Pembaca:
    jalan = tuple(accessor.bits)

    def mentah(record: object) -> object:
        return telusur(record, jalan, accessor)

    tampil = _tampil_pilihan(jenis, accessor)
    if tampil is None:
        return mentah
    field, bawaan = tampil
    if not bawaan:
        return lambda record: getattr(accessor.penultimate(record)[0], f"get_{field.name}_display")()
    kata = dict(field.flatchoices)

    def berkata(record: object) -> object:
        satu = mentah(record)
        return force_str(kata.get(satu, satu), strings_only=True)

    return berkata


def _tampil_pilihan(jenis: type, accessor: Accessor):
    """(field, whether its get_…_display is Django's) where the accessor ends in a field with choices."""
    model, field = jenis, None
    for bit in accessor.bits:
        if not issubclass(model, Model):
            return None
        try:
            field = model._meta.get_field(bit)
        except FieldDoesNotExist:
            return None
        pemilik, model = model, getattr(field, "related_model", None) or object
    if field is None or not getattr(field, "choices", None):
        return None
    tampil = getattr_static(pemilik, f"get_{field.name}_display", None)
    return (field, isinstance(tampil, partialmethod)) if tampil else None


def telusur(record: object, jalan: tuple[str, ...], accessor: Accessor) -> object:
    """`Accessor.resolve` for plain attributes; keys, indexes and calls are left to it."""
    kini = record
    for bit in jalan:
        if hasattr(type(kini), "__getitem__"):
            return accessor.resolve(record)
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
    nama, _ = signature(tulis)
    if nama == ("value",):
        return lambda nilai, baris: tulis(value=nilai)
    if nama == ("record",):
        return lambda nilai, baris: tulis(record=baris.record)
    if nama == ("value", "record"):
        return lambda nilai, baris: tulis(value=nilai, record=baris.record)
    return lambda nilai, baris: call_with_appropriate(tulis, baris._optional_cell_arguments(kolom, nilai))
