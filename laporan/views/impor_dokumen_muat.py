"""Loaders of the import of documents: 404 for another pemda, 403 for who it is not for, 409 once it is over."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from kinerja.alamat import baca_kunci
from laporan.domain.impor_dokumen import sunting
from laporan.models import BacaanBaris, BacaanLembar, BacaanSisa
from organisasi.domain.impor import pastikan_buka
from organisasi.models import Impor

IMPOR = ("impor__pemda", "impor__instansi__induk", "impor__pekerjaan")


def muat_impor(request: HttpRequest, pk: int) -> Impor:
    """The import of a document, in any state."""
    impor = get_object_or_404(sunting.dokumen(), pk=pk)
    pastikan_buka(request.pelaku, impor)
    return impor


def muat_siap(request: HttpRequest, pk: int) -> Impor:
    """One that may be corrected now."""
    impor = muat_impor(request, pk)
    sunting.pastikan_siap(impor)
    return impor


def muat_lembar(request: HttpRequest, pk: int) -> BacaanLembar:
    """A sheet of an import that may be corrected now."""
    semua = BacaanLembar.objects.select_related(*IMPOR, "jabatan__unit", "unit", "instansi")
    lembar = get_object_or_404(semua, pk=pk)
    pastikan_buka(request.pelaku, lembar.impor)
    sunting.pastikan_siap(lembar.impor)
    return lembar


def muat_baris(request: HttpRequest, pk: int) -> BacaanBaris:
    """A row of such a sheet."""
    semua = BacaanBaris.objects.select_related("lembar", *(f"lembar__{satu}" for satu in IMPOR))
    baris = get_object_or_404(semua, pk=pk)
    pastikan_buka(request.pelaku, baris.lembar.impor)
    sunting.pastikan_siap(baris.lembar.impor)
    return baris


def muat_sisa(request: HttpRequest, pk: int) -> BacaanSisa:
    """A leftover text of such an import."""
    sisa = get_object_or_404(BacaanSisa.objects.select_related(*IMPOR), pk=pk)
    pastikan_buka(request.pelaku, sisa.impor)
    sunting.pastikan_siap(sisa.impor)
    return sisa


def lembar_dipilih(request: HttpRequest, sisa: BacaanSisa) -> BacaanLembar | None:
    """The sheet named in `lembar`; None for a key that is none of this document."""
    kunci = baca_kunci(request.POST.get("lembar") or request.GET.get("lembar") or "")
    return sisa.impor.lembar_bacaan.filter(pk=kunci).first() if kunci else None


def remah_impor(slug: str, impor: Impor | None = None, *lain: str) -> list[tuple[str, str]]:
    """Breadcrumb; `lain` are titles below the import, the last one is this page."""
    remah = [("Impor", reverse("impor_daftar", args=[slug]))]
    remah.append(("Dokumen IKU dan IKI", reverse("impor_dokumen", args=[slug]) if impor else ""))
    if impor:
        remah.append((impor.judul, reverse("impor_dokumen_rincian", args=[slug, impor.pk]) if lain else ""))
    return remah + [(judul, "") for judul in lain]
