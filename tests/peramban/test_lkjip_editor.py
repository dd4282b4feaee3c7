"""The editor of a section in Chromium: two authors, a killed session, hostile Word HTML, figures, tables, pictures."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.peramban.langkah import DITOLAK, harap_pesan

WORD = Path(__file__).parents[1] / "data/tempel/word_berbahaya.html"
REKAN = "perencana.contoh@magetan.example"
BAGIAN = "bab3-analisis-1"
SIAPKAN = f"""
from organisasi import penyewa
from organisasi.models import Instansi, Pemda, Pengguna
from organisasi.domain import keanggotaan
from organisasi.pelaku import Pelaku
from laporan.models import BagianLkjip, Lkjip
pemda = Pemda.objects.get(slug="magetan")
with penyewa.sebagai(pemda):
    rekan = Pengguna.objects.get(email="{REKAN}")
    milik = Instansi.objects.get(slug="bagian-organisasi")
    keanggotaan.buat(oleh=Pelaku.mesin(pemda), pengguna=rekan, peran="perencana", instansi=milik)
    Lkjip.objects.filter(instansi=milik, tahun=2019).update(status="draf")
    bagian = BagianLkjip.objects.get(lkjip__instansi=milik, lkjip__tahun=2019, kode="{BAGIAN}")
    print(f"/magetan/lkjip/{{bagian.lkjip_id}}/bagian/{{bagian.pk}}/")
"""
TEMPEL = """html => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "teks polos");
    const kejadian = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector(".ProseMirror").dispatchEvent(kejadian);
}"""


def naskah(halaman: Page):
    return halaman.get_by_role("textbox", name="Naskah")


def buka(halaman: Page) -> str:
    """The section in the editor; its address."""
    halaman.goto(halaman.alamat)
    expect(naskah(halaman)).to_be_visible()
    return halaman.url


def ketik_di_akhir(halaman: Page, letak: int, teks: str) -> None:
    """Type at the end of a paragraph."""
    naskah(halaman).locator("p").nth(letak).click()
    halaman.keyboard.press("End")
    halaman.keyboard.type(teks)


def simpan(halaman: Page) -> None:
    halaman.keyboard.press("Control+s")
    expect(halaman.locator("#simpan-naskah")).to_have_text(re.compile(r"^tersimpan \d\d\.\d\d$"))


@pytest.fixture
def penulis(server_baru, masuk_sebagai):
    """`penulis(email)`: a page of who may write in the report of 2019, a draft again."""
    alamat = server_baru.kelola("shell", "-v", "0", "-c", SIAPKAN).strip().splitlines()[-1]

    def buat(surel: str = "perencana@magetan.example", **pilihan) -> Page:
        halaman = masuk_sebagai(server_baru, surel, **pilihan)
        halaman.izinkan.append(DITOLAK)
        halaman.alamat, halaman.diminta = alamat, []
        halaman.on("request", lambda minta: halaman.diminta.append(minta.url))
        return halaman

    return buat


@pytest.fixture
def perencana(penulis):
    return penulis()


@pytest.fixture
def rekan(penulis):
    return penulis(REKAN)


def test_dua_penulis_paragraf_berbeda_digabung(perencana, rekan, periksa_axe):
    buka(rekan)
    buka(perencana)
    expect(perencana.locator("#kabar-hadir")).to_contain_text("Perencana Dinas Contoh")
    ketik_di_akhir(rekan, 0, " KATA REKAN")
    simpan(rekan)
    ketik_di_akhir(perencana, 1, " KATA SAYA")
    perencana.keyboard.press("Control+s")
    panel = perencana.locator("#bentrok")
    expect(panel).to_contain_text("Bagian ini sudah disimpan orang lain")
    expect(panel.get_by_role("region", name="Naskah yang tersimpan")).to_contain_text("KATA REKAN")
    expect(panel.get_by_role("region", name="Naskah Anda")).to_contain_text("KATA SAYA")
    periksa_axe(perencana)
    panel.get_by_role("button", name="Gabungkan keduanya").click()
    for kata in ("KATA REKAN", "KATA SAYA"):
        expect(naskah(perencana)).to_contain_text(kata)
    simpan(perencana)
    perencana.reload()
    for kata in ("KATA REKAN", "KATA SAYA"):
        expect(naskah(perencana)).to_contain_text(kata)


def test_dua_penulis_paragraf_yang_sama(perencana, rekan):
    """Nothing is overwritten without a word, and the replaced text can be brought back."""
    buka(rekan)
    alamat = buka(perencana)
    ketik_di_akhir(rekan, 0, " KATA REKAN")
    simpan(rekan)
    ketik_di_akhir(perencana, 0, " KATA SAYA")
    perencana.keyboard.press("Control+s")
    panel = perencana.locator("#bentrok")
    expect(panel.get_by_role("button", name="Gabungkan keduanya")).to_have_count(0)
    panel.get_by_role("button", name="Lanjutkan naskah saya").click()
    simpan(perencana)
    perencana.goto(f"{alamat}versi/")
    expect(perencana.locator(".naskah-selisih ins")).to_contain_text("SAYA")
    expect(perencana.locator(".naskah-selisih del")).to_contain_text("REKAN")
    perencana.get_by_role("button", name=re.compile("^Pulihkan versi")).click()
    perencana.get_by_role("dialog").get_by_role("button", name="Pulihkan").click()
    harap_pesan(perencana, "dipakai lagi sebagai versi baru")
    expect(naskah(perencana)).to_contain_text("KATA REKAN")


def test_sesi_terbunuh_lalu_dipulihkan_di_atas_naskah_baru(perencana, rekan, periksa_axe):
    """The typing comes back, and does not replace what a colleague saved in between."""
    alamat = buka(perencana)
    ketik_di_akhir(perencana, 1, " BELUM TERSIMPAN")
    expect(perencana.get_by_text(re.compile(r"^draf tersimpan"))).to_be_visible()
    konteks = perencana.context
    perencana.close()
    buka(rekan)
    ketik_di_akhir(rekan, 0, " KATA REKAN")
    simpan(rekan)
    tab = konteks.new_page()
    tab.goto(alamat)
    expect(tab.get_by_text("yang belum disimpan")).to_be_visible()
    periksa_axe(tab)
    tab.get_by_role("button", name="Pulihkan").click()
    expect(naskah(tab)).to_contain_text("BELUM TERSIMPAN")
    tab.keyboard.press("Control+s")
    tab.get_by_role("button", name="Gabungkan keduanya").click()
    simpan(tab)
    tab.reload()
    expect(naskah(tab)).to_contain_text("KATA REKAN")
    expect(naskah(tab)).to_contain_text("BELUM TERSIMPAN")
    expect(tab.get_by_text("yang belum disimpan")).to_have_count(0)


def test_tempelan_word_berbahaya(perencana):
    """Text, lists and the table arrive; nothing runs, and nothing is fetched from anywhere else."""
    buka(perencana)
    naskah(perencana).click()
    perencana.keyboard.press("Control+a")
    perencana.evaluate(TEMPEL, WORD.read_text())
    expect(naskah(perencana)).to_contain_text("Faktor penghambat.")
    expect(naskah(perencana).locator("ol > li > ol > li")).to_have_count(2)
    expect(naskah(perencana).locator("td[rowspan='2']")).to_have_text("Sasaran")
    simpan(perencana)
    perencana.reload()
    expect(naskah(perencana).locator("td[colspan='2']")).to_have_text("Capaian")
    expect(naskah(perencana).locator("[data-angka]")).to_have_text("95,51 %")
    assert naskah(perencana).locator("a, script, [style], [onclick], figure, h2").count() == 0
    tuan = urlsplit(perencana.url).netloc
    asing = {satu for satu in perencana.diminta if urlsplit(satu).netloc not in (tuan, "")}
    assert not asing and not [satu for satu in perencana.diminta if satu.startswith("file:")]


def test_angka_usulan_tabel_dan_gambar(perencana, periksa_axe):
    buka(perencana)
    naskah(perencana).click()
    perencana.keyboard.press("Control+a")
    perencana.keyboard.type("Capaian ")
    perencana.get_by_role("button", name=re.compile("IKM: capaian 101")).click()
    expect(naskah(perencana).locator("[data-angka]")).to_have_text(re.compile("101,55"))
    perencana.keyboard.press("Control+End")
    perencana.keyboard.press("Enter")
    perencana.get_by_text("Usulan kalimat").click()
    perencana.get_by_role("button", name="Sisipkan usulan 1", exact=True).click()
    usulan = naskah(perencana).locator("[data-usulan]")
    expect(usulan).to_have_count(1)
    expect(perencana.locator("#usulan-sisa")).to_contain_text("1 kalimat usulan")
    simpan(perencana)
    perencana.reload()
    expect(usulan).to_have_count(1)
    usulan.click()
    perencana.keyboard.press("End")
    perencana.keyboard.type(" Tambahan saya.")
    expect(usulan).to_have_count(0)
    perencana.keyboard.press("Control+z")
    expect(usulan).to_have_count(1)
    _tabel(perencana)
    _gambar(perencana)
    periksa_axe(perencana)
    simpan(perencana)
    perencana.reload()
    expect(naskah(perencana).locator("figure input")).to_have_value("Bagan capaian")
    expect(naskah(perencana).locator("th")).to_have_count(4)


def _tabel(halaman: Page) -> None:
    alat = halaman.get_by_role("toolbar", name="Alat naskah")
    halaman.keyboard.press("Control+End")
    alat.get_by_role("button", name="Tabel", exact=True).click()
    expect(naskah(halaman).locator("tr")).to_have_count(3)
    halaman.keyboard.type("Uraian")
    alat.get_by_role("button", name="+ Kolom di kanan").click()
    alat.get_by_role("button", name="+ Baris di bawah").click()
    expect(naskah(halaman).locator("tr")).to_have_count(4)
    expect(naskah(halaman).locator("th")).to_have_count(4)


def _gambar(halaman: Page) -> None:
    isi = BytesIO()
    Image.new("RGB", (320, 160), "#1d4f80").save(isi, "PNG")
    halaman.locator("#pilih-gambar").set_input_files(
        {"name": "bagan.png", "mimeType": "image/png", "buffer": isi.getvalue()}
    )
    gambar = naskah(halaman).locator("figure img")
    expect(gambar).to_be_visible()
    assert gambar.evaluate("el => el.decode().then(() => el.naturalWidth)") == 320
    keterangan = naskah(halaman).locator("figure input")
    keterangan.fill("Bagan capaian")
    keterangan.press("Tab")


def test_jaringan_putus_naskah_tetap(perencana):
    perencana.izinkan.append("ERR_INTERNET_DISCONNECTED")
    buka(perencana)
    ketik_di_akhir(perencana, 0, " DI JALAN")
    perencana.context.set_offline(True)
    perencana.keyboard.press("Control+s")
    harap_pesan(perencana, "belum terkirim")
    perencana.context.set_offline(False)
    simpan(perencana)
    perencana.reload()
    expect(naskah(perencana)).to_contain_text("DI JALAN")


def test_di_telepon(penulis, periksa_axe):
    halaman = penulis(viewport={"width": 360, "height": 800})
    buka(halaman)
    halaman.get_by_role("button", name="Bahan").click()
    expect(naskah(halaman)).to_be_hidden()
    periksa_axe(halaman)
    halaman.get_by_role("button", name=re.compile("IKM: capaian 101")).click()
    expect(naskah(halaman)).to_be_visible()
    assert halaman.evaluate("document.documentElement.scrollWidth") == 360


def test_tanpa_javascript(penulis):
    halaman = penulis(java_script_enabled=False)
    halaman.goto(halaman.alamat)
    halaman.get_by_label("Naskah", exact=True).fill("<p>Ditulis <b>tanpa</b> skrip<script>x</script></p>")
    halaman.get_by_role("button", name="Simpan naskah").click()
    harap_pesan(halaman, "tersimpan")
    expect(halaman.get_by_label("Naskah", exact=True)).to_have_value("<p>Ditulis <b>tanpa</b> skrip</p>")
