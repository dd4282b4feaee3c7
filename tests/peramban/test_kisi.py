"""The entry grid in the browser: typed by keyboard only, two people in one cell, refused cells, a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.peramban.langkah_kisi import (
    AKUN,
    LEMBAR,
    buka_kisi,
    ke_sasaran_baru,
    ketik,
    lembar_tercetak,
    sel,
    terjawab,
    tersimpan,
    tuntas,
)

LAMBAT = """jeda => {
    const asli = window.fetch;
    window.fetch = async (...isi) => { await new Promise(lanjut => setTimeout(lanjut, jeda)); return asli(...isi); };
}"""


HP = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# px by which the words of a cell's state lie over its own text or label, and over that of the cell below
TERTUTUP = """sel => {
    const kabar = sel.querySelector(".kisi-kabar").getBoundingClientRect(), kotak = sel.getBoundingClientRect();
    const jangkauan = document.createRange();
    jangkauan.selectNodeContents(sel.querySelector(".kisi-isi"));
    const teks = Array.from(jangkauan.getClientRects());
    const bawah = kotak.bottom - parseFloat(getComputedStyle(sel).paddingBottom);
    const label = getComputedStyle(sel, "::before").content.startsWith('"') ? bawah - kabar.top : 0;
    const dalam = teks.filter(r => r.right > kabar.left && r.left < kabar.right);
    return Math.max(label, 0, ...dalam.map(r => r.bottom - kabar.top)); }"""


@pytest.fixture
def kisi(server_baru, masuk_sebagai):
    """`kisi(…)`: the grid of the demo office's draft, opened by its planner."""
    return lambda **pilihan: buka_kisi(masuk_sebagai(server_baru, AKUN, **pilihan))


BARIS = (
    ("Persentase arsip yang tertata", "90 %", "(Arsip tertata / Jumlah arsip) x 100 %"),
    ("Jumlah daftar arsip", "12 dokumen", "Jumlah daftar arsip yang disusun"),
    ("Rata-rata waktu temu arsip", "15 menit", "Jumlah menit / Jumlah permintaan"),
)


@pytest.mark.parametrize("jeda", [0, 700])
def test_lembar_diketik_dengan_papan_ketik(jeda, kisi, server_baru):
    """Sasaran and three rows with target and rumus, no mouse, also faster than the server answers."""
    halaman = kisi()
    halaman.evaluate(LAMBAT, jeda)
    ke_sasaran_baru(halaman)
    ketik(halaman, "Tertibnya arsip", "{Tab}")
    for nama, target, rumus in BARIS:
        ketik(halaman, nama, "{Tab}", "{Tab}", target, "{Tab}", rumus, "{Enter}")
    tuntas(halaman)
    expect(halaman.locator(".pecahan .penyebut").filter(has_text="Jumlah permintaan")).to_be_visible()
    baru = [satu for satu in tersimpan(server_baru) if satu["sasaran"] == "Tertibnya arsip"]
    assert [(satu["nama"], satu["target"], satu["rumus"]) for satu in baru] == [(n, [t], r) for n, t, r in BARIS]
    halaman.goto(LEMBAR)
    lembar = halaman.locator("article.lembar table")
    expect(lembar.get_by_role("row").filter(has_text="Persentase arsip yang tertata")).to_contain_text("90 %")
    expect(lembar.get_by_role("cell").filter(has_text="Tertibnya arsip").first).to_have_attribute("rowspan", "3")
    expect(lembar.get_by_role("row").filter(has_text="Rata-rata waktu temu arsip")).to_contain_text(BARIS[2][2])
    tercetak = lembar_tercetak(halaman)
    assert "DRAF" in tercetak and all(target in tercetak for _, target, _ in BARIS)


def test_pindah_dan_sunting(kisi, server_baru):
    """Arrows over joined cells, Esc, several lines, a choice by its letter, Delete, undo and redo."""
    halaman = kisi()
    expect(sel(halaman, "sasaran")).to_be_focused()
    ketik(halaman, "{ArrowRight}", "{ArrowDown}", "{ArrowLeft}")
    expect(sel(halaman, "sasaran")).to_be_focused()
    ketik(halaman, "{ArrowRight}", "{F2}", " lama", "{Escape}")
    nama = sel(halaman, "nama", 1)
    expect(nama).to_be_focused()
    semula = nama.get_attribute("data-nilai")
    ketik(halaman, "Nama lain", "{Enter}")
    expect(nama).to_have_attribute("data-nilai", "Nama lain")
    ketik(halaman, "{Control+z}")
    expect(nama).to_have_attribute("data-nilai", semula)
    ketik(halaman, "{Control+y}")
    expect(nama).to_have_attribute("data-nilai", "Nama lain")
    sel(halaman, "sumber_data", 1).focus()
    ketik(halaman, "Satu", "{Shift+Enter}", "dua", "{Alt+Enter}", "tiga", "{Enter}")
    tuntas(halaman)
    assert tersimpan(server_baru)[1]["sumber_data"] == "Satu\ndua\ntiga"
    sel(halaman, "arah").focus()
    ketik(halaman, "{Enter}", "{ArrowDown}", "{Tab}")
    expect(sel(halaman, "arah")).to_have_attribute("data-nilai", "turun")
    sel(halaman, "frekuensi").focus()
    ketik(halaman, "s", "{Enter}")  # a letter chooses
    expect(sel(halaman, "frekuensi")).to_have_attribute("data-nilai", "semester")
    sel(halaman, "sumber_data", 1).focus()
    ketik(halaman, "{Delete}")
    expect(sel(halaman, "sumber_data", 1)).to_have_attribute("data-nilai", "")
    tuntas(halaman)
    kini = tersimpan(server_baru)
    assert kini[0]["arah"] == "turun" and kini[1]["sumber_data"] == ""


def test_ke_bawah_melewati_baris_kosong(kisi, server_baru):
    """A column filled downwards stays in rows that are there; Enter on the blank row goes to the next sasaran."""
    halaman = kisi()
    target = halaman.locator('tr[data-indikator] .kisi-sel[data-kolom="target_2019"]')
    target.first.focus()
    banyak = target.count()
    for nomor in range(banyak):
        expect(target.nth(nomor)).to_be_focused()
        ketik(halaman, f"{nomor + 70}", "{Enter}")
    expect(target.last).to_be_focused()
    tuntas(halaman)
    assert [satu["target"] for satu in tersimpan(server_baru)] == [[f"{nomor + 70}"] for nomor in range(banyak)]
    halaman.locator('tbody[data-sasaran] .baris-baru .kisi-sel[data-kolom="nama"]').last.focus()
    ketik(halaman, "{Tab}")
    expect(halaman.locator('.kisi-sel[data-kolom="sasaran"]').last).to_be_focused()
    halaman.locator('tbody[data-sasaran] .baris-baru .kisi-sel[data-kolom="nama"]').last.focus()
    ketik(halaman, "{Enter}")
    expect(halaman.locator('.kisi-sel[data-kolom="sasaran"]').last).to_be_focused()


def test_dua_orang_di_satu_sel(server_baru, masuk_sebagai):
    """The later one sees both texts in the cell and chooses by keyboard; another column is no conflict."""
    cepat, lambat = (buka_kisi(masuk_sebagai(server_baru, AKUN)) for _ in range(2))
    for halaman, isi in ((cepat, "Nama menurut rekan"), (lambat, "Nama menurut saya")):
        sel(halaman, "nama").focus()
        ketik(halaman, isi, "{Enter}")
        terjawab(halaman)
    panel = sel(lambat, "nama").get_by_role("group", name=re.compile("^Dua isian berbeda"))
    expect(panel).to_contain_text("Nama menurut rekan")
    expect(panel).to_contain_text("Nama menurut saya")
    assert tersimpan(server_baru)[0]["nama"] == "Nama menurut rekan"
    sel(lambat, "nama").focus()
    ketik(lambat, "{Enter}")
    expect(panel.get_by_role("button", name="Pakai isian saya")).to_be_focused()
    ketik(lambat, "{Enter}")
    tuntas(lambat)
    assert tersimpan(server_baru)[0]["nama"] == "Nama menurut saya"
    sel(cepat, "target_2019").focus()  # its page is older than the row, but nobody changed this cell
    ketik(cepat, "88", "{Enter}")
    tuntas(cepat)
    kini = tersimpan(server_baru)[0]
    assert (kini["nama"], kini["target"]) == ("Nama menurut saya", ["88"])
    tercetak = lembar_tercetak(lambat)
    assert "menurut saya" in tercetak and "menurut rekan" not in tercetak


def test_pakai_yang_tersimpan(server_baru, masuk_sebagai):
    cepat, lambat = (buka_kisi(masuk_sebagai(server_baru, AKUN)) for _ in range(2))
    for halaman, isi in ((cepat, "menurut rekan"), (lambat, "menurut saya")):
        sel(halaman, "sasaran").focus()
        ketik(halaman, isi, "{Enter}")
        terjawab(halaman)
    sel(lambat, "sasaran").focus()
    ketik(lambat, "{Enter}", "{ArrowRight}", "{Enter}")
    expect(sel(lambat, "sasaran").locator(".kisi-isi")).to_have_text("menurut rekan")
    assert tersimpan(server_baru)[0]["sasaran"] == "menurut rekan"


@pytest.mark.parametrize("isi", ["x" * 10_000, "   ", "=1+1 \N{GRINNING FACE}"])
def test_ditolak_di_selnya(isi, kisi, server_baru):
    """What the server refuses stays in the cell with the reason, and can be corrected there."""
    halaman = kisi()
    nama = sel(halaman, "nama")
    semula = nama.get_attribute("data-nilai")
    nama.focus()
    ketik(halaman, "{Enter}", "{Control+a}")
    halaman.keyboard.insert_text(isi)
    ketik(halaman, "{Enter}")
    terjawab(halaman)
    if nama.get_attribute("aria-invalid") is None:
        assert tersimpan(server_baru)[0]["nama"] == isi
        return
    expect(nama).to_have_attribute("aria-describedby", re.compile("^kabar-"))
    assert tersimpan(server_baru)[0]["nama"] == semula
    nama.focus()
    ketik(halaman, "{Enter}")
    expect(nama.get_by_role("textbox")).to_have_value(isi)
    ketik(halaman, "{Control+a}", "Nama yang dibetulkan", "{Enter}")
    tuntas(halaman)
    assert tersimpan(server_baru)[0]["nama"] == "Nama yang dibetulkan"


def test_html_di_sel_tampil_sebagai_teks(kisi, server_baru):
    halaman = kisi()
    isi = "<img src=x onerror=alert(1)> & <b>tebal</b>"
    sel(halaman, "sumber_data").focus()
    ketik(halaman, isi, "{Enter}")
    tuntas(halaman)
    expect(sel(halaman, "sumber_data").locator(".kisi-isi")).to_contain_text("<img src=x onerror=alert(1)> &")
    expect(sel(halaman, "sumber_data").locator("img")).to_have_count(0)
    assert tersimpan(server_baru)[0]["sumber_data"] == isi


def test_papan_ketik_dan_pembaca_layar(kisi, periksa_axe):
    """The editor has a name, the column is explained, keys are listed, Tab can leave; no serious axe violation."""
    halaman = kisi(viewport={"width": 1280, "height": 800})
    periksa_axe(halaman)
    sel(halaman, "nama").focus()
    expect(halaman.locator(".kisi-penjelasan")).to_contain_text("Contoh: Persentase")
    ketik(halaman, "{F2}")
    expect(halaman.get_by_role("textbox", name=re.compile(", baris 1$"))).to_be_focused()
    ketik(halaman, "{Control+a}", "{Delete}", "{Enter}")
    expect(sel(halaman, "nama")).to_have_attribute("aria-invalid", "true")
    periksa_axe(halaman)
    ketik(halaman, "{?}")
    dialog = halaman.get_by_role("dialog", name="Tombol papan ketik")
    expect(dialog).to_contain_text("gandakan baris")
    periksa_axe(halaman)
    ketik(halaman, "{Escape}")
    sel(halaman, "satuan").focus()
    ketik(halaman, "{Escape}", "{Tab}")
    assert not halaman.evaluate("document.activeElement.matches('.kisi-sel')")


def test_satu_baris_di_telepon(kisi, server_baru, periksa_axe):
    """360 px: cards, one tap opens a cell, "Berikutnya" goes on; nothing sticks out."""
    halaman = kisi(**HP)
    nama = sel(halaman, "nama", 2)
    nama.tap()
    for isi in ("Jumlah keluhan", "keluhan", "3"):
        halaman.keyboard.type(isi)
        halaman.get_by_role("button", name="Berikutnya").tap()
    halaman.get_by_role("button", name="Batal").tap()
    tuntas(halaman)
    assert halaman.evaluate("document.scrollingElement.scrollWidth") <= 361
    periksa_axe(halaman)
    baru = next(satu for satu in tersimpan(server_baru) if satu["nama"] == "Jumlah keluhan")
    assert baru["target"] == ["3"]
    halaman.locator("tr[data-indikator] .kisi-aksi summary").nth(2).tap()
    halaman.get_by_role("button", name="Hapus baris").tap()
    expect(halaman.locator(".kisi-toast")).to_contain_text("dihapus")
    assert "Jumlah keluhan" not in [satu["nama"] for satu in tersimpan(server_baru)]


@pytest.mark.parametrize(("pilihan", "kolom"), [({}, "target_2019"), (HP, "nama")], ids=["layar lebar", "telepon"])
def test_kata_tersimpan_tidak_menutup_isi_selnya(pilihan, kolom, kisi):
    """A narrow target that fills its cell to the last line; a label of two lines on a phone."""
    halaman = kisi(**pilihan)
    satu = sel(halaman, kolom)
    if pilihan:
        satu.tap()
        halaman.keyboard.type(" lagi")
        halaman.get_by_role("button", name="Berikutnya").tap()
    else:
        satu.focus()
        ketik(halaman, "{F2}", "{Control+a}", "seratus persen " * 13, "{Enter}")
    expect(satu.locator(".kisi-kabar")).to_contain_text("tersimpan")
    assert satu.evaluate(TERTUTUP) <= 3


def test_di_telepon_nama_sasaran_tidak_menutup_tombolnya(kisi):
    """While one scrolls past it; and nothing speaks of keys that a phone has not."""
    halaman = kisi(**HP)
    nama, menu = halaman.locator(".sel-sasaran .kisi-isi").first, halaman.locator(".sel-sasaran .kisi-menu").first
    menu.evaluate("el => scrollTo(0, scrollY + el.getBoundingClientRect().top - 40)")
    assert nama.evaluate("el => el.getBoundingClientRect().bottom") <= menu.evaluate(
        "el => el.getBoundingClientRect().top"
    )
    expect(halaman.locator(".kaki")).not_to_contain_text("papan ketik", use_inner_text=True)
