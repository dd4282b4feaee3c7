"""A decree from a template to its words: paste, move by keyboard, references that renumber in the page, a conflict."""

import re

from playwright.sync_api import expect

PERENCANA = "perencana@paser.example"
DASAR_HUKUM = """1. Peraturan Daerah Kabupaten Paser Nomor 1 Tahun 2021 tentang A;
2. Peraturan Daerah Kabupaten Paser Nomor 2 Tahun 2021 tentang B;
3. Peraturan Bupati Paser Nomor 3 Tahun 2022 tentang C;
4. Peraturan Bupati Paser Nomor 4 Tahun 2022 tentang D;"""


def buka_draf_baru(halaman) -> None:
    """From the document in force to the editor of a decree that replaces the one in force."""
    halaman.goto("/paser/dokumen/")
    halaman.locator("table tbody a").first.click()
    halaman.get_by_role("link", name="Buat keputusan").click()
    expect(halaman.get_by_role("radio", name=re.compile("Penggantian IKU dan IKI"))).to_be_checked()
    halaman.get_by_role("button", name="Buat draf keputusan").click()
    expect(halaman).to_have_url(re.compile(r"/keputusan/\d+/susun/$"))


def butir(halaman, bagian: str):
    return halaman.locator(f"#bagian-{bagian} > ul > li")


def ubah(halaman, bagian: str, nomor: int, teks: str) -> None:
    satu = butir(halaman, bagian).nth(nomor)
    satu.locator(".butir-teks").first.click()
    satu.get_by_role("textbox").fill(teks)
    satu.get_by_role("button", name="Simpan", exact=True).click()


def test_keputusan_dari_templat_sampai_bentrok(server_baru, masuk_sebagai, periksa_axe):
    halaman = masuk_sebagai(server_baru, PERENCANA, viewport={"width": 1366, "height": 768})
    halaman.izinkan += ["409", "422"]
    buka_draf_baru(halaman)
    naskah = halaman.frame_locator(".pratinjau-bingkai iframe")

    awal = butir(halaman, "mengingat").count()
    halaman.locator("[data-tempel=mengingat]").click()
    halaman.get_by_label(re.compile("Tempel dari Word")).fill(DASAR_HUKUM)
    halaman.get_by_role("button", name="Tambahkan 4 butir").click()
    expect(butir(halaman, "mengingat")).to_have_count(awal + 4)
    expect(naskah.get_by_text("Peraturan Bupati Paser Nomor 4 Tahun 2022 tentang D;")).to_be_visible()

    expect(naskah.locator(".rujukan", has_text="diktum KESATU").first).to_be_visible()
    butir(halaman, "diktum").first.locator(".butir-teks").first.focus()
    halaman.keyboard.press("Alt+ArrowDown")
    expect(naskah.locator(".rujukan", has_text="diktum KEDUA").first).to_be_visible()
    expect(naskah.locator(".rujukan", has_text="diktum KESATU")).to_have_count(0)

    banyak = butir(halaman, "diktum").count()
    for tombol, jumlah in (("ArrowRight", banyak - 1), ("ArrowLeft", banyak)):  # into the diktum above it and out
        halaman.keyboard.press(f"Alt+{tombol}")
        expect(butir(halaman, "diktum")).to_have_count(jumlah)
    periksa_axe(halaman)

    rekan = masuk_sebagai(server_baru, PERENCANA)
    rekan.goto(halaman.url)
    satu = butir(halaman, "menimbang").first
    satu.locator(".butir-teks").click()
    satu.get_by_role("textbox").fill("bahwa isian saya;")
    ubah(rekan, "menimbang", 0, "bahwa isian rekan;")
    expect(rekan.locator("#simpan-naskah")).to_contain_text("tersimpan")
    satu.get_by_role("button", name="Simpan", exact=True).click()
    konflik = halaman.get_by_role("group", name="Dua isian berbeda")
    expect(konflik).to_contain_text("bahwa isian rekan;")
    expect(satu.get_by_role("textbox")).to_have_value("bahwa isian saya;")
    konflik.get_by_role("button", name="Pakai isian saya").click()
    expect(naskah.get_by_text("bahwa isian saya;")).to_be_visible()


def test_keputusan_di_telepon_dan_papan_ketik(server_baru, masuk_sebagai, periksa_axe):
    halaman = masuk_sebagai(server_baru, PERENCANA, viewport={"width": 360, "height": 740})
    buka_draf_baru(halaman)
    awal = butir(halaman, "tembusan").count()
    halaman.locator("[data-baru=tembusan]").click()
    halaman.keyboard.type("Kepala Bappeda;")
    halaman.keyboard.press("Control+Enter")
    expect(butir(halaman, "tembusan")).to_have_count(awal + 2)  # the one saved, and the box of the next
    halaman.keyboard.press("Escape")
    expect(butir(halaman, "tembusan")).to_have_count(awal + 1)
    butir(halaman, "tembusan").last.locator("[data-peran=hapus]").click()
    halaman.get_by_role("button", name="Urungkan").click()
    expect(butir(halaman, "tembusan")).to_have_count(awal + 1)
    halaman.get_by_role("tab", name="Pratinjau").click()
    expect(halaman.frame_locator(".pratinjau-bingkai iframe").get_by_text("Kepala Bappeda;")).to_be_visible()
    assert halaman.evaluate("document.documentElement.scrollWidth") == 360
    periksa_axe(halaman)
