"""The dashboards in the browser: from the pemda to an OPD to an indicator; the table beside a chart; phone, axe."""

import re

from playwright.sync_api import expect

from tests.peramban.test_halaman import DESKTOP, periksa_lebar


def test_dari_pemda_sampai_indikator(server, masuk_sebagai, periksa_axe):
    halaman = masuk_sebagai(server, "verifikator@magetan.example", viewport=DESKTOP)
    utama = halaman.get_by_role("main")
    halaman.goto("/magetan/2019/dasbor/")
    _buka_tabel(halaman, periksa_axe)
    utama.get_by_role("link", name=re.compile("Bagian Organisasi")).first.click()
    expect(halaman).to_have_url(re.compile("/dasbor/bagian-organisasi/"))
    _buka_tabel(halaman, periksa_axe)
    utama.locator("a[href*='/dasbor/indikator/']").first.click()
    expect(halaman).to_have_url(re.compile("/dasbor/indikator/[0-9]+/"))
    _buka_tabel(halaman, periksa_axe)
    expect(utama).to_contain_text("Rumus")


def _buka_tabel(halaman, periksa_axe):
    """The first chart is a picture with words for it; the figures it draws stand in the table that opens below it."""
    panel = halaman.get_by_role("main").locator("section.panel").filter(has=halaman.locator("figure.grafik")).first
    expect(panel.get_by_role("img").first).to_have_accessible_name(re.compile(r"\w"))
    data = panel.locator("details.data").first
    expect(data.get_by_role("table")).to_be_hidden()
    data.get_by_text("Tabel data").click()
    expect(data.get_by_role("row").nth(1)).to_contain_text(re.compile(r"\d"))
    periksa_axe(halaman)
    periksa_lebar(halaman)
