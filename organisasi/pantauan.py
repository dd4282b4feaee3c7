"""/healthz, /readyz and /metrics: for probes and monitoring, outside hosts, https redirects, sessions and sign-in.

Strangers learn from /readyz only whether; what fails is told to who asks on this machine without a proxy in between,
or holds METRICS_TOKEN. /metrics is unknown (404) without that token.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import resolve
from django.utils.crypto import constant_time_compare
from django.views.decorators.debug import sensitive_variables

from organisasi import kesehatan

ALAMAT = frozenset(["/healthz", "/readyz", "/metrics"])
METODE = ("GET", "HEAD")
DIRI_SENDIRI = frozenset(["127.0.0.1", "::1", ""])  # "": a unix socket
DITERUSKAN = ("X-Forwarded-For", "X-Real-IP", "Forwarded")  # what every proxy adds one of


class PantauanMiddleware:
    """Answers the three addresses itself, before anything looks at the host or the session."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in ALAMAT:
            return self.get_response(request)
        request.resolver_match = cocok = resolve(request.path_info)
        jawaban = cocok.func(request) if request.method in METODE else HttpResponseNotAllowed(METODE)
        jawaban.headers["Cache-Control"] = "no-store"
        return jawaban


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is asked, so that a failing database does not restart the web server."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def readyz(request: HttpRequest) -> JsonResponse:
    """200 `{"siap": true}`, or 503; with the names and figures of the checks for who may know them."""
    hasil = kesehatan.periksa()
    siap = all(satu.baik for satu in hasil)
    isi: dict = {"siap": siap}
    if _dari_sini(request) or bertoken(request):
        isi["gagal"] = [satu.nama for satu in hasil if not satu.baik]
        isi["rincian"] = {satu.nama: satu.nilai for satu in hasil}
    return JsonResponse(isi, status=200 if siap else 503)


@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text for `Authorization: Bearer METRICS_TOKEN`; 404 for everybody else."""
    if not bertoken(request):
        raise Http404("Tidak ada apa-apa di sini.")
    from kinerja import metrik as hitungan  # only where they are read: see kinerja.akses
    from organisasi import metrik

    return HttpResponse(hitungan.teks(metrik.kini()), content_type=hitungan.JENIS_ISI)


@sensitive_variables("kunci")
def bertoken(request: HttpRequest) -> bool:
    """Whether the request holds METRICS_TOKEN; never when there is none."""
    cara, _, kunci = request.headers.get("Authorization", "").partition(" ")
    ada = bool(settings.METRICS_TOKEN) and cara.lower() == "bearer"
    return ada and constant_time_compare(kunci.strip(), settings.METRICS_TOKEN)


def _dari_sini(request: HttpRequest) -> bool:
    """From this machine, and not through a proxy on it."""
    langsung = not any(nama in request.headers for nama in DITERUSKAN)
    return langsung and request.META.get("REMOTE_ADDR", "") in DIRI_SENDIRI
