"""Bare Django views: one UPDATE, no check, no lock, no version, no audit row, no reading. Same middleware as ours."""

from django.http import JsonResponse
from django.urls import path

from indikator.models import Indikator
from kinerja.urls import urlpatterns as alamat_kinerja
from laporan.models import BagianLkjip


def sel(request, slug_pemda: str, pk: int) -> JsonResponse:
    """A cell of the entry grid."""
    return JsonResponse({"banyak": Indikator.objects.filter(pk=pk).update(sumber_data=request.POST["nilai"])})


def bagian(request, slug_pemda: str, pk: int) -> JsonResponse:
    """A section of the LKjIP."""
    return JsonResponse({"banyak": BagianLkjip.objects.filter(pk=pk).update(isi=request.POST["isi"])})


urlpatterns = [
    path("<slug:slug_pemda>/polos/sel/<int:pk>/", sel),
    path("<slug:slug_pemda>/polos/bagian/<int:pk>/", bagian),
    *alamat_kinerja,
]
