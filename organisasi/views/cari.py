"""One search over everything the actor may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.alamat import kata_cari
from organisasi import pencarian
from organisasi.tahun import tahun_kini


@require_safe
def cari(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    kata = kata_cari(request)
    kelompok = pencarian.cari(request.pelaku, tahun_kini(request), kata)
    konteks = {
        "kata": kata,
        "kelompok": kelompok,
        "jumlah": sum(len(satu.hasil) for satu in kelompok),
        "batas": pencarian.BATAS,
        "remah": [("Beranda", reverse("beranda_pemda", args=[slug_pemda])), ("Pencarian", "")],
        "terlalu_pendek": len(kata) < pencarian.PANJANG_TERKECIL,
    }
    return render(request, "organisasi/cari.html", konteks)
