"""The id of a piece of work: one request, one job, one run of a command. It is in its log lines, its audit rows and,
for a request, in the header X-Request-ID and on its error page."""

import logging
import re
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

PANJANG_KODE = 8  # letters of the id that people read out on the telephone
_BAIK = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
_PROSES = f"perintah-{uuid4().hex[:16]}"  # what no request and no job does: a command
_kini: ContextVar[str] = ContextVar("permintaan", default=_PROSES)


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


class PermintaanMiddleware:
    """Outermost: an id for every request, answered as X-Request-ID. One from the proxy is taken when it is a UUID."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        dari_luar = request.headers.get("X-Request-ID", "").lower()
        nomor = dari_luar if _BAIK.fullmatch(dari_luar) else uuid4().hex
        with sebagai(nomor):
            jawaban = self.get_response(request)
        jawaban.headers["X-Request-ID"] = nomor
        return jawaban


class SebutPermintaan(logging.Filter):
    """Gives every log record its `permintaan`."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.permintaan = kini()
        return True
