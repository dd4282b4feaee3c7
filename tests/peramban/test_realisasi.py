"""Entering realisasi in the browser: live result, component register with a file, targets of the triwulan."""

import re

import pytest
from playwright.sync_api import expect

from tests import berkas_contoh
from tests.peramban.langkah import DITOLAK, baris, buka_realisasi, harap_pesan, tekan

NGANJUK = "Kepala Sub Bagian Program"
DOKUMEN = "Jumlah Dokumen Perencanaan Program Kerja dan Kegiatan Kecamatan Ngronggot"
BUTIR = ("Dokumen Renstra", "Dokumen Renja/RKT", "Dokumen RKA")
IKM = "Rata-rata Nilai IKM"
HP = {"width": 360, "height": 740}


@pytest.fixture
def pdf(tmp_path):
    berkas = tmp_path / "renstra.pdf"
    berkas.write_bytes(berkas_contoh.pdf())
    return berkas


KIRIM_LAGI_SEKETIKA = """document.addEventListener("htmx:afterSwap", () =>
    setTimeout(() => document.querySelector(".tabel-realisasi .is-invalid").form.requestSubmit()), {once: true})"""


def buka_register(halaman):
    """From the list of realisasi to the register of the sheet of a jabatan."""
    halaman.goto("/nganjuk/2019/realisasi/")
    pilihan = halaman.get_by_label("Lembar", exact=True)
    nama = next(n for n in pilihan.locator("option").all_text_contents() if NGANJUK in n)
    pilihan.select_option(label=nama)
    tekan(halaman, "Buka lembar")
    baris(halaman, DOKUMEN).get_by_role("link", name=re.compile("^Isi realisasi")).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Isi realisasi")


def isi_butir(halaman, nama: str, berkas=None, tautan: str = ""):
    butir = halaman.locator(".butir-register").filter(has_text=nama)
    butir.get_by_role("checkbox", name=nama).check()
    butir.get_by_text("Lampirkan bukti").click()
    if berkas:
        butir.get_by_label("Berkas bukti").set_input_files(berkas)
    if tautan:
        butir.get_by_label("atau tautannya").fill(tautan)


@pytest.mark.parametrize("pilihan", [{}, {"viewport": HP}, {"java_script_enabled": False}])
def test_register_dicentang_dengan_bukti(server_baru, masuk_sebagai, pdf, pilihan):
    halaman = masuk_sebagai(server_baru, "perencana@nganjuk.example", **pilihan)
    halaman.izinkan.append(DITOLAK)
    buka_register(halaman)
    berskrip = pilihan.get("java_script_enabled", True)
    isi_butir(halaman, BUTIR[0], berkas=pdf)
    isi_butir(halaman, BUTIR[1])
    if berskrip:
        expect(halaman.locator("#form-centang .hasil-langsung")).to_contain_text("2 dari 3 komponen selesai")
    tekan(halaman, "Simpan realisasi")
    ringkas = halaman.get_by_role("main").get_by_role("alert").first
    expect(ringkas).to_contain_text("Lampirkan bukti “Dokumen Renja/RKT”")
    satu, dua = (halaman.locator(".butir-register").filter(has_text=nama) for nama in BUTIR[:2])
    expect(satu).to_contain_text("renstra.pdf")
    expect(dua.get_by_role("checkbox", name=BUTIR[1])).to_be_checked()
    if not berskrip:  # a file that went with the form itself is not kept by the browser
        expect(satu).to_contain_text("Berkas “renstra.pdf” belum tersimpan; pilih lagi")
        satu.get_by_label("Berkas bukti").set_input_files(pdf)
    dua.get_by_label("atau tautannya").fill("https://drive.pemda.go.id/renja.pdf")
    tekan(halaman, "Simpan realisasi")
    harap_pesan(halaman, "tersimpan, dibaca 2")


def test_hasil_langsung_saat_mengetik(server_baru, masuk_sebagai):
    halaman = masuk_sebagai(server_baru, "perencana@magetan.example")
    buka_realisasi(halaman, IKM).get_by_role("link", name=re.compile("^(Isi|Ubah) realisasi")).click()
    isian = halaman.get_by_role("textbox", name="Realisasi", exact=True)
    isian.fill("80.5")
    expect(halaman.locator(".hasil-langsung")).to_contain_text("titik dipakai untuk ribuan")
    isian.fill("80,5")
    expect(halaman.locator(".hasil-langsung")).to_contain_text("dibaca 80,5")


def test_target_triwulan_per_baris(server_baru, masuk_sebagai):
    halaman = masuk_sebagai(server_baru, "perencana@magetan.example")
    buka_realisasi(halaman, IKM)
    halaman.get_by_role("main").get_by_role("link", name="Target triwulan", exact=True).click()
    satu = baris(halaman, IKM)
    satu.get_by_label("Target Triwulan IV").fill("77")
    satu.get_by_label("Target Triwulan IV").press("Tab")
    expect(satu).to_contain_text("tersimpan")
    expect(satu).to_contain_text("dibaca IV 77")
    halaman.reload()
    expect(baris(halaman, IKM).get_by_label("Target Triwulan IV")).to_have_value("77")


def test_target_triwulan_tanpa_javascript(server_baru, masuk_sebagai):
    halaman = masuk_sebagai(server_baru, "perencana@magetan.example", java_script_enabled=False)
    buka_realisasi(halaman, IKM)
    halaman.get_by_role("main").get_by_role("link", name="Target triwulan", exact=True).click()
    baris(halaman, IKM).get_by_label("Target Triwulan IV").fill("77")
    tekan(halaman, "Simpan target triwulan")
    harap_pesan(halaman, "Target triwulan 1 indikator tersimpan.")
    expect(baris(halaman, IKM).get_by_label("Target Triwulan IV")).to_have_value("77")


def test_baris_yang_baru_diganti_langsung_dapat_disimpan(server, masuk_sebagai):
    """Enter right after the answer came: htmx has the new row already, the browser does not send it by itself."""
    halaman = masuk_sebagai(server, "perencana@magetan.example")
    halaman.izinkan.append(DITOLAK)
    satu = buka_realisasi(halaman, IKM)
    alamat = halaman.url
    halaman.evaluate(KIRIM_LAGI_SEKETIKA)
    satu.get_by_label(f"Realisasi: {IKM}").fill("abc")
    with halaman.expect_response("**/cepat/**"):
        satu.get_by_label(f"Realisasi: {IKM}").press("Enter")
    with halaman.expect_response("**/cepat/**"):
        expect(satu).to_contain_text("bukan angka")
    expect(halaman).to_have_url(alamat)
    expect(satu).to_contain_text("bukan angka")
