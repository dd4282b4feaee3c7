"""Steps of the import of workbooks, for its journey and its pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.peramban.langkah import buka_menu

LAMA = 60_000  # milliseconds a job may take


def simpan_unduhan(halaman: Page, tombol: Locator, tujuan: Path) -> Path:
    with halaman.expect_download() as unduhan:
        tombol.click()
    unduhan.value.save_as(tujuan)
    return tujuan


def unduh_buku(halaman: Page, tujuan: Path, lembar: Sequence[str]) -> Path:
    """Menu Impor → the workbook with the stored rows of these sheets."""
    buka_menu(halaman, "Impor")
    halaman.get_by_role("link", name="Unduh buku kerja").click()
    for satu in lembar:
        halaman.get_by_label(satu, exact=True).check()
    halaman.get_by_role("button", name="Buat buku kerja").click()
    tombol = halaman.get_by_role("main").get_by_role("link", name="Unduh buku-kerja")
    expect(tombol).to_be_visible(timeout=LAMA)
    return simpan_unduhan(halaman, tombol, tujuan)


def isi_sel(berkas: Path, lembar: str, isi: Mapping[tuple[int, str], str]) -> None:
    """{(row, heading): text} typed into a sheet; row 0 is the next blank one."""
    buku = load_workbook(berkas)
    kertas = buku[lembar]
    kolom = {sel.value: sel.column for sel in kertas[1]}
    baru = kertas.max_row + 1
    for (nomor, judul), teks in isi.items():
        kertas.cell(nomor or baru, kolom[judul], teks)
    buku.save(berkas)


def unggah_buku(halaman: Page, berkas: Path) -> None:
    """Upload; stands on the preview afterwards."""
    buka_menu(halaman, "Impor")
    halaman.get_by_role("link", name="Unggah buku kerja").click()
    halaman.get_by_label("Buku kerja (.xlsx)").set_input_files(berkas)
    halaman.get_by_role("button", name="Unggah dan periksa").click()
    expect(halaman.get_by_role("heading", name="Baris berkas")).to_be_visible(timeout=LAMA)
