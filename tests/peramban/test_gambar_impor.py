"""Pictures of the way in and out for the guides (`make gambar`): Impor, a preview, a document under review, Ekspor."""

import re

from playwright.sync_api import expect

from tests.peramban.langkah import buka_menu
from tests.peramban.langkah_gambar import ISI, LAYAR, gulir, reviu_paser, siap
from tests.peramban.langkah_impor import LAMA, isi_sel, unduh_buku, unggah_buku
from tests.peramban.test_impor_dokumen import DOKUMEN

PASER, CONTOH = "perencana@paser.example", "perencana.contoh@magetan.example"
IKU = "IKU dan IKI"


def test_gambar_buku_kerja(server_baru, masuk_sebagai, potret, tmp_path):
    """A workbook of Paser with some cells changed and a row added, before it is applied; then the two hubs."""
    halaman = masuk_sebagai(server_baru, PASER, viewport=LAYAR)
    reviu_paser(halaman)
    buku = unduh_buku(halaman, tmp_path / "buku-kerja-bkpsdm-2026.xlsx", [IKU])
    ubah = {(2, "Target tahun ke-1"): "BB", (3, "Target tahun ke-1"): "85,5", (4, "Sumber data"): "Laporan diklat"}
    isi_sel(buku, IKU, ubah)
    unggah_buku(halaman, buku)
    expect(halaman.get_by_role("main")).to_contain_text("3 baris berubah akan disimpan")
    potret(halaman, "impor-pratinjau", clip=ISI)
    buka_menu(halaman, "Impor")
    siap(halaman, "Impor")
    expect(halaman.get_by_role("main")).to_contain_text("buku-kerja-bkpsdm-2026.xlsx")
    potret(halaman, "impor", clip=ISI)
    buka_menu(halaman, "Ekspor")
    siap(halaman, "Ekspor data")
    potret(halaman, "ekspor", clip=ISI)


def test_gambar_dokumen(server_baru, masuk_sebagai, potret):
    """A sheet of a document: left as it was printed, right as it was read."""
    halaman = masuk_sebagai(server_baru, CONTOH, viewport=LAYAR)
    buka_menu(halaman, "Impor")
    halaman.get_by_role("link", name="Baca dokumen").click()
    isi = {"name": "IKI Dinas Contoh.txt", "mimeType": "text/plain", "buffer": DOKUMEN.encode()}
    halaman.get_by_label("Berkas").set_input_files(isi)
    halaman.get_by_role("button", name="Baca dokumen").click()
    expect(halaman.get_by_text("Siap diperiksa")).to_be_visible(timeout=LAMA)
    halaman.get_by_role("link", name="Juru Taman Uji").click()
    siap(halaman, "Juru Taman Uji")
    baris = halaman.get_by_role("article", name=re.compile("^Baris 1$"))
    expect(baris.get_by_label("Target")).to_have_value("80%")
    gulir(baris)
    potret(halaman, "impor-dokumen", clip=ISI)
