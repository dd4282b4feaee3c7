"""The read API as django-ninja serves it: version, errors in our one shape, its description but no page of a CDN."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation
from ninja.security import HttpBearer

from kinerja.http import KALIMAT, json_galat
from laporan.api.rute_dokumen import rute as dokumen
from laporan.api.rute_kinerja import rute as kinerja
from laporan.api.rute_organisasi import rute as organisasi

TIDAK_TERBACA = "Parameter permintaan tidak dapat dibaca."


class PunyaToken(HttpBearer):
    """Says in the description how to ask; the token itself is judged at the door, before anything is asked here."""

    openapi_bearerFormat = "kin_…"

    def authenticate(self, request: HttpRequest, token: str) -> object:
        return request.pemda_api


class ApiBaca(NinjaAPI):
    """Operations are called by their views, not by where those stand in our code."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = ApiBaca(
    title="Kinerja: API baca",
    version="1",
    description="Data kinerja satu pemda yang berlaku, terverifikasi, atau terbit. Keterangan: docs/api.md.",
    urls_namespace="api",
    docs_url=None,
    auth=PunyaToken(),
)
for satu in (organisasi, kinerja, dokumen):
    api.add_router("/{slug_pemda}", satu)


@api.exception_handler(Http404)
def tidak_ditemukan(request: HttpRequest, galat: Http404) -> HttpResponse:
    return json_galat(KALIMAT[404], 404)


@api.exception_handler(ValidationError)
def tidak_terbaca(request: HttpRequest, galat: ValidationError) -> HttpResponse:
    """422 with the names of the parameters; their values are not repeated."""
    nama = dict.fromkeys(str(satu["loc"][-1]) for satu in galat.errors)
    return json_galat(TIDAK_TERBACA, 422, rincian=list(nama))
