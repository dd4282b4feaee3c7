"""What was sent after the session had ended: read it, send it again, or throw it away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from organisasi import titipan as kotak


@require_safe
def titipan(request: HttpRequest) -> HttpResponse:
    """The kept fields with a button that sends them to the same address; that address checks every right itself."""
    satu = kotak.ambil(request)
    if satu is None:
        kotak.buang(request)  # too old, or typed by somebody else in this browser
    konteks = {"satu": satu, "remah": [("Isian yang dititipkan", "")]}
    return render(request, "organisasi/titipan.html", konteks)


@require_POST
def titipan_buang(request: HttpRequest) -> HttpResponse:
    kotak.buang(request)
    messages.success(request, "Isian yang dititipkan sudah dibuang.")
    return redirect("beranda")
