"""Rows of the entry grid as a whole in the browser: moved, deleted, dragged, taken back; what paste does."""

import pytest
from playwright.sync_api import expect

from tests.peramban.langkah_kisi import AKUN, buka_kisi, ketik, sel, tersimpan, tuntas

TEMPEL = """([teks, html]) => { const papan = new DataTransfer();
    papan.setData("text/plain", teks); if (html) papan.setData("text/html", html);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: papan, bubbles: true, cancelable: true})); }"""


@pytest.fixture
def kisi(server_baru, masuk_sebagai):
    """`kisi(…)`: the grid of the demo office's draft, opened by its planner."""
    return lambda **pilihan: buka_kisi(masuk_sebagai(server_baru, AKUN, **pilihan))


def test_baris_disusun_dan_diurungkan(kisi, server_baru):
    """Move, sub-indicator, duplicate and delete by keys; the toast and Ctrl+Z take it back."""
    halaman = kisi()
    awal = [satu["nama"] for satu in tersimpan(server_baru)]
    sel(halaman, "nama", 1).focus()
    toast = halaman.locator(".kisi-toast")
    ketik(halaman, "{Alt+ArrowUp}")
    expect(toast).to_contain_text("Dipindahkan ke atas")
    expect(sel(halaman, "nama")).to_be_focused()
    assert [satu["nama"] for satu in tersimpan(server_baru)] == [awal[1], awal[0], awal[2]]
    ketik(halaman, "{Control+z}")
    expect(sel(halaman, "nama", 1)).to_have_attribute("data-nilai", awal[1])
    ketik(halaman, "{Alt+ArrowRight}")
    expect(halaman.locator("tr.sub")).to_have_count(1)
    ketik(halaman, "{Alt+ArrowLeft}")
    expect(halaman.locator("tr.sub")).to_have_count(0)
    ketik(halaman, "{Control+d}")
    expect(halaman.locator("tr[data-indikator]")).to_have_count(4)
    ketik(halaman, "{Control+Delete}")
    expect(halaman.locator("tr[data-indikator]")).to_have_count(3)
    sel(halaman, "nama").focus()
    ketik(halaman, "{Control+Delete}")
    expect(halaman.locator("tr[data-indikator]")).to_have_count(2)
    assert [satu["nama"] for satu in tersimpan(server_baru)] == awal[1:]
    toast.get_by_role("button", name="Urungkan").press("Enter")
    expect(halaman.locator("tr[data-indikator]")).to_have_count(3)
    expect(sel(halaman, "nama")).to_be_focused()
    assert [satu["nama"] for satu in tersimpan(server_baru)] == awal


def test_sisip_dan_seret(kisi, server_baru):
    halaman = kisi()
    awal = [satu["nama"] for satu in tersimpan(server_baru)]
    sel(halaman, "nama").focus()
    ketik(halaman, "{Alt+Insert}", "Disisipkan", "{Enter}")
    tuntas(halaman)
    assert [satu["nama"] for satu in tersimpan(server_baru)] == [awal[0], "Disisipkan", *awal[1:]]
    gagang = halaman.locator("tr[data-indikator] .kisi-gagang").first.bounding_box()
    tujuan = sel(halaman, "nama", 2).bounding_box()
    halaman.mouse.move(gagang["x"] + 4, gagang["y"] + 8)
    halaman.mouse.down()
    halaman.mouse.move(tujuan["x"] + 60, tujuan["y"] + tujuan["height"] / 2, steps=6)
    halaman.mouse.move(tujuan["x"] + 60, tujuan["y"] + tujuan["height"] - 5, steps=6)
    halaman.mouse.up()
    expect(halaman.locator(".kisi-toast")).to_contain_text("Baris dipindahkan")
    assert [satu["nama"] for satu in tersimpan(server_baru)] == ["Disisipkan", awal[1], awal[0], awal[2]]


def test_urungkan_di_kabar_mengurungkan_tindakannya(kisi, server_baru):
    """The button of the message takes back what the message says, also after something else was typed."""
    halaman = kisi()
    sel(halaman, "nama").focus()
    ketik(halaman, "{Control+Delete}")
    expect(halaman.locator("tr[data-indikator]")).to_have_count(2)
    sel(halaman, "satuan").focus()
    ketik(halaman, "{s}", "{Backspace}", "dokumen", "{Enter}")
    tuntas(halaman)
    halaman.locator(".kisi-toast").get_by_role("button", name="Urungkan").press("Enter")
    expect(halaman.locator("tr[data-indikator]")).to_have_count(3)
    expect(sel(halaman, "satuan", 1)).to_have_attribute("data-nilai", "dokumen")


def test_tempel(kisi, server_baru):
    """A table goes to the preview, one cell of Excel into the cell, several lines into an open editor."""
    halaman = kisi()
    halaman.evaluate("addEventListener('kisi:tempel', ev => { window.tempelan = ev.detail.teks; })")
    sel(halaman, "satuan").focus()
    halaman.evaluate(TEMPEL, ["poin\n", "<table><tr><td>poin</td></tr></table>"])
    expect(sel(halaman, "satuan")).to_have_attribute("data-nilai", "poin")
    assert halaman.evaluate("window.tempelan") is None
    ketik(halaman, "{ArrowLeft}", "{F2}")
    halaman.evaluate(
        TEMPEL, ["a\tb\nc\td", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"]
    )
    assert halaman.evaluate("window.tempelan") == "a\tb\nc\td"
    tuntas(halaman)
    assert tersimpan(server_baru)[0]["nama"] == sel(halaman, "nama").get_attribute("data-nilai")


def test_rumus_latex_disunting_sebagai_ketikan(kisi, server_baru):
    """A formula stored as LaTeX opens as one would type it; leaving it alone leaves it as it is."""
    halaman = kisi()
    latex = r"$\frac{\text{Jumlah a}}{\text{Jumlah b}}\times 100\%$"
    sel(halaman, "rumus").focus()
    ketik(halaman, latex, "{Enter}")
    tuntas(halaman)
    sel(halaman, "rumus").focus()
    ketik(halaman, "{F2}")
    expect(halaman.locator(".kisi-editor")).to_have_value("[Jumlah a] ÷ [Jumlah b] × 100")
    ketik(halaman, "{Enter}")
    tuntas(halaman)
    assert tersimpan(server_baru)[0]["rumus"] == latex
    sel(halaman, "rumus").focus()
    ketik(halaman, "{F2}", "{Home}", "{ArrowRight}", "Seluruh ", "{Enter}")
    tuntas(halaman)
    assert tersimpan(server_baru)[0]["rumus"] == "[Seluruh Jumlah a] ÷ [Jumlah b] × 100"
    expect(sel(halaman, "rumus")).to_contain_text("Seluruh Jumlah a")
