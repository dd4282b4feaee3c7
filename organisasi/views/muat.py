"""Loaders: fetch a row of the active pemda (404 for strangers) and check the right (403)."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from organisasi.enums import JenisUraian
from organisasi.models import Instansi, Jabatan, UnitKerja
from organisasi.permissions import pastikan


def muat_instansi(request, slug: str, izin: str = "lihat_instansi") -> Instansi:
    instansi = get_object_or_404(Instansi.objects.select_related("induk", "pemda"), slug=slug)
    pastikan(request.pelaku, izin, instansi)
    return instansi


def muat_unit(request, pk: int, izin: str = "kelola_jabatan") -> UnitKerja:
    unit = get_object_or_404(UnitKerja.objects.select_related("instansi", "induk"), pk=pk)
    pastikan(request.pelaku, izin, unit.instansi)
    return unit


def muat_jabatan(request, pk: int, izin: str = "lihat_instansi") -> Jabatan:
    jabatan = get_object_or_404(Jabatan.objects.select_related("instansi", "unit", "induk__unit"), pk=pk)
    pastikan(request.pelaku, izin, jabatan.instansi)
    return jabatan


def muat_jenis(jenis: str) -> JenisUraian:
    """tugas or fungsi from the address."""
    if jenis not in JenisUraian.values:
        raise Http404("Hanya tugas dan fungsi.")
    return JenisUraian(jenis)
