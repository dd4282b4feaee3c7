"""Rendered pages hold nothing inline and load nothing from elsewhere, also what forms and tables add.

The pages of a pemda are looked at where the matrix asks for them (test_matriks.py)."""

import pytest

from tests import pabrik
from tests.penyewa.sebaris import PemeriksaSebaris, cela


@pytest.mark.parametrize("jalur", ["/akun/login/", "/akun/password/reset/", "/akun/signup/", "/tidak-ada/", "/admin/"])
def test_halaman_tanpa_pemda(db, jalur):
    assert cela(pabrik.klien().get(jalur, follow=True).content.decode()) == []


@pytest.mark.parametrize(
    "isi",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<a onclick="x()">',
        '<a href="javascript:x()">',
        '<img src="https://lain.test/a.png">',
        '<link rel="stylesheet" href="//lain.test/a.css">',
        '<form action="https://lain.test/">',
    ],
)
def test_yang_dicari_memang_ditemukan(isi):
    assert cela(isi)


def test_halaman_jadi_diperiksa_dan_lainnya_dilewati():
    pemeriksa = PemeriksaSebaris()
    pemeriksa.lihat("bersih", "Content-Type: text/html; charset=utf-8\n\n<p>isi</p>")
    pemeriksa.lihat("berkas", 'Content-Type: text/csv\n\n<p onclick="x()">')
    assert (pemeriksa.dilihat, pemeriksa.salah) == ({"bersih"}, [])
    pemeriksa.lihat("cela", 'Content-Type: text/html\n\n<p onclick="x()">')
    assert len(pemeriksa.dilihat) == 2 and len(pemeriksa.salah) == 1 and pemeriksa.salah[0].startswith("cela: ")
