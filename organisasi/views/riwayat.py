"""Riwayat: the audit trail of the pemda."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kinerja.tables import chip_saringan
from organisasi.filters import RiwayatFilter
from organisasi.models import Jejak
from organisasi.permissions import pastikan
from organisasi.tables import RiwayatTable


@require_safe
def riwayat(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "lihat_riwayat")
    saringan = RiwayatFilter(request.GET, queryset=Jejak.objects.all())
    konteks = {
        "tabel": RiwayatTable.untuk(request, saringan.qs),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
    }
    return render(request, "organisasi/riwayat.html", konteks)
