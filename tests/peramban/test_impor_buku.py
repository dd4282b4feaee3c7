"""A workbook in a real browser: downloaded, filled in, its mistakes mended, previewed, applied; what else goes out."""

import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.peramban.langkah import buka_menu, tekan
from tests.peramban.langkah_impor import LAMA, isi_sel, simpan_unduhan, unduh_buku, unggah_buku

AKUN, ADMIN = "perencana.contoh@magetan.example", "admin@magetan.example"
PONSEL, LAYAR = {"width": 360, "height": 780}, {"width": 1280, "height": 860}


def periksa_ponsel(halaman) -> None:
    halaman.set_viewport_size(PONSEL)
    assert halaman.evaluate("document.documentElement.scrollWidth") <= PONSEL["width"]
    halaman.set_viewport_size(LAYAR)


def test_dari_unduh_sampai_diterapkan(server_baru, masuk_sebagai, periksa_axe, tmp_path):
    """Download → fill in → mistakes → annotated workbook → mended → preview → apply → the new jabatan is there."""
    halaman = masuk_sebagai(server_baru, AKUN, viewport=LAYAR)
    buku = unduh_buku(halaman, tmp_path / "buku.xlsx", ["Jabatan"])
    baru = {(0, "Nama jabatan"): "Juru Arsip Uji", (0, "Jenis"): "Fungsionalis"}
    isi_sel(buku, "Jabatan", baru | {(0, "Perangkat daerah"): _kolom(buku, "Perangkat daerah")[2]})
    isi_sel(buku, "Jabatan", {(2, "Catatan sumber"): "disalin dari keputusan"})

    unggah_buku(halaman, buku)
    periksa_axe(halaman)
    periksa_ponsel(halaman)
    expect(halaman.get_by_role("alert")).to_contain_text("1 baris perlu diperbaiki.")
    expect(halaman.get_by_role("main").get_by_role("row").nth(1)).to_contain_text("Juru Arsip Uji")
    expect(halaman.get_by_role("main")).to_contain_text("mungkin maksudnya “Fungsional”")
    expect(halaman.get_by_role("button", name="Terapkan", exact=True)).to_have_count(0)
    catatan = simpan_unduhan(
        halaman, halaman.get_by_role("link", name="Berkas bercatatan"), tmp_path / "bercatatan.xlsx"
    )

    nomor = next(baris for baris, nama in _kolom(catatan, "Nama jabatan").items() if nama == "Juru Arsip Uji")
    isi_sel(catatan, "Jabatan", {(nomor, "Jenis"): "Fungsional"})
    unggah_buku(halaman, catatan)
    expect(halaman.get_by_role("main")).to_contain_text("1 baris baru dan 1 baris berubah akan disimpan")
    periksa_axe(halaman)
    periksa_ponsel(halaman)
    tekan(halaman, "Terapkan", setuju=True)
    expect(halaman.get_by_text(re.compile("2 baris disimpan"))).to_be_visible(timeout=LAMA)
    periksa_axe(halaman)
    halaman.get_by_role("main").get_by_role("link", name=re.compile("^Buka ")).click()
    expect(halaman.get_by_role("main").get_by_role("link", name="Juru Arsip Uji")).to_be_visible()

    unggah_buku(halaman, catatan)  # the same file again
    expect(halaman.get_by_role("main")).to_contain_text("Tidak ada yang berubah.")


def _kolom(berkas, judul: str) -> dict[int, str]:
    """{row: text} of a column of the sheet Jabatan."""
    kertas = load_workbook(berkas)["Jabatan"]
    letak = next(sel.column for sel in kertas[1] if sel.value == judul)
    return {nomor: kertas.cell(nomor, letak).value for nomor in range(2, kertas.max_row + 1)}


@pytest.mark.parametrize(
    "alamat",
    [
        "impor/",
        "impor/buku-kerja/",
        "impor/unggah/",
        "impor/dokumen/",
        "2019/ekspor/",
        "pengaturan/token-api/",
        "pengaturan/token-api/buat/",
        "pengaturan/bungkusan/",
    ],
)
def test_halaman_masuk_dan_keluar(alamat, server, masuk_sebagai, periksa_axe):
    halaman = masuk_sebagai(server, ADMIN, viewport=LAYAR)
    halaman.goto(f"/magetan/{alamat}")
    expect(halaman.get_by_role("heading", level=1)).not_to_be_empty()
    periksa_axe(halaman)
    periksa_ponsel(halaman)


def test_daftar_ke_excel(server_baru, masuk_sebagai, tmp_path):
    """A list as it is filtered, and the way from the menu to the page of all exports."""
    halaman = masuk_sebagai(server_baru, ADMIN, viewport=LAYAR)
    halaman.goto("/magetan/instansi/")
    expect(halaman.get_by_label("Keadaan")).to_be_visible()
    halaman.get_by_role("main").get_by_role("button", name=re.compile("Excel")).click()
    tombol = halaman.get_by_role("main").get_by_role("link", name=re.compile(r"^Unduh .*\.xlsx"))
    expect(tombol).to_be_visible(timeout=LAMA)
    assert simpan_unduhan(halaman, tombol, tmp_path / "daftar.xlsx").read_bytes()[:2] == b"PK"
    buka_menu(halaman, "Ekspor")
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Ekspor data tahun")
