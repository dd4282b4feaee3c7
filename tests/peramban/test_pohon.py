"""Pohon kinerja in the browser: suggestions, the tree by keyboard, search, the picker; phone, print, axe."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.peramban.langkah import buka_menu, harap_pesan, pilih_tahun, tekan

POHON = "/magetan/2019/pohon/bagian-organisasi/"
PERENCANA = "perencana@magetan.example"


@pytest.fixture
def pohon(server_baru, masuk_sebagai):
    """`pohon(…)`: the tree of Magetan as its planner, nothing linked yet."""

    def buka(**pilihan) -> Page:
        halaman = masuk_sebagai(server_baru, PERENCANA, **pilihan)
        halaman.goto(POHON)
        return halaman

    return buka


def butir(halaman: Page, nama: str):
    return halaman.get_by_role("treeitem").filter(has_text=nama)


def fokus(halaman: Page) -> str:
    return halaman.evaluate("document.activeElement.querySelector('.simpul-nama')?.textContent ?? ''")


def test_usulan_lalu_pohon_dengan_papan_ketik(pohon, periksa_axe):
    halaman = pohon()
    periksa_axe(halaman)
    expect(halaman.get_by_text("Belum ada tautan dukungan di dokumen ini.")).to_be_visible()
    halaman.get_by_role("link", name="Lihat usulan tautan").click()
    periksa_axe(halaman)
    tekan(halaman, "Pasang yang dicentang")
    harap_pesan(halaman, "tautan dukungan sudah dipasang.")
    halaman.get_by_role("treeitem").first.focus()
    halaman.keyboard.press("ArrowLeft")  # fold the first sasaran
    expect(halaman.get_by_role("treeitem").first).to_have_attribute("aria-expanded", "false")
    terlipat = halaman.get_by_role("treeitem").count()
    halaman.keyboard.press("ArrowDown")
    assert fokus(halaman) == "Meningkatnya Ketatalaksanaan pemerintahan"
    halaman.keyboard.press("Home")
    halaman.keyboard.press("ArrowRight")  # unfold
    halaman.keyboard.press("ArrowRight")  # into it
    assert fokus(halaman) == "Rata-rata Nilai IKM"
    assert halaman.get_by_role("treeitem").count() > terlipat
    halaman.keyboard.press("ArrowLeft")
    halaman.keyboard.press("ArrowLeft")  # folded leaf goes up, then folds
    halaman.keyboard.press("End")
    assert fokus(halaman).startswith("ANALIS TATALAKSANA")
    halaman.keyboard.press("k")
    assert fokus(halaman).startswith("Kesesuaian kelembagaan")


def test_lipatan_diingat_dan_pencarian_membuka(pohon):
    halaman = pohon()
    halaman.get_by_role("button", name="Lipat semua").click()
    banyak = halaman.get_by_role("treeitem").count()
    halaman.reload()
    expect(halaman.get_by_role("treeitem")).to_have_count(banyak)
    halaman.get_by_label("Cari di pohon").fill("diketik")
    expect(halaman.get_by_text(re.compile(r"^\d+ baris cocok$"))).to_be_visible()
    expect(butir(halaman, "Jumlah dokumen yang diketik").first).to_be_visible()
    halaman.keyboard.press("Escape")
    expect(halaman.get_by_role("treeitem")).to_have_count(banyak)
    halaman.get_by_role("button", name="Buka semua").click()
    assert halaman.get_by_role("treeitem").count() > 50


def test_pemilih_sebagai_dialog_dari_pohon(pohon, periksa_axe):
    halaman = pohon()
    halaman.get_by_label("Cari di pohon").fill("Jumlah Dokumen Renja")
    baris = butir(halaman, "Jumlah Dokumen Renja").first
    baris.focus()
    baris.get_by_role("link", name=re.compile("^Atur")).click()
    dialog = halaman.get_by_role("dialog")
    expect(dialog.get_by_text("Atasan langsung: KEPALA BAGIAN ORGANISASI")).to_be_visible()
    periksa_axe(halaman)
    expect(dialog.get_by_label("Cari indikator atau jabatan")).to_be_focused()
    halaman.keyboard.type("akip komponen")
    expect(dialog.get_by_text("2 cocok")).to_be_visible()
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("Space")
    halaman.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    halaman.wait_for_load_state()
    halaman.get_by_role("button", name="Buka semua").click()
    baris = butir(halaman, "Jumlah Dokumen Renja").first
    expect(baris).to_have_attribute("aria-level", "4")  # below the head's row, which carries the words of the IKU
    expect(baris).not_to_contain_text("belum mendukung")


def test_pemilih_dari_lembar_dan_bentrok(server_baru, masuk_sebagai, periksa_axe):
    satu, dua = (masuk_sebagai(server_baru, PERENCANA) for _ in range(2))
    for halaman in (satu, dua):
        halaman.izinkan.append("status of 409")
        halaman.goto("/magetan/2019/iki/bagian-organisasi/")
        halaman.get_by_role("main").get_by_role("link", name=re.compile("^ANALIS TATALAKSANA")).click()
        halaman.get_by_role("link", name=re.compile("^Atur yang didukung")).first.click()
        halaman.get_by_role("dialog").get_by_role("checkbox").first.check()
    satu.get_by_role("dialog").get_by_role("button", name="Simpan dukungan").click()
    expect(satu.get_by_text(re.compile("^Mendukung: KASUBAG")).first).to_be_visible()
    dua.get_by_role("dialog").get_by_role("checkbox").nth(1).check()
    dua.get_by_role("dialog").get_by_role("button", name="Simpan dukungan").click()
    dialog = dua.get_by_role("dialog")
    expect(dialog.get_by_text("Yang tersimpan sekarang")).to_be_visible()
    periksa_axe(dua)
    assert dialog.get_by_role("checkbox", checked=True).count() == 2, "what was ticked is still there"
    dialog.get_by_role("button", name="Simpan dukungan").click()
    expect(dua.get_by_role("dialog")).to_be_hidden()
    dua.wait_for_load_state()
    expect(dua.get_by_text(re.compile("^Mendukung: .*; ")).first).to_be_visible()


def test_tanpa_skrip_pohon_terbuka_dan_pemilih_bekerja(server_baru, masuk_sebagai):
    halaman = masuk_sebagai(server_baru, PERENCANA, java_script_enabled=False)
    pilih_tahun(halaman, 2019)
    buka_menu(halaman, "Pohon kinerja")
    baris = butir(halaman, "Jumlah Dokumen Renja").first
    expect(baris).to_be_visible()
    baris.get_by_role("link", name=re.compile("^Atur")).click()
    halaman.get_by_label("Cari indikator atau jabatan").fill("AKIP")
    halaman.get_by_role("main").get_by_role("button", name="Cari").click()
    halaman.get_by_role("main").get_by_role("checkbox").first.check()
    tekan(halaman, "Simpan dukungan")
    harap_pesan(halaman, "Yang didukung indikator ini sudah disimpan.")
    expect(butir(halaman, "Jumlah Dokumen Renja").first).to_have_attribute("aria-level", "4")


def test_di_telepon(pohon, periksa_axe):
    halaman = pohon(viewport={"width": 360, "height": 800})
    halaman.get_by_role("button", name="Buka semua").click()
    assert halaman.evaluate("document.documentElement.scrollWidth") <= 360
    periksa_axe(halaman)
    halaman.goto(f"{POHON}usulan/")
    assert halaman.evaluate("document.documentElement.scrollWidth") <= 360


def test_cetak_satu_lembar_kertas_per_halaman(pohon, periksa_axe, tmp_path, teks_pdf):
    halaman = pohon()
    halaman.get_by_role("link", name="Cetak pohon").click()
    periksa_axe(halaman)
    banyak = halaman.locator(".gambar-pohon svg").count()
    berkas = tmp_path / "pohon.pdf"
    berkas.write_bytes(halaman.pdf(prefer_css_page_size=True, print_background=True))
    teks = teks_pdf(berkas)
    assert teks.count("\f") == banyak and f"Halaman {banyak} dari {banyak}" in teks
    keluar = halaman.evaluate("""() => [...document.querySelectorAll('.gambar-pohon g')].flatMap(g => {
        const kotak = g.querySelector('rect').getBBox();
        return [...g.querySelectorAll('text')].filter(t => {
            const b = t.getBBox();
            return b.x < kotak.x || b.x + b.width > kotak.x + kotak.width
                || b.y < kotak.y || b.y + b.height > kotak.y + kotak.height;
        }).map(t => t.textContent);
    })""")
    assert not keluar, "text as this browser draws it leaves its box"


def test_pemilih_dari_kisi_dan_formulir(server_baru, masuk_sebagai):
    """The cell of the grid is renewed; in the full form nothing typed is lost and the version stays right."""
    halaman = masuk_sebagai(server_baru, "perencana.contoh@magetan.example")
    halaman.goto("/magetan/2019/iki/dinas-contoh/")
    halaman.get_by_role("main").get_by_role("link", name=re.compile("^Sekretaris Dinas")).click()
    lembar = halaman.url
    halaman.get_by_role("link", name="Isi lembar").first.click()
    sel = halaman.locator('[data-indikator] [data-kolom="mendukung"]').first
    sel.click()
    halaman.keyboard.press("Enter")
    dialog = halaman.locator("dialog.dialog-lebar")
    expect(dialog.get_by_label("Cari indikator atau jabatan")).to_be_focused()
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("Space")
    halaman.keyboard.press("Enter")
    expect(sel).to_contain_text("Kepala Dinas Pelayanan Contoh Nilai Indeks Kepuasan Masyarakat (IKM)")
    expect(sel).to_be_focused()
    halaman.goto(lembar)
    halaman.get_by_role("main").get_by_role("link", name=re.compile("^Ubah Persentase dokumen")).first.click()
    halaman.get_by_label("Sumber data", exact=True).fill("Register baru")
    halaman.get_by_role("link", name="Atur yang didukung").click()
    dialog.get_by_role("checkbox", checked=True).first.uncheck()
    dialog.get_by_role("button", name="Simpan dukungan").click()
    expect(halaman.locator("#teks-dukungan")).to_have_text("belum ada")
    halaman.get_by_role("main").get_by_role("button", name="Simpan indikator").last.click()
    harap_pesan(halaman, "Indikator sudah disimpan.")
    expect(halaman.get_by_role("row").filter(has_text="Register baru")).to_contain_text("Belum mendukung apa pun")


def test_pemilih_setelah_sesi_berakhir(server_baru, masuk_sebagai, masuk):
    """The dialog says where to sign in and keeps the choice; its old token is renewed when it is sent again."""
    halaman = masuk_sebagai(server_baru, "perencana.contoh@magetan.example")
    halaman.izinkan += [r"status of (401|403)"]
    halaman.goto("/magetan/2019/iki/dinas-contoh/")
    halaman.get_by_role("main").get_by_role("link", name=re.compile("^Sekretaris Dinas")).click()
    halaman.get_by_role("link", name="Isi lembar").first.click()
    sel = halaman.locator('[data-indikator] [data-kolom="mendukung"]').first
    sel.click()
    halaman.keyboard.press("Enter")
    dialog = halaman.locator("dialog.dialog-lebar")
    dialog.get_by_role("checkbox").first.check()
    halaman.context.clear_cookies(name="sessionid")
    dialog.get_by_role("button", name="Simpan dukungan").click()
    expect(dialog.get_by_role("link", name="Masuk di tab baru")).to_be_visible()
    masuk(halaman.context.new_page(), "perencana.contoh@magetan.example")
    dialog.get_by_role("button", name="Simpan dukungan").click()
    expect(sel).to_contain_text("Nilai Indeks Kepuasan Masyarakat")
