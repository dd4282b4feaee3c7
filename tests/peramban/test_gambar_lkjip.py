"""Pictures of the yearly report for the guides (`make gambar`): PK, budget, LKjIP, its editor and gate, uji hitung."""

from playwright.sync_api import Page, expect

from tests.laporan import lkjip_asing
from tests.peramban.langkah import baris, buka_menu, tekan
from tests.peramban.langkah_gambar import ISI, LAYAR, gulir, siap

PERENCANA = "perencana@magetan.example"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def buka_lkjip_2020(halaman: Page) -> None:
    """The draft of the second year: its text is partly drafted, its last-year columns come from 2019."""
    buka_menu(halaman, "LKjIP")
    baris(halaman, "2020").get_by_role("link").first.click()
    siap(halaman, "LKjIP 2020")


def test_perjanjian_dan_anggaran(server_baru, masuk_sebagai, potret):
    halaman = masuk_sebagai(server_baru, PERENCANA, viewport=LAYAR)
    buka_menu(halaman, "Perjanjian kinerja")
    baris(halaman, "2020").get_by_role("link").first.click()
    siap(halaman, "Perjanjian Kinerja")
    potret(halaman, "perjanjian-kinerja", clip=ISI)
    halaman.goto("/magetan/2020/anggaran/bagian-organisasi/")
    siap(halaman, "Anggaran")
    expect(halaman.get_by_role("main")).to_contain_text("985.200.000")
    potret(halaman, "anggaran", clip=ISI)


def test_lkjip(server_baru, masuk_sebagai, potret):
    """Overview, editor of a section with its figures beside it, what the report still lacks."""
    halaman = masuk_sebagai(server_baru, PERENCANA, viewport=LAYAR)
    buka_lkjip_2020(halaman)
    alamat = halaman.url
    potret(halaman, "lkjip", clip=ISI)
    halaman.goto(f"{alamat}kelengkapan/")
    siap(halaman, "Kelengkapan")
    potret(halaman, "lkjip-kelengkapan", clip=ISI)
    halaman.goto(alamat)
    halaman.get_by_role("link", name="Sasaran 1: Meningkatnya Pelayanan Prima").first.click()
    expect(halaman.get_by_role("textbox", name="Naskah")).to_be_visible()
    gulir(halaman.locator("h1"))
    potret(halaman, "lkjip-editor", clip=ISI)


def test_uji_hitung(server_baru, masuk_sebagai, potret):
    """A report of another year from Word: reported against recomputed."""
    halaman = masuk_sebagai(server_baru, PERENCANA, viewport=LAYAR)
    halaman.goto("/magetan/uji-hitung/")
    siap(halaman, "Uji hitung")
    berkas = {"name": "LKjIP 2019.docx", "mimeType": WORD, "buffer": lkjip_asing.docx()}
    halaman.locator("input[type=file]").set_input_files(berkas)
    tekan(halaman, "Uji hitung")
    expect(halaman.get_by_role("main")).to_contain_text("1.018.000.000 / 864.918.744 / 84,96 %")
    gulir(halaman.locator("h1"))
    potret(halaman, "uji-hitung", clip=ISI)
