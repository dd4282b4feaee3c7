"""The public page as a citizen meets it: closed until the admin opens it, then without sign-in and cookie."""

import re

from playwright.sync_api import expect

from tests.peramban.langkah import status_http
from tests.peramban.test_halaman import DESKTOP, periksa_lebar

ALAMAT, NOMOR = "/paser/publik/", "84 TAHUN 2023"


def test_halaman_publik_dibuka_lalu_dibaca(server_baru, buka_halaman, masuk_sebagai, periksa_axe):
    umum = buka_halaman(server_baru, viewport=DESKTOP)
    assert status_http(umum, ALAMAT) == 404
    buka_untuk_umum(masuk_sebagai(server_baru, "admin@paser.example"))
    assert umum.goto(ALAMAT).status == 200
    _periksa(umum, periksa_axe)
    umum.get_by_role("searchbox").fill(NOMOR)
    umum.get_by_role("searchbox").press("Enter")
    expect(umum.get_by_role("main")).to_contain_text(f"Hasil pencarian “{NOMOR}”")
    umum.get_by_role("main").get_by_role("link", name=re.compile(NOMOR)).click()
    expect(umum.get_by_role("main")).to_contain_text(NOMOR)
    _periksa(umum, periksa_axe)
    umum.goto(f"{ALAMAT}2023/")
    _periksa(umum, periksa_axe)
    assert umum.request.get(umum.get_by_role("link", name="JSON").first.get_attribute("href")).json()
    assert umum.context.cookies() == []


def buka_untuk_umum(halaman):
    halaman.goto("/paser/pengaturan/publik/")
    halaman.get_by_label("Buka halaman publik").check()
    halaman.get_by_role("main").get_by_role("button", name=re.compile("^Simpan")).click()
    expect(halaman.locator("#pesan")).to_be_visible()


def _periksa(halaman, periksa_axe):
    periksa_axe(halaman)
    periksa_lebar(halaman)
