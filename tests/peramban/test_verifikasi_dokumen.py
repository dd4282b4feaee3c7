"""A citizen with a decree in hand: from its code to its state today and the check of a file; no sign-in, no cookie."""

import re

from playwright.sync_api import expect

from tests.peramban.test_halaman import DESKTOP, periksa_lebar


def test_keputusan_diperiksa_dari_kodenya(server, buka_halaman, masuk_sebagai, periksa_axe):
    dalam = masuk_sebagai(server, "pembaca@paser.example")
    dalam.goto("/paser/keputusan/")
    dalam.get_by_role("main").get_by_role("link", name=re.compile("84 TAHUN 2023")).first.click()
    kode = dalam.get_by_role("link", name=re.compile("^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$")).inner_text()

    umum = buka_halaman(server, viewport=DESKTOP)
    umum.izinkan += ["404", "422"]
    umum.goto("/verifikasi/paser/")
    _periksa(umum, periksa_axe)
    umum.get_by_label("Kode verifikasi").fill(kode.lower().replace("-", " "))
    umum.get_by_role("button", name="Periksa").click()
    expect(umum.get_by_role("heading", level=1)).to_have_text("Keputusan Nomor 84 TAHUN 2023")
    expect(umum.get_by_role("main")).to_contain_text("Berlaku")
    _kirim(umum, "naskah.pdf", b"%PDF-1.7 bukan naskahnya")
    expect(umum.get_by_role("status")).to_contain_text("Berbeda dari naskah resmi")
    _periksa(umum, periksa_axe)
    _kirim(umum, "foto.pdf", b"bukan PDF")
    expect(umum.get_by_role("alert")).to_contain_text("bukan PDF")
    umum.goto(f"/verifikasi/blitar/{kode}/")
    expect(umum.get_by_role("heading", level=1)).to_have_text("Kode tidak dikenal")
    _periksa(umum, periksa_axe)
    assert umum.context.cookies() == []


def _kirim(halaman, nama: str, isi: bytes) -> None:
    berkas = {"name": nama, "mimeType": "application/pdf", "buffer": isi}
    halaman.get_by_label("Berkas PDF keputusan").set_input_files(berkas)
    halaman.get_by_role("button", name="Periksa berkas").click()


def _periksa(halaman, periksa_axe) -> None:
    periksa_axe(halaman)
    periksa_lebar(halaman)
