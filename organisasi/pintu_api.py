"""The door to `/api/…`: outside sessions and sign-in, opened by the token of one pemda, for reading only.

No cookie is read or set. A wrong, expired or withdrawn token, that of another pemda, none at all and an unknown pemda
get the same answer, so that nobody learns which of them it was.
"""

import re

from django.conf import settings
from django.core.handlers.exception import response_for_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import conditional_page

from kinerja.http import KALIMAT, json_galat
from kinerja.laju import terlalu_sering
from organisasi.domain import token_api
from organisasi.models import Pemda
from organisasi.penyewa import sebagai

AWALAN, NAMA = "/api/", "api"  # where the addresses begin, and what the url map calls them
METODE = ("GET", "HEAD")
LAJU_TOKEN = "300/m/key"  # of one token, wherever it asks from
LAJU_ALAMAT = "30/m"  # of one address without a token that opens anything
TUNGGU = 60  # seconds said in Retry-After: the length of both limits
TANPA_TOKEN = "Token API tidak sah untuk alamat ini. Minta token yang berlaku kepada admin pemda."
SALAH_METODE = "API ini hanya untuk membaca: pakai GET."
HARUS_HTTPS = (
    "Pakai https. Token yang sudah terkirim tanpa https dapat terbaca orang lain: minta admin pemda mencabutnya."
)
TERLALU_SERING = "Terlalu banyak permintaan. Tunggu sesuai kepala Retry-After, lalu lanjutkan."
_SLUG = re.compile(r"[a-z][a-z0-9-]{0,39}")


class ApiMiddleware:
    """Everything below `/api/` is answered here, errors of every kind as `{"galat": sentence}`.

    Addresses without `slug_pemda` (the description of the API) hold nothing of a pemda and need no token.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(AWALAN):
            return self.get_response(request)
        try:
            request.get_host()  # CommonMiddleware, which refuses a forged one, stands behind
            jawaban = self._jawab(request)
        except Exception as galat:
            jawaban = _rusak(request, galat)
        jawaban.headers.setdefault("Cache-Control", "private, no-cache")
        jawaban.headers["Vary"] = "Authorization"
        jawaban.headers["X-Robots-Tag"] = "noindex, nofollow"
        return _tanpa_isi(jawaban) if request.method == "HEAD" else jawaban

    def _jawab(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            return json_galat(HARUS_HTTPS, 403)  # a redirect would hide that the token went over the wire unsealed
        if request.method not in METODE:
            jawaban = json_galat(SALAH_METODE, 405)
            jawaban.headers["Allow"] = ", ".join(METODE)
            return jawaban
        try:
            request.resolver_match = cocok = resolve(request.path_info)
        except Http404:
            return json_galat(KALIMAT[404], 404)
        if NAMA not in cocok.namespaces:  # "/api/", which looks like the page of a pemda of that name
            return json_galat(KALIMAT[404], 404)
        if "slug_pemda" not in cocok.kwargs:
            return _batasi(request) or _layani(request)
        return self._di_pemda(request, cocok.kwargs["slug_pemda"])

    @staticmethod
    @sensitive_variables("kunci")
    def _di_pemda(request: HttpRequest, slug: str) -> HttpResponse:
        """The token is asked in a scope of its own: what is counted stays, whatever becomes of the answer."""
        pemda, kunci = _pemda(slug), _kunci(request)
        token = None
        if pemda is not None and kunci:
            with sebagai(pemda):
                token = token_api.kenali(kunci)
        if token is None:
            return _batasi(request) or _tolak()
        if terlalu_sering(request, "api", LAJU_TOKEN, kunci=token.sidik):
            return _terlalu_sering()
        request.pemda_api = pemda
        with sebagai(pemda):
            return _layani(request)


def _pemda(slug: str) -> Pemda | None:
    return Pemda.objects.filter(slug=slug, aktif=True).first() if _SLUG.fullmatch(slug) else None


def _kunci(request: HttpRequest) -> str:
    """The key of `Authorization: Bearer …`; "" where there is none."""
    cara, _, kunci = request.headers.get("Authorization", "").partition(" ")
    return kunci.strip() if cara.lower() == "bearer" else ""


def _batasi(request: HttpRequest) -> HttpResponse | None:
    return _terlalu_sering() if terlalu_sering(request, "api_alamat", LAJU_ALAMAT) else None


def _layani(request: HttpRequest) -> HttpResponse:
    """The view's answer with its ETag; 304 where the caller has it already."""
    cocok = request.resolver_match
    semula, request.method = request.method, "GET"  # views know one method
    try:
        return conditional_page(cocok.func)(request, *cocok.args, **cocok.kwargs)
    except Http404:
        return json_galat(KALIMAT[404], 404)
    finally:
        request.method = semula


def _tolak() -> HttpResponse:
    jawaban = json_galat(TANPA_TOKEN, 401)
    jawaban.headers["WWW-Authenticate"] = 'Bearer realm="kinerja"'
    return jawaban


def _terlalu_sering() -> HttpResponse:
    jawaban = json_galat(TERLALU_SERING, 429)
    jawaban.headers["Retry-After"] = str(TUNGGU)
    return jawaban


def _rusak(request: HttpRequest, galat: Exception) -> HttpResponse:
    """What Django makes of the error (its log, its status), in our shape."""
    status = response_for_exception(request, galat).status_code
    return json_galat(KALIMAT.get(status, KALIMAT[500]), status)


def _tanpa_isi(jawaban: HttpResponse) -> HttpResponse:
    """For HEAD: the headers of the answer, with its length, and nothing else."""
    jawaban.headers["Content-Length"] = str(len(jawaban.content))
    jawaban.content = b""
    return jawaban
