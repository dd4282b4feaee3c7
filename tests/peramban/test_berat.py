"""The weight of a page: bytes on the wire, scripts that hold it up, requests, shifts. Times are printed, not asserted.

The server is the one of production: hashed static files compressed beforehand, pages compressed as they are written.
`make berat` measures each page five times on both lines and prints the table.
"""

import os
import re

import pytest
from playwright.sync_api import expect

from tests.peramban.conftest import HASIL
from tests.peramban.langkah_berat import BIASA, CEPAT, baris, kunjungi, simpan, tabel
from tests.peramban.langkah_kisi import AKUN, LEMBAR
from tests.peramban.test_halaman import DESKTOP, TELEPON
from tests.peramban.test_publik import buka_untuk_umum

BATAS, BATAS_GESER = 150_000, 0.1
VERIFIKATOR = "verifikator@magetan.example"
# name, account, address, most requests of a first visit (the page, its styles, scripts and the emblem)
HALAMAN = [
    ("masuk", None, "/akun/login/", 8),
    ("beranda", AKUN, "/magetan/", 8),
    ("daftar", VERIFIKATOR, "/magetan/2019/rekap/?tw=2", 8),
    ("dasbor", VERIFIKATOR, "/magetan/2019/dasbor/", 9),
    ("kisi IKI", AKUN, "", 22),
    ("publik", None, "/paser/publik/", 6),
]
PUTARAN = int(os.environ.get("BERAT") or 1)


@pytest.fixture(scope="module")
def ruang(server, peramban, masuk):
    """Cookies of each account, and the address of the grid."""
    kuki, kisi = {None: None}, ""
    for surel in (AKUN, VERIFIKATOR, "admin@paser.example"):
        konteks = peramban.new_context(base_url=server.url, locale="id-ID", viewport=DESKTOP)
        halaman = masuk(konteks.new_page(), surel)
        if surel == AKUN:
            halaman.goto(LEMBAR)
            kisi = halaman.get_by_role("link", name="Isi lembar").first.get_attribute("href")
        elif surel not in (AKUN, VERIFIKATOR):
            buka_untuk_umum(halaman)
        kuki[surel] = konteks.storage_state()
        konteks.close()
    return kuki, kisi


def test_berat_setiap_halaman(server, peramban, ruang, capsys):
    """One visit with an empty cache, one after it, by a new browser each round."""
    kuki, kisi = ruang
    isi, salah = [], []
    for nama, surel, alamat, paling in HALAMAN:
        for jalur in (CEPAT, BIASA) if PUTARAN > 1 else (CEPAT,):
            dingin, hangat = [], []
            for _ in range(PUTARAN):
                konteks = peramban.new_context(base_url=server.url, storage_state=kuki[surel], viewport=DESKTOP)
                dingin.append(kunjungi(konteks, alamat or kisi, jalur))
                hangat.append(kunjungi(konteks, alamat or kisi, jalur))
                konteks.close()
            isi += [baris(nama, jalur, "dingin", dingin), baris(nama, jalur, "hangat", hangat)]
            salah += [f"{nama}: {satu}" for k in dingin for satu in _berat(k, paling)]
            salah += [f"{nama} lagi: {satu}" for k in hangat for satu in _berat(k, 1)]
    simpan(HASIL / "berat", isi)
    with capsys.disabled():
        print(f"\n{tabel(isi)}")
    assert salah == []


def _berat(kunjungan, paling: int) -> list[str]:
    """What speaks against the visit; no time among it."""
    salah = [f"skrip menahan: {satu}" for satu in kunjungan.angka["menahan"]]
    if kunjungan.bita > BATAS:
        salah.append(f"{kunjungan.bita} bita di jalur")
    if len(kunjungan.kirim) > paling:
        salah.append(f"{len(kunjungan.kirim)} permintaan, paling banyak {paling}")
    if kunjungan.angka["cls"] > BATAS_GESER:
        salah.append(f"isi bergeser {kunjungan.angka['cls']:.3f}")
    return salah + [keluhan for satu in kunjungan.kirim for keluhan in _kiriman(satu)]


def _kiriman(satu: dict) -> list[str]:
    """Text is compressed but for the pages of an account; a file with a hash in its name is kept for good."""
    kepala, statis = satu["kepala"], "/static/" in satu["url"]
    salah = []
    if kepala.get("content-encoding") not in ("br", "gzip") and "/akun/" not in satu["url"]:
        salah.append(f"tidak dikompres: {satu['url']}")
    if statis and "immutable" not in kepala.get("cache-control", ""):
        salah.append(f"tidak disimpan: {satu['url']}")
    return salah


def test_menu_terlipat_sejak_awal(server, masuk_sebagai):
    """The folded menu is in the page as it comes: nothing jumps when the scripts have run."""
    halaman = masuk_sebagai(server, VERIFIKATOR, viewport=DESKTOP)
    menu = halaman.get_by_role("navigation", name="Menu utama")
    expect(menu).to_be_visible()
    halaman.get_by_role("button", name="Tampilkan atau sembunyikan menu").click()
    expect(menu).to_be_hidden()
    assert re.search(r'<html[^>]*class="menu-terlipat"', halaman.request.get("/magetan/").text())
    kunjungan = kunjungi(halaman.context, "/magetan/", CEPAT)
    assert kunjungan.angka["cls"] <= BATAS_GESER
    halaman.goto("/magetan/")
    expect(menu).to_be_hidden()
    halaman.get_by_role("button", name="Tampilkan atau sembunyikan menu").click()
    halaman.reload()
    expect(menu).to_be_visible()


@pytest.mark.parametrize("putus", [False, True])
def test_laci_menu_di_telepon(server, masuk_sebagai, putus):
    """Its script comes after the page; when it does not come, the menu opens as it does without JavaScript."""
    halaman = masuk_sebagai(server, VERIFIKATOR, viewport=TELEPON)
    halaman.izinkan.append(r"net::ERR_FAILED.*bootstrap")
    if putus:
        halaman.route("**/bootstrap.bundle*", lambda rute: rute.abort())
    halaman.goto("/magetan/")
    menu = halaman.locator("#menu")  # a dialog while it is open
    expect(menu).to_be_hidden()
    halaman.get_by_role("button", name="Menu").click()
    expect(menu.get_by_role("link").first).to_be_in_viewport()
    halaman.get_by_role("button", name="Tutup").click()
    expect(menu.get_by_role("link").first).not_to_be_in_viewport()
    assert halaman.evaluate("() => !window.bootstrap") is putus


def test_komputer_tidak_mengambil_laci(server, masuk_sebagai):
    halaman = masuk_sebagai(server, VERIFIKATOR, viewport=DESKTOP)
    halaman.goto("/magetan/", wait_until="networkidle")
    assert halaman.evaluate("() => typeof window.bootstrap + typeof window.htmx") == "undefinedundefined"
