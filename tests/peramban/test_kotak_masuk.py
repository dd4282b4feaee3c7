"""Kotak masuk in the browser: filter by the summary, tick, remind, read the result; one OPD; phone, axe."""

import re

from playwright.sync_api import expect

from tests.peramban.langkah import baris, tekan
from tests.peramban.test_halaman import periksa_lebar

KOTAK = "/magetan/2019/kotak-masuk/"


def test_saring_ingatkan_lalu_satu_perangkat_daerah(server, masuk_sebagai, periksa_axe):
    kotak = masuk_sebagai(server, "verifikator@magetan.example")
    kotak.goto(KOTAK)
    periksa_axe(kotak)
    periksa_lebar(kotak)
    _ingatkan_bagian_organisasi(kotak, periksa_axe)
    kotak.goto(KOTAK)
    kotak.get_by_role("link", name=re.compile("^Bagian Organisasi")).click()
    periksa_axe(kotak)
    periksa_lebar(kotak)
    tekan(kotak, "Berita acara")
    expect(kotak.get_by_role("heading", level=1)).to_contain_text("Berita Acara Verifikasi")


def _ingatkan_bagian_organisasi(kotak, periksa_axe):
    kotak.get_by_role("navigation", name="Ringkasan keadaan").get_by_role("link", name=re.compile("Terlambat")).click()
    expect(kotak).to_have_url(re.compile(r"keadaan=terlambat"))
    bagian = baris(kotak, "Bagian Organisasi")
    expect(bagian).to_contain_text("TERLAMBAT (")
    bagian.get_by_role("checkbox").check()
    expect(kotak.get_by_text("1 baris dipilih")).to_be_visible()
    tekan(kotak, "Kirim pengingat…")
    periksa_axe(kotak)
    kotak.get_by_label("Isi pengingat").fill("Mohon dilengkapi minggu ini.")
    tekan(kotak, "Kirim pengingat")
    expect(kotak.get_by_role("heading", level=1)).to_have_text("Pengingat terkirim")
    expect(kotak.get_by_role("main")).to_contain_text("kepada 2 orang dari 1 perangkat daerah")
    periksa_axe(kotak)
