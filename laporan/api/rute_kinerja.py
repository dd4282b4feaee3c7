"""Addresses of the read API: indicators in force, targets that count, verified realisasi and capaian, by year."""

from functools import partial
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from indikator.enums import JenisLembar
from laporan.api import isi_indikator, isi_ukuran
from laporan.api.bentuk import CapaianIsi, IndikatorIsi, RealisasiIsi, TargetIsi
from laporan.api.halaman import Halaman, Limit, Offset, Slug, SlugPemda, Tahun, Triwulan, halaman
from laporan.api.jawaban import atau_galat

rute = Router(tags=["Kinerja"])


class Saringan(Schema):
    """Of which year, and optionally whose: `jabatan` is the kunci of a jabatan, together with its `instansi`."""

    tahun: Tahun
    instansi: Slug = None
    jenis: JenisLembar | None = None
    jabatan: Slug = None


class SaringanTriwulan(Saringan):
    triwulan: Triwulan = None


Saring = Annotated[Saringan, Query()]
SaringTriwulan = Annotated[SaringanTriwulan, Query()]


@rute.get(
    "/indikator",
    response=atau_galat(Halaman[IndikatorIsi]),
    url_name="indikator_daftar",
    summary="IKU dan IKI dari dokumen yang berlaku pada tahun itu",
)
def indikator_daftar(
    request: HttpRequest, slug_pemda: SlugPemda, saring: Saring, limit: Limit = 100, offset: Offset = 0
):
    semua = isi_indikator.dengan_isi(isi_indikator.daftar(**saring.dict()))
    return halaman(request, semua, limit, offset, partial(isi_indikator.indikator, tahun=saring.tahun))


@rute.get(
    "/target",
    response=atau_galat(Halaman[TargetIsi]),
    url_name="target_daftar",
    summary="Target yang dihitung: perjanjian kinerja yang berlaku, selain itu dokumen IKU/IKI",
)
def target_daftar(request: HttpRequest, slug_pemda: SlugPemda, saring: Saring, limit: Limit = 100, offset: Offset = 0):
    semua = isi_indikator.daftar(**saring.dict())
    return halaman(request, semua, limit, offset, partial(isi_indikator.target, tahun=saring.tahun))


@rute.get(
    "/realisasi",
    response=atau_galat(Halaman[RealisasiIsi]),
    url_name="realisasi_daftar",
    summary="Realisasi yang sudah diverifikasi",
)
def realisasi_daftar(
    request: HttpRequest, slug_pemda: SlugPemda, saring: SaringTriwulan, limit: Limit = 100, offset: Offset = 0
):
    semua = isi_ukuran.dengan_variabel(isi_ukuran.daftar(**saring.dict()))
    return halaman(request, semua, limit, offset, isi_ukuran.realisasi)


@rute.get(
    "/capaian",
    response=atau_galat(Halaman[CapaianIsi]),
    url_name="capaian_daftar",
    summary="Capaian tersimpan dari realisasi yang sudah diverifikasi, dengan bukti hitungnya",
)
def capaian_daftar(
    request: HttpRequest, slug_pemda: SlugPemda, saring: SaringTriwulan, limit: Limit = 100, offset: Offset = 0
):
    semua = isi_ukuran.dengan_capaian(isi_ukuran.daftar(**saring.dict()))
    return halaman(request, semua, limit, offset, partial(isi_ukuran.capaian, tahun=saring.tahun))
