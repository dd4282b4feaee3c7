"""The button that makes the files of a decree in force again where one is missing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from laporan.domain import terbitan_keputusan as domain
from laporan.domain.alur.keputusan import antrekan_terbit
from laporan.views.muat import muat_keputusan
from organisasi.galat import GalatKinerja
from organisasi.permissions import pastikan


@require_POST
def terbitkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Queue the files that are missing; pressing twice gives the same job."""
    keputusan = muat_keputusan(request, pk)
    pastikan(request.pelaku, "tetapkan", keputusan.instansi)
    try:
        domain.isi_beku(keputusan)
    except GalatKinerja as galat:
        messages.error(request, str(galat))
        return redirect("keputusan_rincian", slug_pemda=slug_pemda, pk=pk)
    pekerjaan = antrekan_terbit(keputusan, oleh=request.pelaku)
    return redirect("pekerjaan_rincian", slug_pemda=slug_pemda, pk=pekerjaan.pk)
