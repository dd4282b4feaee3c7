"""One stored value as JSON and back. What comes in is of the right type or refused; nothing is guessed."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from organisasi.domain import tulis
from organisasi.galat import IsianSalah

_TEKS = (models.CharField, models.TextField, models.DateField, models.DecimalField, models.UUIDField)
_BULAT = models.IntegerField


def keluar(nilai: object) -> object:
    """A Decimal keeps its exact digits as text; dates and keys of lineage are text as ISO 8601 and RFC 9562."""
    if isinstance(nilai, Decimal):
        return f"{nilai:f}"
    if isinstance(nilai, datetime | date):
        return nilai.isoformat()
    return str(nilai) if isinstance(nilai, UUID) else nilai


def masuk(bidang: models.Field, nilai: object) -> object:
    """The value for this column, checked as a form would, but for one thing: an engine's result may be blank where a
    form must be filled. Raises IsianSalah naming model and column."""
    if nilai is None and not bidang.null:
        raise _salah(bidang, "kosong")
    if tulis.ada_kendali(nilai):
        raise _salah(bidang, "memuat huruf kendali")
    if nilai is None:
        return None
    if isinstance(bidang, models.JSONField):
        return _isi_json(bidang, nilai)
    if not _sejenis(bidang, nilai):
        raise _salah(bidang, f"bukan nilai yang sesuai ({type(nilai).__name__})")
    try:
        return nilai if nilai in bidang.empty_values else bidang.clean(nilai, None)
    except (ValidationError, ValueError, OverflowError) as galat:
        raise _salah(bidang, "tidak terbaca") from galat


def _isi_json(bidang: models.JSONField, nilai: object) -> object:
    """A column that begins as a list holds a list, one that begins as an object an object."""
    if bidang.default in (list, dict) and not isinstance(nilai, bidang.default):
        raise _salah(bidang, f"bukan nilai yang sesuai ({type(nilai).__name__})")
    return nilai


def _sejenis(bidang: models.Field, nilai: object) -> bool:
    if isinstance(bidang, models.BooleanField):
        return isinstance(nilai, bool)
    if isinstance(bidang, _BULAT):
        return isinstance(nilai, int) and not isinstance(nilai, bool)
    return isinstance(bidang, _TEKS) and isinstance(nilai, str)


def _salah(bidang: models.Field, sebab: str) -> IsianSalah:
    return IsianSalah(f"Isi bungkusan rusak: {bidang.model._meta.label} kolom {bidang.name} {sebab}.")
