"""Signing in and out, the password, where one lands, and who reaches the pages of the operator."""

import re

import pytest
from playwright.sync_api import expect

from organisasi.contoh_akun import OPERATOR, SANDI
from tests.peramban.langkah import DITOLAK, harap_pesan, status_http

MASUK = re.compile(r"/akun/login/")


def isi_masuk(halaman, surel, sandi):
    halaman.get_by_label("Email").fill(surel)
    halaman.get_by_label("Kata sandi").fill(sandi)
    halaman.get_by_role("button", name="Masuk").click()


def keluar(halaman):
    halaman.get_by_role("banner").locator("summary", has_text="Perencana").click()
    halaman.get_by_role("button", name="Keluar").click()
    expect(halaman).to_have_url(MASUK)


def test_sandi_salah_lalu_benar(halaman):
    halaman.goto("/")
    expect(halaman).to_have_url(MASUK)
    isi_masuk(halaman, "perencana@blitar.example", "bukan-sandinya-itu")
    expect(halaman.get_by_role("alert")).to_contain_text("kata sandi salah")
    expect(halaman.get_by_label("Email")).to_have_value("perencana@blitar.example")
    expect(halaman.get_by_label("Kata sandi")).to_have_value("")
    isi_masuk(halaman, "perencana@blitar.example", SANDI)
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Yang menunggu Anda")
    expect(halaman.get_by_role("link", name="Badan Kepegawaian", exact=False).first).to_be_visible()


def test_surel_tak_dikenal_dijawab_sama(halaman):
    """The answer does not tell whether there is such an account."""
    halaman.goto("/akun/login/")
    isi_masuk(halaman, "tak.ada@blitar.example", SANDI)
    expect(halaman.get_by_role("alert")).to_contain_text("kata sandi salah")
    expect(halaman).to_have_url(MASUK)


def test_halaman_tujuan_ikut_setelah_masuk(halaman):
    halaman.goto("/magetan/2019/rekap/?status=ditetapkan")
    expect(halaman).to_have_url(MASUK)
    isi_masuk(halaman, "bappeda@magetan.example", SANDI)
    expect(halaman).to_have_url(re.compile(r"/magetan/2019/rekap/\?status=ditetapkan$"))


def test_tujuan_di_luar_tidak_diikuti(halaman):
    halaman.goto("/akun/login/?next=https://contoh.example/jebakan/")
    isi_masuk(halaman, "pembaca@blitar.example", SANDI)
    expect(halaman).to_have_url(re.compile(r"127\.0\.0\.1:[0-9]+/blitar/$"))


def test_keluar_menutup_semua_halaman(halaman, masuk):
    masuk(halaman, "perencana@nganjuk.example")
    keluar(halaman)
    for alamat in ("/nganjuk/", "/nganjuk/2019/realisasi/", "/"):
        halaman.goto(alamat)
        expect(halaman).to_have_url(MASUK)


def test_ganti_sandi(buka_halaman, server_baru):
    halaman = buka_halaman(server_baru)
    surel, baru = "perencana@nganjuk.example", "ganti kuda jalan senja"
    halaman.goto("/akun/password/change/")
    isi_masuk(halaman, surel, SANDI)
    salah = ((baru, baru + "!", "sama"), ("pendek", "pendek", "12 karakter"), (SANDI, SANDI, "mudah ditebak"))
    for pertama, kedua, teguran in salah:
        _isi_sandi(halaman, pertama, kedua)
        expect(halaman.get_by_role("alert")).to_contain_text(teguran)
    _isi_sandi(halaman, baru, baru)
    harap_pesan(halaman, "Kata sandi sudah diganti.")
    halaman.goto("/nganjuk/")
    keluar(halaman)
    isi_masuk(halaman, surel, SANDI)
    expect(halaman.get_by_role("alert")).to_contain_text("kata sandi salah")
    isi_masuk(halaman, surel, baru)
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Yang menunggu Anda")


def _isi_sandi(halaman, pertama, kedua):
    halaman.get_by_label("Kata sandi sekarang").fill(SANDI)
    halaman.get_by_label("Kata sandi baru", exact=True).fill(pertama)
    halaman.get_by_label("Kata sandi baru sekali lagi").fill(kedua)
    halaman.get_by_role("button", name="Ganti kata sandi").click()


def test_operator_sampai_ke_halaman_pengelola(halaman, masuk):
    masuk(halaman, OPERATOR)
    halaman.get_by_role("link", name="Buka halaman pengelola").click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Pengelolaan instalasi")
    halaman.get_by_role("main").get_by_role("link", name="Pemda", exact=True).click()
    expect(halaman.get_by_role("link", name="Kabupaten Magetan")).to_be_visible()
    assert status_http(halaman, "/magetan/") == 404  # running the installation is no membership of a pemda


@pytest.mark.parametrize("surel", ["admin@magetan.example", "verifikator@paser.example", "perencana@magetan.example"])
def test_selain_operator_tidak_sampai_ke_pengelola(halaman, masuk, surel):
    masuk(halaman, surel)
    expect(halaman.get_by_role("link", name="pengelola")).to_have_count(0)
    for alamat in ("/admin/", "/admin/organisasi/pengguna/"):
        assert status_http(halaman, alamat) == 403
        expect(halaman.get_by_role("heading", level=1)).to_have_text("Anda tidak berwenang")


def test_tanpa_akun_tidak_sampai_ke_mana_pun(halaman):
    halaman.izinkan.append(DITOLAK)
    for alamat in ("/admin/", "/magetan/", "/paser/keputusan/", "/tidak-ada/2019/iku/"):
        halaman.goto(alamat)
        expect(halaman).to_have_url(MASUK)


def test_kata_sandi_dapat_ditampilkan_dan_ditempel(halaman):
    """The button changes what is seen, not what is sent; pasting works."""
    halaman.goto("/akun/login/")
    medan = halaman.get_by_label("Kata sandi")
    halaman.get_by_label("Email").fill("perencana@blitar.example")
    medan.focus()
    halaman.keyboard.insert_text(SANDI)  # as a paste: one input event
    expect(medan).to_have_attribute("type", "password")
    halaman.get_by_role("button", name="Tampilkan").click()
    expect(medan).to_have_attribute("type", "text")
    expect(medan).to_have_value(SANDI)
    halaman.get_by_role("button", name="Sembunyikan").click()
    expect(medan).to_have_attribute("type", "password")
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Yang menunggu Anda")


def test_sesi_di_peramban_lain_diakhiri(server, masuk_sebagai, periksa_axe):
    lain, halaman = (masuk_sebagai(server, "perencana@nganjuk.example") for _ in range(2))
    halaman.goto("/akun/sesi/")
    periksa_axe(halaman)
    expect(halaman.get_by_text("sesi ini")).to_have_count(1)
    halaman.get_by_role("button", name="Akhiri semua sesi lain").click()
    harap_pesan(halaman, "sudah diakhiri")
    lain.goto("/nganjuk/")
    expect(lain).to_have_url(MASUK)
