"""Bare Django views: one UPDATE, no check, no lock, no version, no audit row, no reading. Same middleware as ours."""

from django.http import JsonResponse
from django.urls import path

from indikator.models import Indikator, Target
from kinerja.urls import urlpatterns as alamat_kinerja
from laporan.models import BagianLkjip


def sel(request, slug_pemda: str, pk: int) -> JsonResponse:
    """A cell of the entry grid: a column of the row, or the target of a year."""
    kolom, nilai = request.POST["kolom"], request.POST["nilai"]
    if kolom.startswith("target_"):
        target = Target.objects.filter(indikator=pk, tahun=kolom.removeprefix("target_"), triwulan=0)
        return JsonResponse({"banyak": target.update(teks=nilai)})
    return JsonResponse({"banyak": Indikator.objects.filter(pk=pk).update(**{kolom: nilai})})


def bagian(request, slug_pemda: str, pk: int) -> JsonResponse:
    """A section of the LKjIP."""
    return JsonResponse({"banyak": BagianLkjip.objects.filter(pk=pk).update(isi=request.POST["isi"])})


urlpatterns = [
    path("<slug:slug_pemda>/polos/sel/<int:pk>/", sel),
    path("<slug:slug_pemda>/polos/bagian/<int:pk>/", bagian),
    *alamat_kinerja,
]
