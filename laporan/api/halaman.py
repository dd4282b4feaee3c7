"""Pages of the read API: a bounded piece of a list, with the address of the next one. Two queries for each list."""

from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Path, Query, Schema
from pydantic import Field

from organisasi.tahun import WAJAR

LIMIT_MAKS = 500
OFFSET_MAKS = 10_000_000
Isi = TypeVar("Isi")
Limit = Annotated[int, Query(description="Banyaknya baris satu halaman.", ge=1, le=LIMIT_MAKS)]
Offset = Annotated[int, Query(description="Baris yang dilewati.", ge=0, le=OFFSET_MAKS)]
Tahun = Annotated[int, Query(ge=WAJAR[0], le=WAJAR[-1])]
Triwulan = Annotated[int | None, Query(description="0 untuk setahun, 1–4 untuk triwulan.", ge=0, le=4)]
POLA_SLUG = r"^[a-zA-Z0-9_-]{1,160}$"
SlugPemda = Annotated[str, Path(description="Alamat pemda pemilik token.")]
Slug = Annotated[str | None, Query(pattern=POLA_SLUG)]


class Halaman(Schema, Generic[Isi]):
    """`jumlah` counts all rows; `lanjut` is the address of the next page, null on the last."""

    jumlah: int
    limit: int
    offset: int
    lanjut: str | None
    data: list[Isi] = Field(max_length=LIMIT_MAKS)


def halaman(
    request: HttpRequest, semua: QuerySet, limit: int, offset: int, isi: Callable[[list], list]
) -> dict[str, object]:
    """One page; `isi` puts its rows into their shape, in a number of queries that does not grow with them."""
    jumlah = semua.order_by().count()
    baris = list(semua[offset : offset + limit]) if offset < jumlah else []
    lanjut = _alamat(request, limit, offset + limit) if offset + limit < jumlah else None
    return {"jumlah": jumlah, "limit": limit, "offset": offset, "lanjut": lanjut, "data": isi(baris)}


def _alamat(request: HttpRequest, limit: int, offset: int) -> str:
    kueri = request.GET.copy()
    kueri["limit"], kueri["offset"] = str(limit), str(offset)
    return f"{request.path}?{kueri.urlencode()}"
