"""Nothing typed is lost: the session ends, the token turns stale, the tab is closed, the network goes."""

import re

import pytest
from playwright.sync_api import expect

from organisasi.contoh_akun import SANDI
from tests.peramban.langkah import DITOLAK, harap_pesan, tekan

SESI_HABIS = "from django.contrib.sessions.models import Session; Session.objects.all().delete()"
TEMPEL = "1.\tMenyusun rencana kerja;\n2.\tMelaksanakan evaluasi dan\npelaporan; dan\n3.\tTugas lain."
SESI = r"status of (401|403)"
PUTUS = r"net::ERR_INTERNET_DISCONNECTED|htmx:(sendError|afterRequest)|Response Status Error Code 40[13]"


@pytest.fixture
def perencana(server_baru, masuk_sebagai):
    halaman = masuk_sebagai(server_baru, "perencana.contoh@magetan.example")
    halaman.izinkan += [DITOLAK, SESI, PUTUS]
    halaman.peladen = server_baru
    return halaman


def buka_jabatan(halaman):
    halaman.goto("/magetan/instansi/dinas-contoh/")
    halaman.get_by_role("main").get_by_role("link", name="Sekretaris Dinas Pelayanan Contoh").first.click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Sekretaris")


def buka_daftar(halaman):
    buka_jabatan(halaman)
    halaman.get_by_role("link", name="Ubah daftar tugas").click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Ubah daftar tugas")


def butir(halaman, jenis="tugas"):
    return halaman.locator(f"#{jenis} .uraian-isi")


def masuk_di_sini(halaman, surel="perencana.contoh@magetan.example"):
    halaman.get_by_label("Email").fill(surel)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()


def test_sesi_habis_di_tengah_mengetik(perencana, periksa_axe):
    buka_daftar(perencana)
    perencana.get_by_label("Daftar").fill(TEMPEL)
    expect(perencana.get_by_role("main")).to_contain_text("3 butir tugas")
    perencana.peladen.kelola("shell", "-c", SESI_HABIS)
    tekan(perencana, "Simpan daftar tugas")
    expect(perencana).to_have_url(re.compile("/akun/login/"))
    masuk_di_sini(perencana)
    expect(perencana.get_by_role("heading", level=1)).to_have_text("Isian Anda masih ada")
    expect(perencana.get_by_role("main")).to_contain_text("Melaksanakan evaluasi dan")
    periksa_axe(perencana)
    tekan(perencana, "Lanjutkan menyimpan")
    harap_pesan(perencana, "sudah disimpan: 3 butir")
    expect(butir(perencana)).to_have_text(
        ["Menyusun rencana kerja;", "Melaksanakan evaluasi dan pelaporan; dan", "Tugas lain."]
    )


def test_sesi_habis_orang_lain_masuk(perencana):
    buka_daftar(perencana)
    perencana.get_by_label("Daftar").fill("Ketikan perencana")
    perencana.peladen.kelola("shell", "-c", SESI_HABIS)
    tekan(perencana, "Simpan daftar tugas")
    masuk_di_sini(perencana, "admin@magetan.example")
    expect(perencana.get_by_role("heading", level=1)).to_have_text("Tidak ada isian yang dititipkan")
    expect(perencana.get_by_role("main")).not_to_contain_text("Ketikan perencana")


def test_masuk_lagi_di_tab_lain(perencana, masuk, periksa_axe):
    """The token of the open form is stale: its page offers to send it again."""
    perencana.route("**/draf/**", lambda rute: rute.fulfill(json={"draf": None}))  # a draft would fetch a fresh token
    buka_daftar(perencana)
    perencana.get_by_label("Daftar").fill("Dari tab lama")
    tab = perencana.context.new_page()
    perencana.context.clear_cookies(name="sessionid")
    masuk(tab, "perencana.contoh@magetan.example")
    tekan(perencana, "Simpan daftar tugas")
    expect(perencana.get_by_role("heading", level=1)).to_have_text("Formulir ini sudah kedaluwarsa")
    periksa_axe(perencana)
    tekan(perencana, "Kirim ulang")
    harap_pesan(perencana, "sudah disimpan: 1 butir")
    expect(butir(perencana)).to_have_text(["Dari tab lama"])


def test_orang_lain_masuk_di_tab_lain(perencana, masuk):
    """Neither a draft nor a button of this page acts in the name of who signed in elsewhere."""
    buka_daftar(perencana)
    tab = perencana.context.new_page()
    perencana.context.clear_cookies(name="sessionid")
    masuk(tab, "admin@magetan.example")
    perencana.get_by_label("Daftar").fill("Punya perencana")
    harap_pesan(perencana, "Di tab lain Anda masuk sebagai Admin")
    expect(perencana.get_by_label("Daftar")).to_have_value("Punya perencana")
    tekan(perencana, "Simpan daftar tugas")
    expect(perencana.get_by_role("main")).to_contain_text("Sekarang Anda masuk sebagai Admin")


def test_htmx_tanpa_sesi_lalu_token_basi(perencana, masuk):
    """A button that swaps a part never swaps in the sign-in; after signing in elsewhere it works at once."""
    buka_jabatan(perencana)
    semula = butir(perencana, "fungsi").all_inner_texts()
    perencana.peladen.kelola("shell", "-c", SESI_HABIS)
    perencana.locator("#fungsi-turun-1").click()
    harap_pesan(perencana, "Sesi Anda berakhir")
    expect(butir(perencana, "fungsi")).to_have_text(semula)
    with perencana.context.expect_page() as tab:
        perencana.get_by_role("link", name="Masuk di tab baru").click()
    masuk_di_sini(tab.value)
    expect(tab.value.get_by_role("heading", level=1)).to_contain_text("Sekretaris")
    perencana.locator("#fungsi-turun-1").click()
    harap_pesan(perencana, "dipindahkan ke nomor 2")
    expect(butir(perencana, "fungsi")).to_have_text([semula[1], semula[0], *semula[2:]])
    expect(perencana.locator("#fungsi-turun-2")).to_be_focused()


def test_draf_setelah_tab_ditutup(perencana, periksa_axe):
    buka_daftar(perencana)
    alamat = perencana.url
    perencana.get_by_label("Daftar").fill("Belum sempat disimpan")
    expect(perencana.get_by_text(re.compile(r"^draf tersimpan \d\d\.\d\d$"))).to_be_visible()
    perencana.close()
    tab = perencana.context.new_page()
    tab.goto(alamat)
    expect(tab.get_by_text("yang belum disimpan")).to_be_visible()
    periksa_axe(tab)
    tab.get_by_role("button", name="Pulihkan").click()
    expect(tab.get_by_label("Daftar")).to_have_value("Belum sempat disimpan")
    expect(tab.get_by_label("Daftar")).to_have_class(re.compile("dipulihkan"))
    expect(tab.get_by_role("main")).to_contain_text("1 butir tugas")
    tekan(tab, "Simpan daftar tugas")
    expect(butir(tab)).to_have_text(["Belum sempat disimpan"])
    tab.goto(alamat)
    expect(tab.get_by_label("Daftar")).to_have_value("Belum sempat disimpan")
    expect(tab.get_by_text("yang belum disimpan")).to_have_count(0)


def test_draf_dibuang(perencana):
    buka_daftar(perencana)
    alamat = perencana.url
    perencana.get_by_label("Daftar").fill("Tidak jadi")
    expect(perencana.get_by_text(re.compile("^draf tersimpan"))).to_be_visible()
    perencana.on("dialog", lambda dialog: dialog.accept())
    perencana.goto(alamat)
    with perencana.expect_response(re.compile("/draf/buang/")):
        perencana.get_by_role("button", name="Buang").click()
    perencana.goto(alamat)
    expect(perencana.get_by_label("Daftar")).not_to_have_value("Tidak jadi")
    expect(perencana.get_by_role("button", name="Pulihkan")).to_have_count(0)


def test_draf_formulir_indikator(perencana):
    """A form whose parts come with htmx: the template of the formula and its fields are restored as well."""
    perencana.goto("/magetan/2019/iku/dinas-contoh/")
    perencana.get_by_role("main").get_by_role("link", name="Indikator", exact=True).first.click()
    alamat = perencana.url
    perencana.get_by_label("Indikator", exact=True).fill("Persentase berkas lengkap")
    perencana.get_by_role("radio", name=re.compile("^Persentase")).check()
    perencana.get_by_role("textbox", name="Pembilang").fill("Jumlah berkas lengkap")
    perencana.get_by_role("textbox", name="Penyebut").fill("Jumlah seluruh berkas")
    with perencana.expect_response(lambda jawab: jawab.url.endswith("/draf/") and jawab.request.method == "POST"):
        pass
    perencana.close()
    tab = perencana.context.new_page()
    tab.goto(alamat)
    tab.get_by_role("button", name="Pulihkan").click()
    expect(tab.get_by_label("Indikator", exact=True)).to_have_value("Persentase berkas lengkap")
    expect(tab.get_by_role("radio", name=re.compile("^Persentase"))).to_be_checked()
    expect(tab.get_by_role("textbox", name="Pembilang")).to_have_value("Jumlah berkas lengkap")
    expect(tab.get_by_role("textbox", name="Penyebut")).to_have_value("Jumlah seluruh berkas")


def test_tanpa_jaringan(perencana):
    buka_daftar(perencana)
    perencana.get_by_label("Daftar").fill("Ditulis di jalan")
    perencana.context.set_offline(True)
    harap_pesan(perencana, "Tidak ada jaringan; isian Anda tetap di layar")
    tekan(perencana, "Simpan daftar tugas")
    harap_pesan(perencana, "belum terkirim")
    expect(perencana.get_by_label("Daftar")).to_have_value("Ditulis di jalan")
    perencana.context.set_offline(False)
    harap_pesan(perencana, "tersambung lagi")
    tekan(perencana, "Simpan daftar tugas")
    expect(butir(perencana)).to_have_text(["Ditulis di jalan"])


def test_sel_disimpan_begitu_tersambung(server_baru, masuk_sebagai):
    """A cell that saves itself (data-simpan) tries again when the network is back."""
    halaman = masuk_sebagai(server_baru, "perencana@magetan.example")
    halaman.izinkan += [DITOLAK, PUTUS]
    halaman.goto("/magetan/2019/realisasi/bagian-organisasi/")
    isian = halaman.locator("form[data-simpan] input.angka, [data-simpan] input.angka").first
    nilai = isian.input_value()
    halaman.context.set_offline(True)
    isian.fill(nilai + "1" if nilai else "1")
    isian.press("Enter")
    expect(halaman.get_by_text("disimpan begitu tersambung")).to_be_visible()
    halaman.context.set_offline(False)
    expect(halaman.get_by_text(re.compile(r"tersimpan \d\d\.\d\d")).first).to_be_visible()


def test_seret_dan_urungkan(perencana, periksa_axe):
    buka_jabatan(perencana)
    semula = butir(perencana, "fungsi").all_inner_texts()
    gagang = perencana.locator("#fungsi .uraian-gagang")
    gagang.first.drag_to(perencana.locator("#fungsi li").nth(1), target_position={"x": 10, "y": 20})
    harap_pesan(perencana, "Fungsi nomor 1 dipindahkan ke nomor 2")
    expect(butir(perencana, "fungsi")).to_have_text([semula[1], semula[0], *semula[2:]])
    perencana.get_by_role("button", name="Urungkan").click()
    harap_pesan(perencana, "sudah dikembalikan")
    expect(butir(perencana, "fungsi")).to_have_text(semula)
    perencana.locator("#fungsi-hapus-1").focus()
    perencana.keyboard.press("Enter")
    harap_pesan(perencana, "Fungsi nomor 1 sudah dihapus")
    expect(butir(perencana, "fungsi")).to_have_text(semula[1:])
    expect(perencana.locator("#fungsi-hapus-1")).to_be_focused()
    periksa_axe(perencana)
