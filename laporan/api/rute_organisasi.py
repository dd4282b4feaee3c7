"""Addresses of the read API: the pemda, its instansi and their jabatan."""

from typing import Annotated

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Router

from laporan.api import isi_organisasi as isi
from laporan.api.bentuk import InstansiIsi, InstansiRinci, JabatanIsi, PemdaIsi
from laporan.api.halaman import POLA_SLUG, Halaman, Limit, Offset, Slug, SlugPemda, halaman
from laporan.api.jawaban import atau_galat

rute = Router(tags=["Organisasi"])


@rute.get("/", response=atau_galat(PemdaIsi), url_name="pemda", summary="Pemda pemilik token")
def pemda(request: HttpRequest, slug_pemda: SlugPemda):
    return isi.pemda(request.pemda_api)


@rute.get(
    "/instansi", response=atau_galat(Halaman[InstansiIsi]), url_name="instansi_daftar", summary="Perangkat daerah"
)
def instansi_daftar(request: HttpRequest, slug_pemda: SlugPemda, limit: Limit = 100, offset: Offset = 0):
    return halaman(request, isi.daftar_instansi(), limit, offset, isi.instansi)


@rute.get(
    "/instansi/{slug}",
    response=atau_galat(InstansiRinci),
    url_name="instansi_rincian",
    summary="Satu perangkat daerah dengan tugas dan fungsinya",
)
def instansi_rincian(request: HttpRequest, slug_pemda: SlugPemda, slug: Annotated[str, Path(pattern=POLA_SLUG)]):
    return isi.instansi_rinci(get_object_or_404(isi.daftar_instansi().prefetch_related("uraian"), slug=slug))


@rute.get(
    "/jabatan",
    response=atau_galat(Halaman[JabatanIsi]),
    url_name="jabatan_daftar",
    summary="Jabatan dengan unit, tugas, dan fungsinya",
)
def jabatan_daftar(
    request: HttpRequest, slug_pemda: SlugPemda, instansi: Slug = None, limit: Limit = 100, offset: Offset = 0
):
    return halaman(request, isi.daftar_jabatan(instansi), limit, offset, isi.jabatan)
