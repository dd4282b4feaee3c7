"""Addresses of the read API: documents in force, signed or published, and their files."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Path, Query, Router, Schema
from pydantic import Field

from laporan.api import isi_dokumen as isi
from laporan.api.bentuk import KeputusanIsi, LkjipIsi, PerjanjianIsi
from laporan.api.halaman import Halaman, Limit, Offset, Slug, SlugPemda, halaman
from laporan.api.jawaban import GALAT, atau_galat
from organisasi.tahun import WAJAR

rute = Router(tags=["Dokumen"])
KUNCI_MAKS = 2**63 - 1
BINER = {"type": "string", "format": "binary"}


class SaringanDokumen(Schema):
    """Optionally of which year and whose."""

    tahun: Annotated[int | None, Field(ge=WAJAR[0], le=WAJAR[-1])] = None
    instansi: Slug = None


SaringDokumen = Annotated[SaringanDokumen, Query()]


@rute.get(
    "/dokumen/keputusan",
    response=atau_galat(Halaman[KeputusanIsi]),
    url_name="keputusan_daftar",
    summary="Keputusan yang berlaku",
)
def keputusan_daftar(
    request: HttpRequest, slug_pemda: SlugPemda, saring: SaringDokumen, limit: Limit = 100, offset: Offset = 0
):
    semua = isi.daftar_keputusan(**saring.dict())
    return halaman(request, semua, limit, offset, lambda baris: isi.keputusan(baris, slug_pemda))


@rute.get(
    "/dokumen/perjanjian-kinerja",
    response=atau_galat(Halaman[PerjanjianIsi]),
    url_name="perjanjian_daftar",
    summary="Perjanjian kinerja yang sudah ditandatangani",
)
def perjanjian_daftar(
    request: HttpRequest, slug_pemda: SlugPemda, saring: SaringDokumen, limit: Limit = 100, offset: Offset = 0
):
    semua = isi.daftar_perjanjian(**saring.dict())
    return halaman(request, semua, limit, offset, lambda baris: isi.perjanjian(baris, slug_pemda))


@rute.get(
    "/dokumen/lkjip",
    response=atau_galat(Halaman[LkjipIsi]),
    url_name="lkjip_daftar",
    summary="LKjIP yang sudah dipublikasikan",
)
def lkjip_daftar(
    request: HttpRequest, slug_pemda: SlugPemda, saring: SaringDokumen, limit: Limit = 100, offset: Offset = 0
):
    semua = isi.daftar_lkjip(**saring.dict())
    return halaman(request, semua, limit, offset, lambda baris: isi.lkjip(baris, slug_pemda))


@rute.get(
    "/berkas/{pk}",
    response=GALAT,
    url_name="berkas_unduh",
    summary="Isi satu berkas dari daftar dokumen",
    openapi_extra={
        "responses": {200: {"description": "Isi berkas", "content": {"application/octet-stream": {"schema": BINER}}}}
    },
)
def berkas_unduh(request: HttpRequest, slug_pemda: SlugPemda, pk: Annotated[int, Path(ge=1, le=KUNCI_MAKS)]):
    """A file that none of the lists shows is as unknown as none."""
    berkas = isi.berkas_terbuka(pk)
    if berkas is None:
        raise Http404("Berkas tidak ada.")
    try:
        with berkas.isi.open("rb") as pegangan:
            jawaban = HttpResponse(pegangan.read(), content_type=berkas.jenis_mime)
    except FileNotFoundError:
        raise Http404("Isi berkas tidak ditemukan di penyimpanan.") from None
    jawaban.headers["Content-Disposition"] = content_disposition_header(True, berkas.nama)
    jawaban.headers["ETag"] = f'"{berkas.sha256}"'
    return jawaban
