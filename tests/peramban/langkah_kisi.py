"""Steps in the entry grid, and what the database has of its sheet afterwards."""

import json
import subprocess

from playwright.sync_api import Locator, Page, expect

from tests.peramban.langkah import tekan, unduh_hasil

AKUN = "perencana.contoh@magetan.example"
LEMBAR = "/magetan/2019/iku/dinas-contoh/"
PUTUS = r"ERR_INTERNET_DISCONNECTED|status of (401|403|404|409|422)"
ISI = """
import json
from indikator.models import Indikator
from organisasi.models import Pemda
from organisasi.penyewa import sebagai
with sebagai(Pemda.objects.get(slug="magetan")):
    semua = Indikator.objects.filter(lembar__jenis="iku", lembar__penetapan__instansi__slug="dinas-contoh")
    semua = semua.order_by("sasaran__urutan", "sasaran__pk", "urutan").select_related("sasaran", "rumus")
    print("HASIL" + json.dumps([{
        "sasaran": s.sasaran.nama, "nama": s.nama, "arah": s.arah, "sumber_data": s.sumber_data,
        "rumus": s.rumus.teks if hasattr(s, "rumus") else "",
        "target": [t.teks for t in s.target.filter(triwulan=0)]} for s in semua]))
"""


def tersimpan(server) -> list[dict]:
    """Rows of the sheet as the database has them, in document order."""
    keluaran = server.kelola("shell", "-c", ISI)
    return json.loads(keluaran.partition("HASIL")[2].splitlines()[0])


def buka_kisi(halaman: Page) -> Page:
    """From the sheet to its grid, by keyboard; the focus is in the first cell."""
    halaman.izinkan.append(PUTUS)
    halaman.goto(LEMBAR)
    halaman.get_by_role("link", name="Isi lembar").first.press("Enter")
    expect(halaman.locator('.kisi-sel[tabindex="0"]')).to_have_count(1)  # the scripts have run
    return halaman


def sel(halaman: Page, kolom: str, nomor: int = 0) -> Locator:
    return halaman.locator(f'.kisi-sel[data-kolom="{kolom}"]').nth(nomor)


def ketik(halaman: Page, *isi: str) -> None:
    """Type: `{Tab}` and the like are keys, everything else is text."""
    for satu in isi:
        halaman.keyboard.press(satu[1:-1]) if satu.startswith("{") else halaman.keyboard.type(satu)


def tuntas(halaman: Page) -> None:
    """Everything typed is stored."""
    expect(halaman.locator(".sel-antre, .sel-galat, .sel-konflik, .kisi-editor")).to_have_count(0)


def terjawab(halaman: Page) -> None:
    """Nothing is under way; what was refused still stands in its cell."""
    expect(halaman.locator(".sel-antre")).to_have_count(0)


def ke_sasaran_baru(halaman: Page) -> None:
    ketik(halaman, "{Control+End}", "{Home}")
    expect(halaman.locator('.kisi-sel[data-kolom="sasaran"]').last).to_be_focused()


def lembar_tercetak(halaman: Page, alamat: str = LEMBAR) -> str:
    """Words of the sheet's PDF, printed from its page; the cells one after the other."""
    halaman.goto(alamat)
    tekan(halaman, "Cetak lembar")
    berkas = unduh_hasil(halaman)
    teks = subprocess.run(["pdftotext", str(berkas), "-"], check=True, capture_output=True, text=True, timeout=60)
    return " ".join(teks.stdout.split())
