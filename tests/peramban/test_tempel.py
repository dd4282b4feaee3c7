"""Paste from Excel into the grid: twelve rows from clipboard HTML and from plain text, by keyboard; undo; a phone."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.peramban.langkah import DITOLAK
from tests.peramban.langkah_kisi import lembar_tercetak

AKUN = "perencana.contoh@magetan.example"
LEMBAR = "/magetan/2019/iku/dinas-contoh/"
DATA = Path(__file__).parents[1] / "data/tempel"
HTML = (DATA / "excel_12_baris.html").read_text()
TEKS = (DATA / "excel_12_baris.txt").read_bytes().decode()
TEMPEL = """([html, teks]) => { const papan = new DataTransfer();
    papan.setData("text/plain", teks); if (html) papan.setData("text/html", html);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: papan, bubbles: true, cancelable: true})); }"""
ISI = """
import json
from indikator.models import Indikator
from organisasi.models import Pemda
from organisasi.penyewa import sebagai
with sebagai(Pemda.objects.get(slug="magetan")):
    semua = Indikator.objects.filter(lembar__jenis="iku", lembar__penetapan__instansi__slug="dinas-contoh")
    semua = semua.order_by("sasaran__urutan", "sasaran__pk", "urutan").select_related("sasaran", "rumus")
    print("HASIL" + json.dumps([{
        "sasaran": s.sasaran.nama, "nama": s.nama, "sumber": s.sumber_data,
        "rumus": s.rumus.teks if hasattr(s, "rumus") else "", "gaya": s.rumus.gaya if hasattr(s, "rumus") else 0,
        "target": [t.teks for t in s.target.filter(triwulan=0)]} for s in semua]))
"""


def tersimpan(server) -> list[dict]:
    """Rows of the sheet as the database has them, in document order."""
    keluaran = server.kelola("shell", "-c", ISI)
    return json.loads(keluaran.partition("HASIL")[2].splitlines()[0])


@pytest.fixture
def kisi(server_baru, masuk_sebagai):
    """`kisi(…)`: the grid of the demo office's draft, opened by its planner."""

    def buka(**pilihan) -> Page:
        halaman = masuk_sebagai(server_baru, AKUN, **pilihan)
        halaman.goto(LEMBAR)
        halaman.get_by_role("link", name="Isi lembar").first.click()
        expect(halaman.locator('.kisi-sel[tabindex="0"]')).to_have_count(1)  # the scripts have run
        return halaman

    return buka


def tempel(halaman: Page, html: str, teks: str) -> None:
    """A paste event of the browser on what has the focus."""
    halaman.evaluate(TEMPEL, [html, teks])


def dialog(halaman: Page) -> Locator:
    return halaman.get_by_role("dialog", name="Tempel dari Excel atau Word")


def ke_sasaran_baru(halaman: Page) -> None:
    halaman.locator(".kisi-sel").first.focus()
    halaman.keyboard.press("Control+End")
    halaman.keyboard.press("Home")
    expect(halaman.locator('.kisi-sel[data-kolom="sasaran"]').last).to_be_focused()


@pytest.mark.parametrize(("asal", "html"), [("html", HTML), ("teks", "")])
def test_dua_belas_baris_dari_excel(asal, html, kisi, server_baru, periksa_axe, potret):
    """Paste, Enter, done; the database, the printed sheet, and Ctrl+Z takes all of it back."""
    halaman = kisi(viewport={"width": 1280, "height": 860})
    semula = tersimpan(server_baru)
    ke_sasaran_baru(halaman)
    tempel(halaman, html, TEKS)
    tombol = dialog(halaman).get_by_role("button", name="Masukkan 12 baris")
    expect(tombol).to_be_focused()
    periksa_axe(halaman)
    potret(halaman, f"tempel-excel-{asal}")
    halaman.keyboard.press("Enter")
    expect(dialog(halaman)).to_be_hidden()
    expect(halaman.get_by_text("12 baris dimasukkan.").first).to_be_visible()
    baru = tersimpan(server_baru)[len(semula) :]
    assert len(baru) == 12 and len({satu["sasaran"] for satu in baru}) == 4
    assert baru[10] == {
        "sasaran": "Terlaksananya penyediaan jasa surat menyurat",
        "nama": "Jumlah data arsip dinamis yang dikelola",
        "sumber": "Daftar arsip",
        "rumus": "Jumlah data arsip yang dikelola",
        "gaya": 9,
        "target": ["4.230 data"],
    }
    if html:
        assert baru[2]["rumus"].startswith("<u>Jumlah perangkat daerah") and baru[2]["gaya"] == 1
    periksa_cetak(halaman, baru, pecahan=2 if html else 0)
    halaman.goto(LEMBAR)
    halaman.get_by_role("link", name="Isi lembar").first.click()
    expect(halaman.locator('.kisi-sel[tabindex="0"]')).to_have_count(1)


def periksa_cetak(halaman: Page, baru: list[dict], pecahan: int) -> None:
    """The sheet as it is printed shows the rows with their targets, its fractions as fractions."""
    halaman.goto(LEMBAR)
    halaman.emulate_media(media="print")
    lembar = halaman.locator("article.lembar table")
    for satu in baru:
        baris = lembar.get_by_role("row").filter(has_text=satu["nama"])
        expect(baris).to_contain_text(satu["target"][0])
        expect(baris).to_contain_text(satu["sumber"])
    bagian = lembar.get_by_role("row").filter(has_text="Persentase pelayanan administrasi kepegawaian tepat waktu")
    expect(bagian.locator(".pecahan")).to_have_count(pecahan // 2)
    halaman.emulate_media(media="screen")
    tercetak = lembar_tercetak(halaman)
    assert "DRAF" in tercetak and all(satu["target"][0] in tercetak for satu in baru)


def test_ctrl_z_mengembalikan_semuanya(kisi, server_baru):
    halaman = kisi()
    semula = tersimpan(server_baru)
    ke_sasaran_baru(halaman)
    tempel(halaman, HTML, TEKS)
    dialog(halaman).get_by_role("button", name="Masukkan 12 baris").press("Enter")
    expect(halaman.locator("tr[data-indikator]")).to_have_count(len(semula) + 12)
    expect(halaman.locator(".kisi-sel:focus")).to_have_count(1)
    halaman.keyboard.press("Control+z")
    expect(halaman.locator("tr[data-indikator]")).to_have_count(len(semula))
    assert tersimpan(server_baru) == semula


def test_esc_tidak_mengubah_apa_pun(kisi, server_baru):
    halaman = kisi()
    semula = tersimpan(server_baru)
    ke_sasaran_baru(halaman)
    tempel(halaman, HTML, TEKS)
    expect(dialog(halaman).get_by_role("button", name="Masukkan 12 baris")).to_be_focused()
    halaman.keyboard.press("Escape")
    expect(dialog(halaman)).to_be_hidden()
    expect(halaman.locator('.kisi-sel[data-kolom="sasaran"]').last).to_be_focused()
    assert tersimpan(server_baru) == semula


def test_kolom_dan_baris_dipilih_lain(kisi, server_baru):
    halaman = kisi()
    banyak = len(tersimpan(server_baru))
    ke_sasaran_baru(halaman)
    tempel(halaman, HTML, TEKS)
    kotak = dialog(halaman)
    kotak.get_by_label("Bidang untuk kolom 6 (SUMBER DATA)").select_option("Penanggung jawab")
    expect(kotak.locator("td[data-label='Penanggung jawab']").first).to_contain_text("Dokumen Perencanaan")
    kotak.get_by_label("Masukkan baris 2", exact=True).uncheck()
    kotak.get_by_role("button", name="Masukkan 11 baris").click()
    expect(halaman.locator("tr[data-indikator]")).to_have_count(banyak + 11)
    assert all(satu["sumber"] == "" for satu in tersimpan(server_baru)[banyak:])


def test_sel_yang_ada_ditimpa_mulai_dari_sel_yang_dipilih(kisi, server_baru):
    halaman = kisi()
    semula = tersimpan(server_baru)
    halaman.locator('tr[data-indikator] .kisi-sel[data-kolom="target_2019"]').first.focus()
    tempel(halaman, "", "97,5\n88 %\n")
    kotak = dialog(halaman)
    expect(kotak.get_by_label("Timpa mulai dari sel yang dipilih")).to_be_checked()
    expect(kotak.get_by_role("button", name=re.compile("^Timpa 2 baris"))).to_be_focused()
    halaman.keyboard.press("Enter")
    expect(kotak).to_be_hidden()
    assert [satu["target"] for satu in tersimpan(server_baru)[:2]] == [["97,5"], ["88 %"]]
    expect(halaman.locator('.kisi-sel[data-kolom="target_2019"]').first).to_contain_text("97,5")
    halaman.keyboard.press("Control+z")
    expect(halaman.locator('.kisi-sel[data-kolom="target_2019"]').first).not_to_contain_text("97,5")
    assert tersimpan(server_baru) == semula


def test_dari_tombol_di_ponsel(kisi, server_baru, periksa_axe, potret):
    """Who does not know that one can paste into the table: a box, here filled like typing."""
    halaman = kisi(viewport={"width": 360, "height": 740})
    banyak = len(tersimpan(server_baru))
    halaman.get_by_role("button", name="Tempel dari Excel/Word").click()
    kotak = dialog(halaman)
    periksa_axe(halaman)
    kotak.get_by_role("textbox").fill(TEKS)
    kotak.get_by_role("button", name="Lihat hasil bacaan").click()
    expect(kotak.get_by_role("button", name="Masukkan 12 baris")).to_be_visible()
    periksa_axe(halaman)
    potret(halaman, "tempel-ponsel")
    assert halaman.evaluate("document.querySelector('#dialog-tempel').scrollWidth") <= 360
    kotak.get_by_role("button", name="Masukkan 12 baris").click()
    expect(kotak).to_be_hidden()
    assert len(tersimpan(server_baru)) == banyak + 12


def test_yang_tidak_terbaca_dikatakan(kisi):
    halaman = kisi()
    halaman.izinkan.append(DITOLAK)
    ke_sasaran_baru(halaman)
    tempel(halaman, "", "\t".join(str(nomor) for nomor in range(400)) + "\n1")
    expect(dialog(halaman).get_by_role("status")).to_contain_text("Yang ditempel 400 kolom; paling banyak 30.")
    halaman.keyboard.press("Escape")
    expect(dialog(halaman)).to_be_hidden()
