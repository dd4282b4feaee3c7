"""The rumus editor in the browser: boxes of a template, rows, live preview, variables; by keyboard and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.peramban.langkah import baris, buka_menu, harap_pesan, pilih_tahun, tekan

BARU = "Jumlah dokumen perencanaan yang selesai"


@pytest.fixture
def formulir(server_baru, masuk_sebagai):
    """`formulir(…)`: the empty form of an indicator, as the planner of the demo office with an open draft."""

    def buka(**pilihan) -> Page:
        halaman = masuk_sebagai(server_baru, "perencana.contoh@magetan.example", **pilihan)
        halaman.goto("/magetan/2019/iku/")
        halaman.goto(halaman.locator("a[href*='/sasaran/'][href$='/indikator/']").first.get_attribute("href"))
        expect(halaman.get_by_role("heading", level=1)).to_have_text("Tambah indikator")
        halaman.get_by_label("Indikator", exact=True).fill(BARU)
        return halaman

    return buka


def pilih(halaman: Page, templat: str) -> None:
    halaman.get_by_role("radio", name=re.compile(f"^{templat}")).check()


def kotak(halaman: Page, label: str):
    return halaman.get_by_role("textbox", name=label, exact=True)


def test_baris_ditambah_dan_variabel_diisi_dengan_papan_ketik(formulir, periksa_axe):
    halaman = formulir()
    pilih(halaman, "Jumlah")
    for nomor, nama in enumerate(("Jumlah dokumen Renstra", "Jumlah dokumen Renja", "Jumlah dokumen RKA"), 1):
        kotak(halaman, f"Bagian {nomor}").fill(nama)
    halaman.get_by_role("button", name="Tambah baris").press("Enter")
    expect(kotak(halaman, "Bagian 4")).to_be_focused()
    halaman.keyboard.type("Jumlah dokumen LKjIP")
    pratinjau = halaman.get_by_role("region", name="Cara membacanya")
    expect(pratinjau).to_contain_text("47 + 38 + 29 + 52 = 166,00")
    sumber = halaman.get_by_label("Sumber data: Jumlah dokumen Renja")
    sumber.press_sequentially("Rekap Bappeda", delay=50)  # long enough for a preview to arrive in between
    expect(sumber).to_have_value("Rekap Bappeda")
    expect(sumber).to_be_focused()
    halaman.get_by_label("Angka contoh: Jumlah dokumen Renstra").fill("100")
    expect(pratinjau).to_contain_text("100 + 38 + 29 + 52 = 219,00")
    periksa_axe(halaman)
    sumber.press("Enter")  # saves: the button that adds a row is not the one that Enter presses
    harap_pesan(halaman, "Indikator sudah ditambahkan.")
    baris(halaman, BARU).get_by_role("link", name=re.compile("^Ubah")).click()
    expect(kotak(halaman, "Bagian 4")).to_have_value("Jumlah dokumen LKjIP")
    expect(halaman.get_by_label("Sumber data: Jumlah dokumen Renja")).to_have_value("Rekap Bappeda")


def test_hanya_kotak_cara_yang_dipilih_yang_tampil(formulir):
    halaman = formulir()
    kotak(halaman, "Pembilang (yang dihitung)").fill("Jumlah dokumen selesai")
    pilih(halaman, "Langsung")
    expect(kotak(halaman, "Yang dihitung atau dinilai")).to_have_value("Jumlah dokumen selesai")
    expect(halaman.get_by_role("textbox", name="Penyebut")).to_have_count(0)
    pilih(halaman, "Rata-rata tertimbang")
    expect(kotak(halaman, "Bobot (frekuensi) 3")).to_be_visible()
    expect(kotak(halaman, "Yang dihitung atau dinilai")).to_have_count(0)
    pilih(halaman, "Tulis sendiri")
    kotak(halaman, "Rumus").fill("[Nilai A] / [Nilai B] × 100")
    expect(halaman.get_by_role("math", name="Nilai A ÷ Nilai B")).to_be_visible()


def test_variabel_bersama_dipakai_rumus_kedua(formulir):
    halaman = formulir()
    pilih(halaman, "Rasio")
    kotak(halaman, "Pembilang").fill("Jumlah dokumen selesai")
    kotak(halaman, "Penyebut").fill("Jumlah seluruh ASN")
    halaman.get_by_label("Dipakai bersama: Jumlah seluruh ASN").select_option("jadikan variabel bersama")
    tekan(halaman, "Simpan indikator")
    harap_pesan(halaman, "Indikator sudah ditambahkan.")
    halaman = formulir()
    kotak(halaman, "Pembilang (yang dihitung)").fill("Jumlah ASN yang dilatih")
    kotak(halaman, "Penyebut (pembandingnya)").fill("Jumlah seluruh ASN")
    bersama = halaman.get_by_label("Dipakai bersama: Jumlah seluruh ASN").locator("option:checked")
    expect(bersama).to_have_text(re.compile("^Jumlah seluruh ASN · orang"))


def test_di_ponsel_tanpa_javascript(formulir):
    halaman = formulir(java_script_enabled=False, viewport={"width": 360, "height": 740})
    pilih(halaman, "Indeks")
    kotak(halaman, "Nilai unsur (skala 1–4) 1").fill("Nilai unsur persyaratan")
    halaman.get_by_role("button", name="Tambah baris").click()
    expect(halaman.get_by_label("Indikator", exact=True)).to_have_value(BARU)
    kotak(halaman, "Nilai unsur (skala 1–4) 4").fill("Nilai unsur prosedur")
    halaman.get_by_role("button", name="Baca rumus").click()
    expect(halaman.get_by_role("region", name="Cara membacanya")).to_contain_text("(3,2 + 3,4) ÷ 2 × 25 = 82,50")
    lebar = halaman.locator("html").bounding_box()["width"]
    assert all(kotak["x"] + kotak["width"] <= lebar for kotak in _kotak(halaman, ".tabel-variabel, .daftar-templat"))
    tekan(halaman, "Simpan indikator")
    harap_pesan(halaman, "Indikator sudah ditambahkan.")


def _kotak(halaman: Page, pemilih: str) -> list[dict]:
    return [satu.bounding_box() for satu in halaman.locator(pemilih).all()]


def test_kolom_tindakan_lembar_tampak_pada_1280_piksel(server_baru, masuk_sebagai):
    ukuran = {"width": 1280, "height": 800}
    halaman = masuk_sebagai(server_baru, "perencana.contoh@magetan.example", viewport=ukuran)
    pilih_tahun(halaman, 2019)
    buka_menu(halaman, "Sasaran dan IKU")
    lembar = halaman.locator(".lembar").bounding_box()
    ubah = halaman.get_by_role("link", name=re.compile("^Ubah Nilai Indeks")).bounding_box()
    assert ubah["x"] + ubah["width"] <= lembar["x"] + lembar["width"]
