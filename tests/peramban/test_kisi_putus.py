"""What is typed into the entry grid outlives the network, the page, the session and a deleted row."""

import re

import pytest
from playwright.sync_api import expect

from organisasi.contoh_akun import SANDI
from tests.peramban.langkah_kisi import AKUN, buka_kisi, ke_sasaran_baru, ketik, sel, tersimpan, tuntas


@pytest.fixture
def kisi(server_baru, masuk_sebagai):
    """`kisi(…)`: the grid of the demo office's draft, opened by its planner."""
    return lambda **pilihan: buka_kisi(masuk_sebagai(server_baru, AKUN, **pilihan))


def test_tanpa_jaringan_lalu_tersambung(kisi, server_baru):
    halaman = kisi()
    halaman.context.set_offline(True)
    sel(halaman, "satuan").focus()
    ketik(halaman, "poin", "{Tab}", "83", "{Enter}")
    expect(sel(halaman, "satuan")).to_contain_text("belum tersimpan – menunggu jaringan")
    expect(halaman.locator(".kisi-papan")).to_contain_text("Tidak ada hubungan ke server")
    ke_sasaran_baru(halaman)
    ketik(halaman, "Sasaran tanpa jaringan", "{Tab}", "Indikator tanpa jaringan", "{Enter}")
    halaman.context.set_offline(False)
    tuntas(halaman)
    expect(halaman.locator(".kisi-papan")).to_be_empty()
    kini = tersimpan(server_baru)
    assert kini[0]["target"] == ["83"]
    assert (kini[-1]["sasaran"], kini[-1]["nama"]) == ("Sasaran tanpa jaringan", "Indikator tanpa jaringan")


def test_halaman_ditutup_sebelum_tersimpan(kisi, server_baru):
    """Left without network: the next visit lists what was typed, also the new row, and sends it."""
    halaman = kisi()
    halaman.on("dialog", lambda dialog: dialog.accept())
    halaman.context.set_offline(True)
    sel(halaman, "satuan").focus()
    ketik(halaman, "poin", "{Tab}")
    sel(halaman, "nama", 2).focus()  # the blank row of the first sasaran
    ketik(halaman, "Indikator yang tertinggal", "{Tab}", "{Tab}", "7", "{Tab}", "belum selesai diket")
    halaman.wait_for_timeout(600)
    expect(halaman.locator(".kisi-papan")).to_contain_text("Tidak ada hubungan")
    halaman.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('putus')); }")
    halaman.context.set_offline(False)
    halaman.reload()
    pesan = halaman.locator(".kisi-papan .pesan")
    expect(pesan).to_contain_text(re.compile(r"4 sel belum tersimpan dari \d\d\.\d\d"))
    expect(pesan).to_contain_text("Indikator yang tertinggal")
    pesan.get_by_role("button", name="Kirim sekarang").press("Enter")
    tuntas(halaman)
    kini = [satu for satu in tersimpan(server_baru) if satu["nama"] == "Indikator yang tertinggal"]
    assert [(satu["target"], satu["rumus"]) for satu in kini] == [(["7"], "belum selesai diket")]
    halaman.reload()
    expect(halaman.locator(".kisi-sel").first).to_be_visible()
    expect(pesan).to_have_count(0)


def test_sesi_berakhir_lalu_masuk_lagi(kisi, server_baru):
    """Typed after the session ended: it waits, and goes once one has signed in again in another tab."""
    halaman = kisi()
    halaman.context.clear_cookies()
    sel(halaman, "satuan").focus()
    ketik(halaman, "poin", "{Enter}")
    expect(sel(halaman, "satuan")).to_contain_text("belum tersimpan")
    with halaman.context.expect_page() as tab:
        halaman.locator(".kisi-papan").get_by_role("link", name="Masuk di tab baru").click()
    tab.value.locator("input[name=login]").fill(AKUN)
    tab.value.locator("input[name=password]").fill(SANDI)
    tab.value.keyboard.press("Enter")
    expect(tab.value.get_by_role("heading", level=1)).to_contain_text("Isi lembar")
    halaman.locator(".kisi-papan").get_by_role("button", name="Coba lagi").press("Enter")
    tuntas(halaman)
    expect(sel(halaman, "satuan")).to_have_attribute("data-nilai", "poin")


def test_orang_lain_masuk_di_tab_lain(kisi, server_baru):
    """What one person typed is not stored in the name of another."""
    halaman = kisi()
    halaman.context.clear_cookies()
    lain = halaman.context.new_page()
    lain.goto("/akun/login/")
    lain.locator("input[name=login]").fill("admin@magetan.example")
    lain.locator("input[name=password]").fill(SANDI)
    lain.keyboard.press("Enter")
    expect(lain.get_by_role("heading", level=1)).not_to_contain_text("Masuk")
    sel(halaman, "sumber_data").focus()
    semula = sel(halaman, "sumber_data").get_attribute("data-nilai")
    ketik(halaman, "milik perencana", "{Enter}")
    expect(sel(halaman, "sumber_data")).to_have_attribute("aria-invalid", "true")
    expect(sel(halaman, "sumber_data").locator(".kisi-isi")).to_have_text("milik perencana")
    assert tersimpan(server_baru)[0]["sumber_data"] == semula


def test_baris_dihapus_rekan_saat_diketik(server_baru, masuk_sebagai):
    """The text for a row that a colleague deleted is listed above the grid."""
    cepat, lambat = (buka_kisi(masuk_sebagai(server_baru, AKUN)) for _ in range(2))
    sel(lambat, "nama", 1).focus()
    ketik(lambat, "Nama yang sempat diketik")
    sel(cepat, "nama", 1).focus()
    ketik(cepat, "{Control+Delete}")
    expect(cepat.locator("tr[data-indikator]")).to_have_count(2)
    ketik(lambat, "{Enter}")
    expect(sel(lambat, "nama", 1)).to_have_attribute("aria-invalid", "true")
    sel(lambat, "nama").focus()
    ketik(lambat, "{Control+d}")
    expect(lambat.locator(".kisi-papan")).to_contain_text("Nama yang sempat diketik")
