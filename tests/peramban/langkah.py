"""Steps people take in the application, found by the roles, labels and names they see."""

import re

from playwright.sync_api import Locator, Page, expect

DITOLAK = r"status of (403|404|409|422)"  # what Chromium writes to the console for an answer we asked for


def buka_menu(halaman: Page, judul: str) -> None:
    """Follow a link of the main menu."""
    halaman.get_by_role("navigation", name="Menu utama").get_by_role("link", name=judul, exact=True).click()


def pilih_tahun(halaman: Page, tahun: int) -> None:
    """Switch the year in the top bar; the menu leads to that year from then on."""
    bilah = halaman.get_by_role("banner")
    bilah.locator("summary").filter(has_text=re.compile("Tahun")).click()
    bilah.get_by_role("link", name=str(tahun), exact=True).click()
    expect(bilah.locator("summary").filter(has_text=re.compile(rf"Tahun\s+{tahun}"))).to_be_visible()


def tekan(halaman: Page, tombol: str, setuju: bool = False) -> None:
    """Press the button of the page; with `setuju` also the one of the question that follows."""
    halaman.get_by_role("main").get_by_role("button", name=tombol, exact=True).click()
    if setuju:
        halaman.get_by_role("dialog").get_by_role("button", name=tombol, exact=True).click()


def harap_pesan(halaman: Page, kalimat: str) -> None:
    """The message of what was just done."""
    expect(halaman.locator("#pesan")).to_contain_text(kalimat)


def status_http(halaman: Page, alamat: str) -> int:
    """Go to the address; the answer's status. A refusal does not count as an error of the page."""
    halaman.izinkan.append(DITOLAK)
    return halaman.goto(alamat).status


def baris(halaman: Page, teks: str) -> Locator:
    """The row of a table that holds the text."""
    return halaman.get_by_role("row").filter(has_text=teks)


def buka_dokumen(halaman: Page, bagian_judul: str) -> None:
    """From the list of documents to the one whose title holds the words."""
    buka_menu(halaman, "Dokumen IKU dan IKI")
    halaman.get_by_role("main").get_by_role("link", name=re.compile(re.escape(bagian_judul))).first.click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(bagian_judul)


def mulai_reviu(halaman: Page, bagian_judul: str) -> None:
    """Start a review and stand on the page of its draft."""
    buka_dokumen(halaman, bagian_judul)
    tekan(halaman, "Mulai reviu")
    harap_pesan(halaman, "Reviu dimulai.")


def buka_indikator_baru(halaman: Page, sasaran: str) -> None:
    """From a sheet to the empty form of an indicator of the sasaran."""
    sel = halaman.get_by_role("cell").filter(has_text=sasaran)
    sel.get_by_role("link", name="Indikator", exact=True).first.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Tambah indikator")


def isi_indikator(halaman: Page, nama: str, target: str, pembilang: str, penyebut: str, tahun: int = 2019) -> None:
    """Fill in the form of an indicator with a percentage; nothing is saved yet."""
    halaman.get_by_label("Indikator", exact=True).fill(nama)
    halaman.get_by_label(f"Target {tahun}").fill(target)
    halaman.get_by_role("radio", name=re.compile("^Persentase")).check()
    halaman.get_by_role("textbox", name="Pembilang").fill(pembilang)
    halaman.get_by_role("textbox", name="Penyebut").fill(penyebut)


def buka_realisasi(halaman: Page, nama: str, tahun: int = 2019) -> Locator:
    """The sheet of realisasi of one's own OPD for the year; the row of the indicator."""
    pilih_tahun(halaman, tahun)
    buka_menu(halaman, "Realisasi kinerja")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Realisasi kinerja")
    return baris(halaman, nama)


def unduh_hasil(halaman: Page, tenggat: int = 60_000):
    """Wait on the progress page until the job is done; the path of the downloaded file."""
    tombol = halaman.get_by_role("link", name=re.compile("^Unduh .*pdf$"))
    expect(tombol).to_be_visible(timeout=tenggat)
    with halaman.expect_download() as unduhan:
        tombol.click()
    return unduhan.value.path()
