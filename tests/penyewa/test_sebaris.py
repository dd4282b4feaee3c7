"""Rendered pages hold nothing inline and load nothing from elsewhere, also what forms and tables add."""

import pytest

from organisasi.enums import Peran
from tests import pabrik
from tests.catatan import catat
from tests.penyewa.matriks import MATRIKS
from tests.penyewa.peramban import Peramban
from tests.penyewa.test_matriks import alamat
from tests.test_architecture import PembacaTemplat

ORANG = Peran.ADMIN_PEMDA  # sees most pages


def cela(isi: str) -> list[str]:
    """What a page holds that it may not: the same as in a template."""
    pembaca = PembacaTemplat()
    pembaca.feed(isi)
    return [keterangan for _, keterangan in pembaca.salah]


@pytest.mark.sekali
def test_halaman_jadi_tanpa_yang_sebaris(dunia):
    peramban, salah, dilihat = Peramban(dunia.pengguna[ORANG]), [], 0
    for baris in (satu for satu in MATRIKS if satu.harapan("get", False)[ORANG] == 200):
        isi = peramban.minta("get", alamat(baris, dunia, dunia.sendiri)).isi
        if "text/html" in isi[:2000]:
            salah += [f"{baris.nama}: {satu}" for satu in cela(isi.partition("\n\n")[2])]
            dilihat += 1
    assert salah == []
    assert dilihat > 120
    catat("peramban", "Halaman jadi tanpa yang sebaris", dicoba=dilihat)


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
