"""Steps to what a guide shows, for tests/peramban/test_gambar.py."""

from playwright.sync_api import Locator, Page, expect

from tests.peramban.langkah import buka_dokumen, harap_pesan, tekan
from tests.peramban.langkah_kisi import ketik, tuntas

LAYAR = {"width": 1280, "height": 800}
ISI = {"x": 240, "y": 48, "width": 1040, "height": 752}  # the page without the bar and the menu
JABATAN = "Kepala Sub Bagian Umum dan Kepegawaian"
# the demo measures by year; three targets of the triwulan make its figures worth a picture
TRIWULANAN = """
from indikator.domain import target_triwulan
from indikator.models import Indikator
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
TARGET = {"Rata-rata Nilai IKM": ("77", "78"), "inovasi": ("10%", "30%"), "proses bisnis": ("20%", "40%")}
pemda = Pemda.objects.get(slug="magetan")
with sebagai(pemda):
    iki = Indikator.objects.filter(lembar__jabatan__nama__startswith="KEPALA BAGIAN ORGANISASI")
    iki.update(frekuensi="triwulan", tipe_penghitungan="non_kumulatif")
    for kata, (tw1, tw2) in TARGET.items():
        satu = iki.get(nama__contains=kata)
        target_triwulan.atur(oleh=Pelaku.mesin(pemda), indikator=satu, tahun=2019, tw1=tw1, tw2=tw2, tw3="", tw4="")
"""


def reviu_paser(halaman: Page) -> None:
    """A review of the document of Paser from 2026 on; the grid of one of its sheets."""
    buka_dokumen(halaman, "Badan Kepegawaian")
    halaman.get_by_label("Berlaku mulai tahun").select_option("2026")
    tekan(halaman, "Mulai reviu")
    harap_pesan(halaman, "Reviu dimulai.")
    halaman.get_by_role("main").get_by_role("link", name=JABATAN).first.click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(JABATAN)
    isi_lembar(halaman)


def isi_lembar(halaman: Page) -> None:
    halaman.get_by_role("link", name="Isi lembar").first.click()
    expect(halaman.locator('.kisi-sel[tabindex="0"]')).to_have_count(1)  # the scripts have run


def siap(halaman: Page, judul: str) -> None:
    """The page of this title is there and its scripts have run."""
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(judul)
    halaman.wait_for_load_state()


def gulir(bagian: Locator) -> None:
    """To the top of the window, at once."""
    bagian.evaluate("el => el.scrollIntoView({behavior: 'instant'})")


def target(halaman: Page, nomor: int) -> Locator:
    """The target of a row that is there already."""
    return halaman.locator('tr[data-indikator] [data-kolom="target_2026"]').nth(nomor)


def ketik_target(halaman: Page, isi: dict[int, str]) -> None:
    """The targets of these rows."""
    for nomor, satu in isi.items():
        target(halaman, nomor).focus()
        ketik(halaman, satu, "{Enter}")
    tuntas(halaman)
