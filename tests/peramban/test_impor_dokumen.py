"""An existing document in a real browser: read, reviewed by keyboard, corrected, applied; two people; a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

AKUN = "perencana.contoh@magetan.example"
PANGKAL = "/magetan/impor/dokumen/"
KEPALA = "NO\tSASARAN KINERJA\tINDIKATOR\tTARGET\tRUMUS\tSUMBER DATA"
DOKUMEN = f"""INDIKATOR KINERJA INDIVIDU
DINAS CONTOH
TAHUN 2031

JABATAN : Juru Taman Uji
TUGAS : Merawat taman kota
FUNGSI :
a. Menanam pohon;
b. Menyiram tanaman.

{KEPALA}
1\tTerawatnya taman kota\tPersentase taman terawat\t80%\tTaman terawat dibagi jumlah taman x 100%\tLaporan taman
2\tBertambahnya pohon\tJumlah pohon ditanam\t1 3pohon\tJumlah pohon ditanam\tBuku tanam

JABATAN : Juru Kas Uji
TUGAS : Mengelola kas
FUNGSI : -

{KEPALA}
1\tTertibnya kas\tJumlah laporan kas\t12 laporan\tJumlah laporan kas\tBuku kas
"""


@pytest.fixture
def dibaca(server_baru, masuk_sebagai):
    """`dibaca(…)`: the document uploaded and read, at its overview."""

    def buka(**pilihan) -> Page:
        halaman = masuk_sebagai(server_baru, AKUN, **pilihan)
        halaman.goto(PANGKAL)
        isi = {"name": "iki 2031.txt", "mimeType": "text/plain", "buffer": DOKUMEN.encode()}
        halaman.get_by_label("Berkas").set_input_files(isi)
        halaman.get_by_label("Perangkat daerah", exact=True).select_option(index=1)
        halaman.get_by_role("button", name="Baca dokumen").click()
        expect(halaman.get_by_text("Siap diperiksa")).to_be_visible(timeout=60_000)
        return halaman

    return buka


def test_dari_berkas_sampai_lembar(dibaca, periksa_axe):
    """Upload → overview → review by keyboard → apply → result."""
    halaman = dibaca(viewport={"width": 1280, "height": 860})
    periksa_axe(halaman)
    halaman.get_by_role("link", name="Juru Taman Uji").click()
    expect(halaman.get_by_role("heading", name="Juru Taman Uji")).to_be_visible()
    periksa_axe(halaman)

    baris = halaman.get_by_role("article", name="Baris 2")
    sel = baris.get_by_label("Target")
    sel.fill("13 pohon")
    sel.press("Tab")
    expect(baris.get_by_text(re.compile("^tersimpan"))).to_be_visible()
    halaman.reload()
    expect(halaman.get_by_role("article", name="Baris 2").get_by_label("Target")).to_have_value("13 pohon")
    expect(halaman.get_by_role("article", name="Baris 2").get_by_text("1 3pohon").first).to_be_visible()

    halaman.keyboard.press("Control+Enter")
    expect(halaman.get_by_role("heading", name="Juru Kas Uji")).to_be_visible()
    halaman.keyboard.press("Control+Enter")
    expect(halaman.get_by_text("Semua lembar sudah diperiksa.")).to_be_visible()

    halaman.get_by_role("link", name="Terapkan").click()
    periksa_axe(halaman)
    halaman.get_by_role("button", name=re.compile("^Terapkan")).click()
    expect(halaman.get_by_role("heading", name="Yang ditambahkan")).to_be_visible(timeout=60_000)
    periksa_axe(halaman)
    halaman.get_by_role("link", name="Buka dokumennya").click()
    expect(halaman.get_by_text("Juru Taman Uji").first).to_be_visible()


def test_dua_orang_pada_satu_sel(dibaca, server_baru, masuk_sebagai):
    """Who saves second sees both values, and decides."""
    satu = dibaca()
    satu.izinkan.append("409")
    satu.get_by_role("link", name="Juru Kas Uji").click()
    expect(satu.get_by_role("heading", name="Juru Kas Uji")).to_be_visible()
    dua = masuk_sebagai(server_baru, AKUN)
    dua.goto(satu.url)
    dua.get_by_label("Sumber data", exact=True).first.fill("Buku kas umum")
    dua.get_by_label("Sumber data", exact=True).first.press("Tab")
    expect(dua.get_by_text(re.compile("^tersimpan"))).to_be_visible()

    sel = satu.get_by_label("Sumber data", exact=True).first
    sel.fill("Buku kas pembantu")
    sel.press("Tab")
    expect(satu.locator("[data-bentrok]").get_by_text("Buku kas umum")).to_be_visible()
    expect(sel).to_have_value("Buku kas pembantu")
    satu.get_by_role("button", name="Simpan baris").click()
    expect(satu.get_by_text(re.compile("^tersimpan"))).to_be_visible()
    satu.reload()
    expect(satu.get_by_label("Sumber data", exact=True).first).to_have_value("Buku kas pembantu")


def test_di_ponsel(dibaca, periksa_axe):
    """Field by field at 360 px: nothing wider than the screen, the source one tap away, the button in reach."""
    halaman = dibaca(viewport={"width": 360, "height": 780})
    halaman.get_by_role("link", name="Juru Taman Uji").click()
    expect(halaman.get_by_role("heading", name="Juru Taman Uji")).to_be_visible()
    assert halaman.evaluate("document.documentElement.scrollWidth") == 360
    periksa_axe(halaman)
    baris = halaman.get_by_role("article", name="Baris 1")
    baris.get_by_text("Di dokumen").click()
    expect(baris.get_by_text("80%").first).to_be_visible()
    baris.get_by_label("Satuan").fill("persen")
    baris.get_by_label("Satuan").press("Tab")
    expect(baris.get_by_text(re.compile("^tersimpan"))).to_be_visible()
    expect(halaman.get_by_role("button", name=re.compile("^Sudah diperiksa"))).to_be_in_viewport()
