"""How the figures of a year come about, for everybody in the pemda."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain.cara_menghitung import cara_menghitung as susun


@require_safe
def cara_menghitung(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    daftar = reverse("capaian_daftar", args=[slug_pemda, tahun])
    konteks = {
        "cara": susun(tahun),
        "tahun_cara": tahun,
        "remah": [("Capaian kinerja", daftar), ("Cara menghitung", "")],
    }
    return render(request, "indikator/cara_menghitung.html", konteks)
