"""Home: choose a pemda, then what waits for me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from organisasi import penyewa
from organisasi.beranda import antrean, dikembalikan
from organisasi.domain.pengaturan import pengaturan
from organisasi.tahun import tahun_kini


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """One pemda: go there. Several: choose. None: say so (the operator gets the way to the admin)."""
    pilihan: dict = {}
    for satu in penyewa.keanggotaan_pengguna(request.user):
        pilihan.setdefault(satu.pemda, []).append(satu.get_peran_display())
    if len(pilihan) == 1 and not request.user.is_superuser:
        return redirect("beranda_pemda", slug_pemda=next(iter(pilihan)).slug)
    daftar = [{"pemda": pemda, "peran": ", ".join(dict.fromkeys(peran))} for pemda, peran in pilihan.items()]
    return render(request, "organisasi/beranda.html", {"daftar": daftar})


@require_safe
def beranda_pemda(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """Everything that waits for the actor, what came back and why, and the own instansi."""
    konteks = {
        "daftar_antrean": antrean(request.pelaku, tahun_kini(request)),
        "daftar_kembali": dikembalikan(request.pelaku),
        "instansi_sendiri": request.pelaku.instansi_sendiri,
        "lambang": pengaturan(request.pemda).lambang,
    }
    return render(request, "organisasi/beranda_pemda.html", konteks)
