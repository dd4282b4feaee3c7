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
    _ke(halaman, "/contoh/2025/dasbor/", "Dasbor Kabupaten Contoh")
    potret(halaman, "dasbor-pemda", clip=ISI)
    _ke(halaman, "/contoh/2025/dasbor/dinas-kesehatan/", "Dasbor Dinas Kesehatan")
    potret(halaman, "dasbor-perangkat-daerah", clip=ISI)
    _ke(halaman, "/contoh/pemberitahuan/", "Pemberitahuan")
    potret(halaman, "pemberitahuan", clip=ISI)
    _ke(halaman, "/contoh/pengaturan/jadwal/?tahun=2026", "Jadwal")
    potret(halaman, "jadwal", clip=ISI)
    admin = orang(ADMIN)
    _ke(admin, "/contoh/pengaturan/pengguna/", "Pengguna")
    potret(admin, "pengguna", clip=ISI)
    _ke(admin, "/contoh/publik/2025/", "2025")
    potret(admin, "halaman-publik")


def _ke(halaman, alamat, judul):
    halaman.goto(alamat)
    siap(halaman, judul)


def _periksa(halaman, ponsel, potret):
    """The inbox, and a sheet that was sent again: only what changed."""
    _ke(halaman, "/contoh/2026/kotak-masuk/", "Kotak masuk")
    potret(halaman, "kotak-masuk", clip=ISI)
    _ke(halaman, "/contoh/2026/verifikasi/dinas-dukcapil/", "Verifikasi")
    potret(halaman, "verifikasi", clip=ISI)
    halaman.get_by_role("main").get_by_role("link", name=re.compile("^IKI")).first.click()
    halaman.get_by_role("link", name="Terhadap dokumen berlaku").click()
    expect(halaman.get_by_role("region", name="Baris", exact=True).locator("ins").first).to_be_visible()
    gulir(halaman.locator("h1"))
    potret(halaman, "verifikasi-lembar", clip=ISI)
    ponsel.goto(halaman.url)
    gulir(ponsel.get_by_role("region", name="Baris", exact=True))
    assert ponsel.evaluate("document.documentElement.scrollWidth") <= PONSEL["width"]
    potret(ponsel, "verifikasi-ponsel")
