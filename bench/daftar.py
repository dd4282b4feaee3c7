"""A list page of 50 rows × 10 columns beside a plain Django page of the same bytes and beside stock django-tables2.

Whole requests through the handler, signed in, in the frame of every page; and the table alone, from queryset to HTML.
The last row is what a request inside a pemda costs before its view does anything (session, rights, tenancy, headers).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from html import unescape
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from bench._basis import contoh
from bench._papan import Baris, Laju, banding, periksa
from bench.acuan import daftar
from organisasi.models import Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

PEMDA = "paser"
ALAMAT = f"/{PEMDA}/acuan/daftar/"
_TOKEN = re.compile(rb'(name="(?:csrf-token|csrfmiddlewaretoken)" (?:value|content)=")[^"]*')
_SEL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


def baris(laju: Laju) -> Iterator[Baris]:
    with contoh("daftar"), override_settings(ROOT_URLCONF="bench.acuan.daftar", TEMPLATES=_templat()):
        ulang = 5 if laju.cepat else 40
        yield from _halaman(laju, ulang)
        with _di_pemda() as request:
            yield from _tabel(request, laju, ulang)


def _templat() -> list[dict]:
    """Those of the application and of the anchors; unknown variables are empty, as in production."""
    templat = deepcopy(settings.TEMPLATES)
    templat[0]["DIRS"].append(Path(__file__).parent / "acuan" / "templat")
    templat[0]["OPTIONS"]["string_if_invalid"] = ""
    return templat


def _klien() -> Client:
    klien = Client()
    klien.force_login(Pengguna.objects.get(email=f"admin@{PEMDA}.example"), settings.AUTHENTICATION_BACKENDS[1])
    return klien


def _halaman(laju: Laju, ulang: int) -> Iterator[Baris]:
    klien = _klien()

    def minta(cara: str) -> Callable[[], bytes]:
        return lambda: klien.get(ALAMAT, headers={"X-Cara": cara}).content

    polos, kita, baku = minta("polos"), minta("kita"), minta("baku")
    _periksa_sama(polos(), kita(), baku())
    kueri = f"kueri: polos {_kueri(polos)}, kita {_kueri(kita)}"
    nama = "Daftar 50 × 10, halaman"
    yield banding(nama, "templat polos, byte sama", 1.3, polos, kita, laju, ulang=ulang, catatan=kueri)
    yield banding(nama, "django-tables2 bawaan", 0.35, baku, kita, laju, ulang=ulang)
    telanjang, kosong = _telanjang(), lambda: klien.get(f"/{PEMDA}/acuan/kosong/").content
    periksa(telanjang() == kosong(), "halaman kosong berbeda")
    yield banding("Permintaan kosong di pemda", "view tanpa middleware", None, telanjang, kosong, laju, ulang=ulang)


def _telanjang() -> Callable[[], bytes]:
    """A view behind a handler that loaded no middleware."""
    klien = Client()

    def minta() -> bytes:
        return klien.get("/_telanjang/").content

    with override_settings(MIDDLEWARE=[]):
        minta()
    return minta


@contextmanager
def _di_pemda() -> Iterator[HttpRequest]:
    """A request as a view has it."""
    request = RequestFactory().get(ALAMAT)
    request.user = Pengguna.objects.get(email=f"admin@{PEMDA}.example")
    request.pemda, request.session = Pemda.objects.get(slug=PEMDA), {}
    with sebagai(request.pemda, request.user):
        request.pelaku = Pelaku.untuk(request.user, request.pemda)
        yield request


def _tabel(request: HttpRequest, laju: Laju, ulang: int) -> Iterator[Baris]:
    def tulis(cara: str) -> Callable[[], str]:
        return lambda: render_to_string(f"acuan/tabel_{cara}.html", daftar.ISI[cara](request, PEMDA), request)

    polos, kita, baku = tulis("polos"), tulis("kita"), tulis("baku")
    _periksa_sama(*(satu().encode() for satu in (polos, kita, baku)))
    nama = "Daftar 50 × 10, tabelnya saja"
    yield banding(nama, "templat polos, byte sama", 1.3, polos, kita, laju, ulang=ulang)
    yield banding(nama, "django-tables2 bawaan", 0.35, baku, kita, laju, ulang=ulang)


def _periksa_sama(polos: bytes, kita: bytes, baku: bytes) -> None:
    """The plain page and ours to the byte (but for the token of forms); the cells of stock say the same."""
    satu, dua = (_TOKEN.sub(rb"\1", isi) for isi in (polos, kita))
    periksa(satu == dua, f"byte berbeda: {_beda(satu, dua)}")
    sel, sel_baku = _sel(kita), _sel(baku)
    periksa(len(sel) == daftar.BARIS * len(daftar.KOLOM), f"{len(sel)} sel")
    periksa(sel == sel_baku, "isi sel django-tables2 bawaan berbeda")


def _beda(satu: bytes, dua: bytes) -> str:
    letak = next((n for n, (a, b) in enumerate(zip(satu, dua, strict=False)) if a != b), min(len(satu), len(dua)))
    return f"{letak}: {satu[letak - 60 : letak + 60]!r} dan {dua[letak - 60 : letak + 60]!r}"


def _sel(halaman: bytes) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "", satu)).strip() for satu in _SEL.findall(halaman.decode())]


def _kueri(minta: Callable) -> int:
    with CaptureQueriesContext(connection) as kueri:
        minta()
    return len(kueri)
