"""Printing: a button, a progress page, a file; cancelling; nobody else's jobs."""

import re
import signal
import subprocess

import pytest
from playwright.sync_api import expect

from tests.peramban.langkah import buka_menu, status_http, tekan, unduh_hasil


@pytest.fixture
def orang(server_baru, masuk_sebagai):
    return lambda surel: masuk_sebagai(server_baru, surel)


def cetak_keputusan(halaman):
    """Ask for the Paser decree; the address of its progress page."""
    buka_menu(halaman, "Keputusan")
    halaman.get_by_role("link", name=re.compile("84 TAHUN 2023")).first.click()
    tekan(halaman, "Cetak PDF")
    expect(halaman).to_have_url(re.compile(r"/paser/pekerjaan/[0-9]+/$"))
    return halaman.url


def halaman_pdf(berkas) -> int:
    isi = subprocess.run(["pdfinfo", str(berkas)], check=True, capture_output=True, text=True, timeout=60).stdout
    return int(re.search(r"^Pages:\s+([0-9]+)", isi, re.M)[1])


def test_cetak_keputusan_paser(orang, teks_pdf, periksa_axe):
    halaman, rekan = orang("perencana@paser.example"), orang("verifikator@paser.example")
    asing = orang("admin@magetan.example")
    alamat = cetak_keputusan(halaman)
    kemajuan = halaman.get_by_role("progressbar")
    expect(kemajuan).to_be_visible()
    expect(halaman.get_by_text(re.compile(r"[0-9]+ dari 4[0-9]")).first).to_be_visible(
        timeout=20_000
    )  # moved by itself
    periksa_axe(halaman)
    berkas = unduh_hasil(halaman, tenggat=90_000)
    assert 100 <= halaman_pdf(berkas) <= 125
    teks = teks_pdf(berkas)
    assert "84 TAHUN 2023" in teks and "Badan Kepegawaian" in teks
    buka_menu(halaman, "Unduhan saya")
    expect(halaman.get_by_role("row").nth(1)).to_contain_text("Selesai")
    for orang_lain, kode in ((rekan, 403), (asing, 404)):
        assert status_http(orang_lain, alamat) == kode
    rekan.get_by_role("link", name="Ke beranda").click()
    buka_menu(rekan, "Unduhan saya")
    expect(rekan.get_by_role("main")).to_contain_text("0 pekerjaan")


@pytest.fixture
def pekerja_diam(server_baru):
    """A worker that takes nothing: the decree may be warm, and would be ready before anybody cancels it."""
    server_baru.pekerja.send_signal(signal.SIGSTOP)
    yield
    server_baru.pekerja.send_signal(signal.SIGCONT)


def test_batalkan_cetak(orang, pekerja_diam):
    halaman = orang("pimpinan@paser.example")
    cetak_keputusan(halaman)
    tekan(halaman, "Batalkan pekerjaan")
    expect(halaman.get_by_role("main")).to_contain_text("Pekerjaan ini dibatalkan; tidak ada berkas yang dibuat.")
    expect(halaman.get_by_role("button", name="Coba lagi")).to_be_visible()
    buka_menu(halaman, "Unduhan saya")
    expect(halaman.get_by_role("row").nth(1)).to_contain_text("Dibatalkan")
