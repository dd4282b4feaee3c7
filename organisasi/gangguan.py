"""Trouble of the machine rather than of the program: the database is away, busy or full, the disk is full.

The answer is 503 with a sentence in place of 500, and a form of our own page comes back with what was typed, to be
sent again: versions and once-keys make sure that what was stored after all is not stored twice. Nothing here asks the
database.
"""

import sys

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from kinerja import http
from organisasi import kiriman, pintu_api
from organisasi.galat_mesin import sebab

BELUM = "Yang baru Anda kirim belum dipastikan tersimpan."
COBA_LAGI = 10  # seconds


def rusak(request: HttpRequest) -> HttpResponse:
    """handler500. Django calls it while it handles the error."""
    kalimat = sebab(sys.exc_info()[1])
    return terganggu(request, kalimat) if kalimat else http.rusak(request)


def tidak_terbaca(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400. A session that could not be saved because the database went away is no bad request."""
    kalimat = sebab(exception)
    return terganggu(request, kalimat) if kalimat else http.tidak_terbaca(request, exception)


def terganggu(request: HttpRequest, kalimat: str) -> HttpResponse:
    """503, with the form to send again where our own page had sent one."""
    skrip = request.headers.get("HX-Request") == "true" or request.path_info.startswith(pintu_api.AWALAN)
    if skrip or http.minta_json(request):
        jawaban = http.json_galat(f"{kalimat} {BELUM}", 503)
    else:
        jawaban = HttpResponse(render_to_string("503.html", _konteks(request) | {"kalimat": kalimat}), status=503)
    jawaban["Retry-After"] = str(COBA_LAGI)
    return jawaban


def _konteks(request: HttpRequest) -> dict:
    konteks = {"alamat": request.get_full_path(), "kirim": request.method == "POST", "kiriman": None}
    if konteks["kirim"] and kiriman.dari_halaman_sendiri(request):
        konteks |= {"kiriman": kiriman.baca(request), "csrf_token": get_token(request)}
    return konteks
