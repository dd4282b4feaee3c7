"""One line in the log and one figure for every request: its route, never its address with what stands in it."""

import logging
import time
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

pencatat = logging.getLogger("kinerja.akses")
METODE = frozenset(["GET", "HEAD", "POST", "OPTIONS"])  # others are somebody's invention
DIAM = frozenset(["healthz", "readyz", "metrics"])  # asked every few seconds; only told when they fail


class AksesMiddleware:
    """Just inside PermintaanMiddleware, so that the time of all others is counted."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.metrik = _metrik()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        mulai = time.perf_counter()
        jawaban = self.get_response(request)
        lama, rute = time.perf_counter() - mulai, nama_rute(request)
        metode = request.method if request.method in METODE else "LAIN"
        if self.metrik:
            self.metrik.catat_permintaan(rute, metode, jawaban.status_code, lama)
        if settings.LOG_AKSES:
            if rute not in DIAM or jawaban.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                _catat(rute, metode, jawaban.status_code, lama)
            jawaban._has_been_logged = True  # else Django tells of every status from 400 on once more, with the path
        return jawaban


def nama_rute(request: HttpRequest) -> str:
    """The name in the url map; "statis" for files, "tidak-dikenal" for what is in no map."""
    cocok = getattr(request, "resolver_match", None)
    if cocok is not None:
        return cocok.view_name or "tanpa-nama"
    return "statis" if request.path_info.startswith(settings.STATIC_URL) else "tidak-dikenal"


def _catat(rute: str, metode: str, status: int, lama: float) -> None:
    rincian = {"rute": rute, "metode": metode, "status": status, "ms": round(lama * 1000, 1)}
    pencatat.info("%s %s %s", metode, rute, status, extra=rincian)


def _metrik():
    """The counters, only where somebody may read them: importing them opens files of the collecting processes."""
    if not settings.METRICS_TOKEN:
        return None
    from kinerja import metrik

    return metrik
