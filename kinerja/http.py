"""Answers that every app gives in the same way: errors as page or JSON, conflict, partial page, message with undo."""

import logging
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html
from django.views import defaults

logger = logging.getLogger(__name__)

# What the pages of these statuses say, for who asked for JSON.
KALIMAT: dict[int, str] = {
    400: "Permintaan tidak dapat dibaca, sehingga belum ada yang tersimpan. Muat ulang halaman lalu coba lagi.",
    403: "Peran Anda tidak mencakup tindakan ini. Tidak ada data yang berubah.",
    404: "Yang diminta tidak ada, sudah dipindahkan, atau bukan untuk akun Anda. Tidak ada data yang berubah.",
    429: "Terlalu banyak percobaan; tidak ada yang berubah. Tunggu beberapa menit, lalu coba lagi.",
    500: "Terjadi kesalahan di server; perubahan terakhir tidak tersimpan. Coba sekali lagi.",
}
# Why a form was too large: nothing of it was read, so nothing was saved.
TERLALU_BESAR: dict[type[Exception], str] = {
    TooManyFieldsSent: "Formulir ini berisi lebih dari 10.000 isian, lebih banyak daripada yang dapat diterima sekali "
    "kirim. Belum ada yang tersimpan. Simpan per bagian: kurangi barisnya, simpan, lalu kirim sisanya.",
    TooManyFilesSent: "Terlalu banyak berkas dalam satu kiriman. Belum ada yang tersimpan. Kirim berkasnya bertahap.",
    RequestDataTooBig: "Isian yang dikirim terlalu panjang untuk sekali kirim. Belum ada yang tersimpan. Simpan per "
    "bagian, dan pindahkan teks yang sangat panjang ke berkas.",
}


def minta_json(request: HttpRequest) -> bool:
    """Whether the caller wants JSON rather than a page: `Accept: application/json`, as our own scripts send it."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def json_galat(kalimat: str, status: int, **lain) -> JsonResponse:
    """`{"galat": kalimat, …lain}`, the one shape of an error for scripts."""
    return JsonResponse({"galat": kalimat} | lain, status=status)


def galat(request: HttpRequest, status: int, kalimat: str = "") -> HttpResponse:
    """The page of a refusal (403, 429), with `kalimat` in it, or the same as JSON."""
    if minta_json(request):
        return json_galat(kalimat or KALIMAT[status], status)
    return render(request, f"{status}.html", {"exception": kalimat}, status=status)


def tidak_terbaca(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400. Django's own reads the form once more for its CSRF check and fails again on one it cannot decode."""
    sebab = TERLALU_BESAR.get(type(exception), "")
    if minta_json(request):
        return json_galat(sebab or KALIMAT[400], 400)
    return render(request, "400.html", {"sebab": sebab}, status=400)


def tidak_berwenang(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    return galat(request, 403, str(exception))


def tidak_ditemukan(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404."""
    return json_galat(KALIMAT[404], 404) if minta_json(request) else defaults.page_not_found(request, exception)


def terlalu_sering(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler429, called by allauth when sign-ins come too often."""
    return galat(request, HTTPStatus.TOO_MANY_REQUESTS)


def rusak(request: HttpRequest) -> HttpResponse:
    """handler500. Where its page fails as well (static files not collected, say) a sentence must do: an error here
    would be answered by this function again, once for every middleware."""
    if minta_json(request):
        return json_galat(KALIMAT[500], 500)
    try:
        return defaults.server_error(request)
    except Exception:
        logger.exception("500.html tidak dapat disusun")
        return HttpResponseServerError(KALIMAT[500], content_type="text/plain; charset=utf-8")


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
    if minta_json(request):
        return json_galat(pesan, 409)
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
