"""The button that makes what a decree in force lacks: its code, its files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from laporan.domain import terbitan_keputusan as domain
from laporan.views.muat import muat_keputusan
from organisasi.galat import GalatKinerja
from organisasi.permissions import pastikan


@require_POST
def terbitkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Give the code and queue the files that are missing; pressing twice gives the same job."""
    keputusan = muat_keputusan(request, pk)
    pastikan(request.pelaku, "tetapkan", keputusan.instansi)
    try:
        pekerjaan = domain.lengkapi(keputusan, oleh=request.pelaku)
    except GalatKinerja as galat:
        messages.error(request, str(galat))
        return redirect("keputusan_rincian", slug_pemda=slug_pemda, pk=pk)
    return redirect("pekerjaan_rincian", slug_pemda=slug_pemda, pk=pekerjaan.pk)
