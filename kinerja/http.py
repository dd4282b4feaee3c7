"""Answers that every app gives in the same way: conflict, expired form, partial page, message with undo."""

import logging
from secrets import token_hex

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html

pencatat = logging.getLogger(__name__)


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: the form is too old or came from elsewhere; says that nothing was saved.

    Django's reason (English) goes to the log, under the short code that the page shows.
    """
    kode = token_hex(3)
    pencatat.warning("formulir ditolak %s: %s (%s)", kode, reason, request.path)
    return render(request, "403_csrf.html", {"kode": kode}, status=403)


def tidak_terbaca(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400. Django's own reads the form once more for its CSRF check and fails again on one it cannot decode."""
    return render(request, "400.html", status=400)


def konflik(
    request: HttpRequest,
    pesan: str = "Data ini sudah diubah orang lain sejak halaman ini Anda buka.",
    url: str = "",
    isian: dict[str, str] | None = None,
) -> HttpResponse:
    """409: the state or version is no longer the one the page showed.

    `pesan` says what happened, `url` is the page with the present state, `isian` {label: text} is what the user had
    typed, shown so that nothing is lost. For htmx only the notice is sent (swapped into the target).
    """
    konteks = {"pesan": pesan, "url": url or request.path, "isian": isian or {}}
    return render_htmx(request, "409.html", "komponen/konflik.html", konteks, status=409)


def render_htmx(
    request: HttpRequest, halaman: str, potongan: str, konteks: dict | None = None, status: int = 200
) -> HttpResponse:
    """The whole page, or only `potongan` when htmx asks (not for history restores)."""
    sebagian = request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    jawaban = render(request, potongan if sebagian else halaman, konteks, status=status)
    patch_vary_headers(jawaban, ("HX-Request",))
    return jawaban


def pesan_urungkan(request: HttpRequest, teks: str, url: str, tombol: str = "Urungkan") -> None:
    """Success message with an undo button that POSTs to `url` (form `urungkan` in base.html)."""
    isi = format_html(
        '{} <button type="submit" class="btn btn-link tombol-teks" form="urungkan" formaction="{}">{}</button>',
        teks,
        url,
        tombol,
    )
    messages.success(request, isi)
