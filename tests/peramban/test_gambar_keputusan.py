"""Pictures of the decree factory for the guides (`make gambar`): from a review to a decree in force, verified."""

import re

from playwright.sync_api import Page, expect

from tests.peramban.langkah import buka_menu, harap_pesan, tekan
from tests.peramban.langkah_gambar import ISI, LAYAR, gulir, ketik_target, reviu_paser, siap
from tests.peramban.test_keputusan import buka_draf_baru, butir

ORANG = {peran: f"{peran}@paser.example" for peran in ("perencana", "pimpinan", "verifikator", "penomoran")}
ALASAN = "Menyesuaikan dengan Renja 2026 dan hasil evaluasi AKIP."
TANGGAL = "2026-01-15"


def test_menyusun_keputusan(server_baru, masuk_sebagai, potret):
    """The findings of a decree that was copied from paper, with their fixes; the editor beside its page."""
    halaman = masuk_sebagai(server_baru, ORANG["perencana"], viewport=LAYAR)
    buka_menu(halaman, "Keputusan")
    halaman.get_by_role("main").get_by_role("link", name="84 TAHUN 2023").click()
    tekan(halaman, "Salin menjadi draf", setuju=True)
    harap_pesan(halaman, "Keputusan disalin menjadi draf.")
    halaman.get_by_role("link", name="Lihat temuan").click()
    temuan = halaman.locator("#naskah-temuan")
    salah = temuan.get_by_role("listitem").filter(has_text="Mengingat butir ke-12")
    salah.locator("summary", has_text="Sebelum dan sesudah").click()
    gulir(halaman.locator("#judul-temuan"))
    halaman.evaluate("scrollBy({top: -120, behavior: 'instant'})")
    potret(halaman, "keputusan-temuan", clip=ISI)
    temuan.get_by_role("button", name=re.compile("^Pakai nomor hitungan")).first.click()
    expect(halaman.get_by_text("Temuan diperbaiki.")).to_be_visible()
    halaman.get_by_role("link", name="Buang draf ini…").click()
    tekan(halaman, "Buang draf")
    harap_pesan(halaman, "Draf keputusan dibuang.")
    buka_draf_baru(halaman)
    naskah = halaman.frame_locator(".pratinjau-bingkai iframe")
    expect(naskah.get_by_text("TENTANG").first).to_be_visible()
    kedua = butir(halaman, "menimbang").nth(1)
    kedua.locator(".butir-teks").first.click()
    expect(kedua.get_by_role("textbox")).to_be_focused()
    gulir(halaman.locator("h1"))
    potret(halaman, "keputusan-susun", clip=ISI)


def beri_alasan(halaman: Page, potret) -> str:
    """Two targets change and a row ends in a review; one reason for all. The address of the document."""
    reviu_paser(halaman)
    ketik_target(halaman, {0: "4 paket", 2: "12 dokumen"})
    halaman.goto("/paser/dokumen/")
    halaman.locator("table tbody a").first.click()
    dokumen = halaman.url
    halaman.get_by_role("link", name="Lihat perubahan dan alasannya").click()
    for satu in halaman.get_by_role("checkbox").all():
        satu.check()
    halaman.get_by_label("Alasan yang sama untuk semua yang dicentang").fill(ALASAN)
    tekan(halaman, "Beri alasan pada yang dicentang")
    harap_pesan(halaman, "Alasan 2 baris tersimpan.")
    potret(halaman, "matriks-perubahan", clip=ISI)
    return dokumen


def terverifikasi(orang: dict[str, Page], dokumen: str) -> None:
    """The document is submitted, approved, verified."""
    for peran, tombol in (
        ("perencana", "Ajukan dokumen"),
        ("pimpinan", "Setujui dokumen"),
        ("verifikator", "Verifikasi dokumen"),
    ):
        orang[peran].goto(dokumen)
        tekan(orang[peran], tombol)
        expect(orang[peran].locator("#pesan")).to_contain_text("Dokumen")


def daftarkan_nomor(halaman: Page, potret) -> None:
    """From the start page: the register of the year is opened, the number is taken from it."""
    halaman.goto("/paser/")
    halaman.get_by_role("main").get_by_role("link").first.click()
    halaman.get_by_role("link", name="Buka buku nomor 2026").click()
    halaman.get_by_label("Nomor terakhir yang sudah diberikan").fill("84")
    tekan(halaman, "Buka buku nomor")
    siap(halaman, "Nomor dan tanggal keputusan")
    halaman.get_by_label("Tanggal penetapan").fill(TANGGAL)
    expect(halaman.get_by_role("main")).to_contain_text("pada tanggal 15 Januari 2026")
    halaman.get_by_label("Nomor", exact=True).focus()
    potret(halaman, "keputusan-nomor", clip=ISI)
    tekan(halaman, "Daftarkan nomor dan tanggal")
    harap_pesan(halaman, "Terdaftar: nomor 85 TAHUN 2026")


def tunggu_berkas(halaman: Page) -> bytes:
    """The PDF of the decree, once the worker made it."""
    tautan = halaman.get_by_role("link", name=re.compile(r"-arsip\.pdf$"))
    for _ in range(60):
        if tautan.count():
            break
        halaman.wait_for_timeout(1000)
        halaman.reload()
    with halaman.expect_download() as unduhan:
        tautan.click()
    return unduhan.value.path().read_bytes()


def test_menetapkan_keputusan(server_baru, masuk_sebagai, buka_halaman, potret):
    """Reasons, number, in force with files and code; the public page knows the file."""
    orang = {peran: masuk_sebagai(server_baru, surel, viewport=LAYAR) for peran, surel in ORANG.items()}
    dokumen = beri_alasan(orang["perencana"], potret)
    terverifikasi(orang, dokumen)
    orang["perencana"].goto(dokumen)
    orang["perencana"].get_by_role("link", name="Buat keputusan").click()
    tekan(orang["perencana"], "Buat draf keputusan")
    expect(orang["perencana"]).to_have_url(re.compile(r"/keputusan/\d+/susun/$"))
    daftarkan_nomor(orang["penomoran"], potret)
    pimpinan = orang["pimpinan"]
    pimpinan.goto(orang["penomoran"].url)
    tekan(pimpinan, "Tetapkan keputusan", setuju=True)
    harap_pesan(pimpinan, "Keputusan ditetapkan dan berlaku.")
    isi = tunggu_berkas(pimpinan)
    potret(pimpinan, "keputusan-berlaku", clip=ISI)
    publik = buka_halaman(server_baru, viewport=LAYAR)
    publik.goto(pimpinan.get_by_role("link", name=re.compile(r"^\w{4}-\w{4}-\w{4}$")).get_attribute("href"))
    berkas = {"name": "keputusan.pdf", "mimeType": "application/pdf", "buffer": isi}
    publik.get_by_label(re.compile("^Berkas PDF keputusan")).set_input_files(berkas)
    publik.get_by_role("button", name="Periksa berkas").click()
    expect(publik.get_by_role("status")).to_contain_text("Asli, tidak berubah")
    utama = publik.get_by_role("main")
    potret(utama, "keputusan-verifikasi")
