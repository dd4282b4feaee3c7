"""Answers that are compressed, and those that never are."""

import gzip

import pytest
from django.http import FileResponse, HttpResponse, JsonResponse
from django.test import RequestFactory

from kinerja.kompres import KompresMiddleware

PANJANG = "angka kinerja " * 100
MINTA = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}


def lewat(jawaban, alamat="/magetan/", **kepala):
    return KompresMiddleware(lambda request: jawaban)(RequestFactory().get(alamat, **(kepala or MINTA)))


@pytest.mark.parametrize("jenis", ["text/html; charset=utf-8", "text/csv", "application/json", "image/svg+xml"])
def test_teks_dikompres(jenis):
    jawaban = lewat(HttpResponse(PANJANG, content_type=jenis))
    assert jawaban.headers["Content-Encoding"] == "gzip"
    assert jawaban.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(jawaban.content).decode() == PANJANG
    assert len(jawaban.content) == int(jawaban.headers["Content-Length"]) < len(PANJANG) / 2


def test_panjangnya_diacak():
    """BREACH: the same page does not have the same length twice."""
    assert len({len(lewat(HttpResponse(PANJANG)).content) for _ in range(40)}) > 1


@pytest.mark.parametrize(
    ("jawaban", "alamat"),
    [
        (HttpResponse(PANJANG), "/akun/dua-langkah/totp/activate/"),
        (HttpResponse(PANJANG), "/akun/login/"),
        (HttpResponse(PANJANG, content_type="application/pdf"), "/magetan/unduh/"),
        (HttpResponse(PANJANG, headers={"Content-Disposition": 'attachment; filename="a.csv"'}), "/magetan/unduh/"),
        (FileResponse([PANJANG.encode()], content_type="text/plain"), "/magetan/unduh/"),
        (JsonResponse({}), "/api/v1/magetan/"),
    ],
)
def test_rahasia_unduhan_dan_yang_pendek_tidak(jawaban, alamat):
    assert "Content-Encoding" not in lewat(jawaban, alamat).headers


def test_hanya_bila_diminta():
    jawaban = lewat(HttpResponse(PANJANG), HTTP_ACCEPT_ENCODING="identity")
    assert "Content-Encoding" not in jawaban.headers
    assert jawaban.content.decode() == PANJANG


def test_halaman_sungguhan(client, db):
    """In its place among the others: a page that is not there, a probe."""
    jawaban = client.get("/tidak-ada/publik/", **MINTA)
    assert jawaban.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/healthz", **MINTA).headers
