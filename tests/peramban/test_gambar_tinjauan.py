"""Pictures of the review and the dashboards for the guides (`make gambar`), over the busy demo data."""

import re

import pytest
from playwright.sync_api import expect

from tests.peramban.langkah_gambar import ISI, LAYAR, gulir, siap

PONSEL = {"width": 360, "height": 740}
VERIFIKATOR, ADMIN = "verifikator@contoh.example", "admin@contoh.example"


@pytest.fixture
def orang(server_baru, masuk_sebagai):
    """`orang(email)`: a page of that account in the busy pemda."""
    server_baru.kelola("muat_contoh", "--hanya-ramai")
    return lambda surel, **pilihan: masuk_sebagai(server_baru, surel, **({"viewport": LAYAR} | pilihan))


def test_gambar_tinjauan(orang, potret):
    halaman = orang(VERIFIKATOR)
    _periksa(halaman, orang(VERIFIKATOR, viewport=PONSEL), potret)
    for nama, alamat, judul in (
        ("dasbor-pemda", "/contoh/2025/dasbor/", "Dasbor Kabupaten Contoh"),
        ("dasbor-perangkat-daerah", "/contoh/2025/dasbor/dinas-kesehatan/", "Dasbor Dinas Kesehatan"),
        ("pemberitahuan", "/contoh/pemberitahuan/", "Pemberitahuan"),
        ("jadwal", "/contoh/pengaturan/jadwal/?tahun=2026", "Jadwal"),
    ):
        halaman.goto(alamat)
        siap(halaman, judul)
        potret(halaman, nama, clip=ISI)
    admin = orang(ADMIN)
    admin.goto("/contoh/pengaturan/pengguna/")
    siap(admin, "Pengguna")
    potret(admin, "pengguna", clip=ISI)
    admin.goto("/contoh/publik/2025/")
    siap(admin, "2025")
    potret(admin, "halaman-publik")


def _periksa(halaman, ponsel, potret):
    """The inbox, and a sheet that was sent again: only what changed."""
    halaman.goto("/contoh/2026/kotak-masuk/")
    siap(halaman, "Kotak masuk")
    potret(halaman, "kotak-masuk", clip=ISI)
    halaman.goto("/contoh/2026/verifikasi/dinas-dukcapil/")
    siap(halaman, "Verifikasi")
    potret(halaman, "verifikasi", clip=ISI)
    halaman.get_by_role("main").get_by_role("link", name=re.compile("^IKI")).first.click()
    expect(halaman.get_by_role("region", name="Baris")).to_be_visible()
    gulir(halaman.locator("h1"))
    potret(halaman, "verifikasi-lembar", clip=ISI)
    ponsel.goto(halaman.url)
    gulir(ponsel.get_by_role("region", name="Baris"))
    assert ponsel.evaluate("document.documentElement.scrollWidth") <= PONSEL["width"]
    potret(ponsel, "verifikasi-ponsel")
