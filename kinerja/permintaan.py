"""The id of a piece of work: one request, one job, one run of a command. It is in its log lines, its audit rows and,
for a request, in the header X-Request-ID and on its error page. What else the log says of it stands beside it."""

import logging
import re
from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from uuid import uuid4

from django.http import HttpRequest

from kinerja.tumpukan import lapang

Nilai = str | int
PANJANG_KODE = 8  # letters of the id that people read out on the telephone
_BAIK = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
_PROSES = f"perintah-{uuid4().hex[:16]}"  # what no request and no job does: a command
_kini: ContextVar[str] = ContextVar("permintaan", default=_PROSES)
_sebutan: ContextVar[Mapping[str, Nilai]] = ContextVar("sebutan", default=MappingProxyType({}))
_http: ContextVar[HttpRequest | None] = ContextVar("http", default=None)


def kini() -> str:
    """The id of the running request, job or command; at most 36 letters, never blank."""
    return _kini.get()


def kode() -> str:
    """Its beginning, for people: the operator finds the log lines by it."""
    return kini()[:PANJANG_KODE]


def baru(awalan: str) -> str:
    """A new id for work that is no request: "pekerjaan-1f2e…"."""
    return f"{awalan[:18]}-{uuid4().hex[:16]}"


@contextmanager
def sebagai(nomor: str):
    """Everything inside the block belongs to this id."""
    semula = _kini.set(nomor)
    try:
        yield nomor
    finally:
        _kini.reset(semula)


@contextmanager
def sebut(**nilai: Nilai):
    """Log lines inside the block say this as well: `sebut(pekerjaan=12, pemda="magetan")`."""
    semula = _sebutan.set({**_sebutan.get(), **nilai})
    try:
        yield
    finally:
        _sebutan.reset(semula)


def sebutan() -> Mapping[str, Nilai]:
    """What `sebut` gave."""
    return _sebutan.get()


def http() -> HttpRequest | None:
    """The running request, for the log; None in jobs and commands."""
    return _http.get()


class PermintaanMiddleware:
    """Outermost: an id for every request, answered as X-Request-ID. One from the proxy is taken when it is a UUID."""

    def __init__(self, get_response):
        self.get_response = get_response

    @lapang
    def __call__(self, request):
        dari_luar = request.headers.get("X-Request-ID", "").lower()
        nomor = dari_luar if _BAIK.fullmatch(dari_luar) else uuid4().hex
        semula = _http.set(request)
        try:
            with sebagai(nomor):
                jawaban = self.get_response(request)
        finally:
            _http.reset(semula)
        jawaban.headers["X-Request-ID"] = nomor
        return jawaban


class SebutPermintaan(logging.Filter):
    """Gives every log record its `permintaan`."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.permintaan = kini()
        return True
