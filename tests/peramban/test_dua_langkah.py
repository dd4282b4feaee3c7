"""The second factor in a browser: app and passkey from the first page to the next sign-in, on desk and phone."""

import re
import time

import pytest
from allauth.mfa.totp.internal import auth
from playwright.sync_api import expect

from organisasi.contoh_akun import SANDI
from tests.organisasi.dua_langkah_uji import AKUN, LANGKAH, PASANG
from tests.peramban.langkah import harap_pesan

SUREL, WAJIB = "verifikator@magetan.example", "Verifikator (Bagian Organisasi)"
PONSEL = {"width": 360, "height": 800}
KUNCI = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def kode(rahasia: str) -> str:
    """The code of this moment, as an app would show it."""
    return auth.format_hotp_value(auth.hotp_value(rahasia, int(time.time()) // LANGKAH))


@pytest.fixture
def ke(server_baru):
    """Addresses by name: a passkey belongs to a host name, never to an IP address."""
    return lambda alamat: server_baru.url.replace("127.0.0.1", "localhost") + alamat


def masuk(halaman, ke, surel):
    halaman.goto(ke("/akun/login/"))
    halaman.get_by_label("Email").fill(surel)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()


def pastikan_diri(halaman):
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pastikan ini Anda")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Lanjutkan").click()


def keluar(halaman, ke):
    halaman.goto(ke("/akun/logout/"))
    halaman.get_by_role("button", name="Keluar").click()


def kunci_maya(halaman):
    """A passkey of the device that agrees to everything."""
    cdp = halaman.context.new_cdp_session(halaman)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": KUNCI})


def rapi(halaman, periksa_axe):
    """No serious violation, nothing wider than a phone."""
    periksa_axe(halaman)
    lebar = halaman.viewport_size
    halaman.set_viewport_size(PONSEL)
    assert halaman.evaluate("document.documentElement.scrollWidth") <= PONSEL["width"], halaman.url
    halaman.set_viewport_size(lebar)


def test_diwajibkan_lalu_aplikasi(buka_halaman, server_baru, ke, periksa_axe):
    admin = buka_halaman(server_baru)
    masuk(admin, ke, "admin@magetan.example")
    admin.goto(ke("/magetan/pengaturan/dua-langkah/"))
    rapi(admin, periksa_axe)
    admin.get_by_label(WAJIB).check()
    admin.get_by_role("button", name="Simpan peran wajib").click()
    harap_pesan(admin, WAJIB)
    halaman = buka_halaman(server_baru)
    masuk(halaman, ke, SUREL)
    expect(halaman).to_have_url(ke(AKUN))
    expect(halaman.get_by_role("alert")).to_contain_text("mewajibkan masuk dua langkah")
    rapi(halaman, periksa_axe)
    halaman.get_by_role("link", name="Pasang aplikasi autentikator").click()
    pastikan_diri(halaman)
    expect(halaman).to_have_url(ke(PASANG))
    assert halaman.get_by_alt_text("QR").evaluate("gambar => gambar.naturalWidth") > 0  # CSP lets it be drawn
    halaman.get_by_text("Tidak dapat memindai?").click()
    rapi(halaman, periksa_axe)
    rahasia = halaman.locator("[data-rahasia]").inner_text()
    halaman.get_by_label("Kode dari aplikasi").fill(kode(rahasia))
    halaman.get_by_role("button", name="Pasang").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Kode pemulihan")
    rapi(halaman, periksa_axe)
    pemulihan = halaman.get_by_role("list", name="Kode yang belum dipakai").locator("code").first.inner_text()
    halaman.get_by_role("link", name="lanjutkan pekerjaan").click()
    expect(halaman).to_have_url(ke("/magetan/"))
    keluar(halaman, ke)
    masuk(halaman, ke, SUREL)
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Masuk: langkah kedua")
    rapi(halaman, periksa_axe)
    halaman.get_by_label("Kode").fill(pemulihan)
    halaman.get_by_role("button", name="Lanjutkan").click()
    expect(halaman).to_have_url(ke("/magetan/"))


def test_kunci_keamanan(buka_halaman, server_baru, ke, periksa_axe):
    halaman = buka_halaman(server_baru, viewport=PONSEL)
    kunci_maya(halaman)
    masuk(halaman, ke, SUREL)
    halaman.locator("summary", has=halaman.locator(".bilah-nama")).click()
    halaman.get_by_role("link", name="Keamanan akun").click()
    halaman.get_by_role("link", name="Tambah kunci keamanan").click()
    pastikan_diri(halaman)
    rapi(halaman, periksa_axe)
    halaman.get_by_label("Nama kunci").fill("Ponsel dinas")
    halaman.get_by_role("button", name="Tambah kunci").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Kode pemulihan")
    halaman.goto(ke(f"{AKUN}webauthn/"))
    expect(halaman.get_by_role("listitem").filter(has_text="Ponsel dinas")).to_contain_text("belum pernah dipakai")
    rapi(halaman, periksa_axe)
    keluar(halaman, ke)
    masuk(halaman, ke, SUREL)
    rapi(halaman, periksa_axe)
    halaman.get_by_role("button", name="Pakai kunci keamanan").click()
    expect(halaman).to_have_url(ke("/magetan/"))
    halaman.goto(ke(f"{AKUN}webauthn/reauthenticate/"))
    rapi(halaman, periksa_axe)
    halaman.get_by_role("link", name="Kata sandi").click()
    pastikan_diri(halaman)
    halaman.goto(ke(f"{AKUN}webauthn/"))
    halaman.get_by_role("link", name="Lepas").click()
    rapi(halaman, periksa_axe)
    halaman.get_by_role("button", name="Lepas kunci").click()
    expect(halaman.get_by_text("Belum ada kunci keamanan.")).to_be_visible()


def test_kunci_lain_tidak_membuka(buka_halaman, server_baru, ke):
    """Who has the password but another device stays outside, and is told so on the page."""
    pemilik = buka_halaman(server_baru)
    kunci_maya(pemilik)
    masuk(pemilik, ke, SUREL)
    pemilik.goto(ke(f"{AKUN}webauthn/add/"))
    pastikan_diri(pemilik)
    pemilik.get_by_role("button", name="Tambah kunci").click()
    expect(pemilik.get_by_role("heading", level=1)).to_have_text("Kode pemulihan")
    asing = buka_halaman(server_baru)
    kunci_maya(asing)
    masuk(asing, ke, SUREL)
    asing.get_by_role("button", name="Pakai kunci keamanan").click()
    expect(asing.get_by_role("alert").filter(visible=True)).to_contain_text("Coba lagi", timeout=90_000)
    expect(asing).to_have_url(re.compile("/authenticate/$"))
    asing.goto(ke("/magetan/"))
    expect(asing).to_have_url(re.compile("/authenticate/$"))  # by way of the sign-in, which waits for the second step
