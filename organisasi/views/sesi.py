"""Sesi saya: where the reader is signed in, and the end of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from organisasi import daftar_sesi


@never_cache
@require_safe
def sesi_saya(request: HttpRequest) -> HttpResponse:
    semua = daftar_sesi.daftar(request)
    konteks = {"semua": semua, "ada_lain": any(not satu.ini for satu in semua), "remah": [("Sesi saya", "")]}
    return render(request, "organisasi/sesi_saya.html", konteks)


@require_POST
def sesi_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """One other session; that of somebody else is as unknown as none."""
    if not daftar_sesi.akhiri(request, pk):
        raise Http404("Sesi tidak ada.")
    messages.success(request, "Sesi itu sudah diakhiri. Peramban di sana harus masuk lagi.")
    return redirect("usersessions_list")


@require_POST
def sesi_akhiri_lain(request: HttpRequest) -> HttpResponse:
    banyak = daftar_sesi.akhiri_lain(request)
    messages.success(request, f"{banyak} sesi lain sudah diakhiri." if banyak else "Tidak ada sesi lain.")
    return redirect("usersessions_list")
