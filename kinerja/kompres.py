"""Pages and JSON go over the wire as gzip: a third to a tenth of their bytes, on a line of 1.6 Mbit/s the larger part
of the wait. Static files are compressed once, by WhiteNoise; what is downloaded is compressed already, or resumed.

What is typed into an address may come back in a page beside a secret of the reader; the length of the compressed page
would then give the secret away, letter by letter (BREACH). Against it: Django masks the CSRF token anew for every page
and pads each answer at random, by up to 99 bytes, the session cookie is not sent along from other sites but by a
followed link, and the pages that show secrets of an account are not compressed at all.
"""

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

JENIS = frozenset(["text/html", "text/plain", "text/csv", "application/json", "image/svg+xml"])
RAHASIA = "/akun/"  # secret of the second factor, recovery codes, links of invitations


class KompresMiddleware(GZipMiddleware):
    """Just inside WhiteNoise; for a page of 60 kB about a millisecond, in C, with the other threads running on."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        return super().process_response(request, response) if layak(request, response) else response


def layak(request: HttpRequest, jawaban: HttpResponse) -> bool:
    """Whether the answer is text that may be compressed."""
    jenis = jawaban.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    unduhan = jawaban.headers.get("Content-Disposition", "").startswith("attachment")
    return jenis in JENIS and not (jawaban.streaming or unduhan or request.path_info.startswith(RAHASIA))
