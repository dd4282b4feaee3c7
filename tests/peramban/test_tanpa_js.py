"""Without JavaScript: sign in, the menu, the sheets and saving work all the same, only less comfortably."""

import re

import pytest
from playwright.sync_api import expect

from tests.peramban.langkah import (
    DITOLAK,
    baris,
    buka_menu,
    buka_realisasi,
    harap_pesan,
    isi_indikator,
    pilih_tahun,
    tekan,
)

IKM = "Rata-rata Nilai IKM"


@pytest.fixture
def orang(server_baru, masuk_sebagai):
    def buka(surel):
        halaman = masuk_sebagai(server_baru, surel, java_script_enabled=False)
        halaman.izinkan.append(DITOLAK)
        return halaman

    return buka


def test_masuk_menu_dan_lembar(orang):
    halaman = orang("verifikator@magetan.example")
    pilih_tahun(halaman, 2019)
    for judul in ("Jabatan dan IKI", "Dokumen IKU dan IKI", "Capaian kinerja", "Rekap perangkat daerah", "Riwayat"):
        buka_menu(halaman, judul)
        expect(halaman.get_by_role("heading", level=1)).to_contain_text(judul)
    buka_menu(halaman, "Sasaran dan IKU")
    halaman.get_by_role("link", name=re.compile("^Bagian Organisasi")).click()
    expect(baris(halaman, IKM)).to_contain_text("78,2")


def test_realisasi_tersimpan(orang):
    """The cell, then the full form: each a plain form of its own."""
    halaman = orang("perencana@magetan.example")
    satu = buka_realisasi(halaman, IKM)
    satu.get_by_label(f"Realisasi: {IKM}").fill("80,5")
    satu.get_by_role("button", name="Simpan").click()
    harap_pesan(halaman, "dibaca 80,5")
    expect(baris(halaman, IKM)).to_contain_text("102,94 %")
    satu.get_by_label(f"Realisasi: {IKM}").fill("abc")
    satu.get_by_role("button", name="Simpan").click()
    expect(halaman.get_by_role("main").get_by_role("alert")).to_contain_text("bukan angka")
    halaman.get_by_role("textbox", name="Realisasi").fill("79,41")
    tekan(halaman, "Simpan realisasi")
    harap_pesan(halaman, "79,41 ÷ 78,2 × 100 = 101,55 %")


def test_indikator_tersimpan(orang):
    halaman = orang("perencana.contoh@magetan.example")
    pilih_tahun(halaman, 2019)
    buka_menu(halaman, "Sasaran dan IKU")
    halaman.get_by_role("main").get_by_role("link", name="Indikator", exact=True).first.click()
    isi_indikator(halaman, "Persentase tanpa skrip", "75%", "Jumlah yang selesai", "Jumlah semua")
    tekan(halaman, "Simpan indikator")
    harap_pesan(halaman, "Indikator sudah ditambahkan.")
    pecahan = baris(halaman, "Persentase tanpa skrip").get_by_role("math")
    expect(pecahan).to_have_accessible_name(re.compile("^Jumlah yang selesai .* Jumlah semua$"))
