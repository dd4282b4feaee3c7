"""The journey of a review: three sheets submitted, one returned with a remark, only the change seen again, set.

The verifikator returns the sheet on a phone and verifies it by keyboard; the planner comes by the bell.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.peramban.langkah import baris, harap_pesan, status_http, tekan
from tests.peramban.langkah_tinjauan import BARU, BIDANG, LAMA, SEKRETARIS, SIAPKAN
from tests.peramban.test_halaman import DESKTOP, TELEPON

CATATAN = "Target tahun lalu sudah 12 dokumen, mengapa turun?"
ALASAN = "Lihat catatan pada baris dokumen perencanaan."


@pytest.fixture
def dokumen(server_baru) -> str:
    """Key of the document under review."""
    return server_baru.kelola("shell", "-c", SIAPKAN).rpartition("PK ")[2].strip()


@pytest.fixture
def orang(server_baru, masuk_sebagai):
    return lambda awalan, pemda="magetan", **pilihan: masuk_sebagai(
        server_baru, f"{awalan}@{pemda}.example", **pilihan
    )


def test_tinjauan(orang, dokumen, periksa_axe):
    alamat = f"/magetan/dokumen/{dokumen}/"
    perencana, pimpinan = orang("perencana.contoh"), orang("pimpinan.contoh")
    verifikator = orang("verifikator", viewport=TELEPON)
    _ajukan(perencana, alamat)
    _setujui(pimpinan, alamat)
    lembar = _kembalikan_di_telepon(verifikator)
    _baca_kabar(perencana)
    _perbaiki(perencana, alamat)
    _setujui(pimpinan, alamat)
    verifikator.set_viewport_size(DESKTOP)
    _hanya_perubahan(verifikator, lembar, periksa_axe)
    _verifikasi_dengan_papan_ketik(verifikator, lembar)
    _verifikasi_sisanya(verifikator)
    _tetapkan(pimpinan, alamat)
    _cerita(verifikator, alamat)
    _orang_asing(orang("verifikator", "blitar"), dokumen, lembar)


def _ajukan(halaman, alamat):
    halaman.goto(alamat)
    for nama in ("Kepala Dinas", SEKRETARIS, BIDANG):
        baris(halaman, nama).get_by_role("checkbox").check()
    tekan(halaman, "Ajukan lembar")
    expect(baris(halaman, "Terkirim, menunggu pimpinan")).to_have_count(3)


def _setujui(halaman, alamat):
    halaman.goto(alamat)
    tekan(halaman, "Setujui dokumen")
    harap_pesan(halaman, "Dokumen disetujui dan dikirim ke Bagian Organisasi.")
    expect(baris(halaman, "Disetujui pimpinan")).to_have_count(3)


def _muat_di_telepon(halaman):
    """Nothing to be scrolled sideways."""
    assert halaman.evaluate("document.scrollingElement.scrollWidth") <= TELEPON["width"], halaman.url


def _kembalikan_di_telepon(halaman) -> str:
    """From the inbox to the workspace, to the sheet; a remark at the field; returned. Gives the sheet's address."""
    halaman.goto("/magetan/2027/kotak-masuk/")
    _muat_di_telepon(halaman)
    utama = halaman.get_by_role("main")
    utama.get_by_role("link", name=re.compile("Perlu diverifikasi")).click()
    expect(utama.get_by_role("row").filter(has_text="Perlu diverifikasi")).to_have_count(3)
    expect(utama.locator("td[data-label='Catatan kualitas']").filter(has_text="1 salah")).to_have_count(2)
    _muat_di_telepon(halaman)
    utama.get_by_role("link", name=re.compile(SEKRETARIS)).click()
    expect(halaman).to_have_url(re.compile("/verifikasi/lembar/"))
    alamat = halaman.url
    for tombol in (
        utama.get_by_role("button", name="Verifikasi lembar"),
        utama.get_by_role("link", name="Kembalikan…"),
    ):
        expect(tombol).to_be_in_viewport(ratio=1)
    _muat_di_telepon(halaman)
    _beri_catatan(utama)
    utama.get_by_role("link", name="Kembalikan…").click()
    alasan = utama.get_by_role("region", name="Kembalikan").get_by_role("textbox")
    expect(alasan).to_be_in_viewport()
    expect(alasan).to_have_value(re.compile(CATATAN.replace("?", r"\?")))  # the open remark, ready to be sent
    alasan.fill(ALASAN)
    tekan(halaman, "Kembalikan")
    harap_pesan(halaman, "dikembalikan")
    _muat_di_telepon(halaman)
    return alamat


def _beri_catatan(utama):
    bagian = utama.get_by_role("article").filter(has_text="Jumlah dokumen perencanaan")
    bagian.get_by_text("Beri catatan").click()
    bagian.get_by_label("Tentang").select_option(label="Target 2027")
    bagian.get_by_label("Catatan", exact=True).fill(CATATAN)
    bagian.get_by_role("button", name="Kirim catatan").click()
    expect(bagian.locator(".utas")).to_contain_text([CATATAN])


def _baca_kabar(halaman):
    """The bell counts, the notice opens the sheet with the remark, the bell counts one less."""
    halaman.goto("/magetan/")
    expect(halaman.get_by_role("main")).to_contain_text(ALASAN)
    lonceng = halaman.get_by_role("banner").get_by_role("link", name=re.compile("^Pemberitahuan"))
    expect(lonceng).to_have_accessible_name("Pemberitahuan, belum dibaca: 3")
    lonceng.click()
    tekan(halaman, f"IKI {SEKRETARIS}: dikembalikan")
    expect(halaman.get_by_role("main")).to_contain_text(ALASAN)
    expect(halaman.get_by_role("main")).to_contain_text(CATATAN)
    expect(lonceng).to_have_accessible_name("Pemberitahuan, belum dibaca: 2")


def _perbaiki(halaman, alamat):
    """On the sheet to which the notice led; submitted again from the document."""
    halaman.get_by_role("main").get_by_role("link", name="Ubah Jumlah dokumen perencanaan yang disusun").click()
    halaman.get_by_label("Target 2027").fill(BARU)
    tekan(halaman, "Simpan indikator")
    halaman.goto(alamat)
    expect(baris(halaman, "Terkirim, menunggu verifikasi")).to_have_count(2)
    expect(baris(halaman, SEKRETARIS)).to_contain_text("Dikembalikan")
    baris(halaman, SEKRETARIS).get_by_role("checkbox").check()
    tekan(halaman, "Ajukan lembar")
    expect(baris(halaman, SEKRETARIS)).to_contain_text("Terkirim, menunggu pimpinan")


def _hanya_perubahan(halaman, lembar, periksa_axe):
    """Of three rows the one that was changed, under its sasaran; in it the one word. Then the remark is done."""
    halaman.goto(lembar)
    utama = halaman.get_by_role("main")
    expect(utama).to_contain_text("1 baris berubah terhadap ajuan ke-1, yang dikembalikan; 2 baris yang sama")
    isi = utama.get_by_role("region", name="Baris")
    expect(isi.get_by_role("article")).to_have_count(2)
    expect(isi).not_to_contain_text("Persentase arsip yang tertata")
    rangka = isi.get_by_role("article", name=re.compile("Jumlah dokumen perencanaan"))
    expect(rangka).to_contain_text("Diubah")
    expect(rangka.locator("del")).to_have_text(["(dihapus) 9"])
    expect(rangka.locator("ins")).to_have_text(["(ditambah) 12"])
    periksa_axe(halaman)
    rangka.get_by_role("button", name="Selesai").click()
    expect(rangka.locator(".utas")).to_contain_text("Selesai")
    expect(utama).not_to_contain_text("catatan terbuka")


def _verifikasi_dengan_papan_ketik(halaman, lembar):
    """n p: the sheets; j k: the rows; c: a remark; r: the reason; v and Enter: verified."""
    halaman.goto(lembar)
    tekan_tombol, utama = halaman.keyboard.press, halaman.get_by_role("main")
    tekan_tombol("n")
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(BIDANG)
    tekan_tombol("p")
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(SEKRETARIS)
    sasaran, satu = utama.get_by_role("region", name="Baris").get_by_role("article").all()
    for tombol, baris_kini in (("j", sasaran), ("j", satu), ("k", sasaran), ("j", satu)):
        tekan_tombol(tombol)
        expect(baris_kini).to_be_focused()
    tekan_tombol("c")
    kotak = satu.get_by_label("Catatan", exact=True)
    expect(kotak).to_be_focused()
    tekan_tombol("v")  # where something is typed the keys are letters
    expect(kotak).to_have_value("v")
    satu.focus()
    tekan_tombol("r")
    alasan = utama.get_by_role("region", name="Kembalikan").get_by_role("textbox")
    expect(alasan).to_be_focused()
    tekan_tombol("Tab")
    tekan_tombol("v")
    expect(utama.get_by_role("button", name="Verifikasi lembar")).to_be_focused()
    tekan_tombol("Enter")
    harap_pesan(halaman, "terverifikasi")


def _verifikasi_sisanya(halaman):
    halaman.goto("/magetan/2027/verifikasi/dinas-contoh/")
    expect(baris(halaman, "Perlu diverifikasi")).to_have_count(2)
    halaman.get_by_label("Semua lembar yang menunggu").check()
    tekan(halaman, "Verifikasi lembar")
    harap_pesan(halaman, "2 lembar terverifikasi")
    expect(baris(halaman, "Terverifikasi")).to_have_count(3)


def _tetapkan(halaman, alamat):
    halaman.goto(alamat)
    tekan(halaman, "Tetapkan dokumen", setuju=True)
    harap_pesan(halaman, "Dokumen ditetapkan dan berlaku.")
    expect(baris(halaman, "Ditetapkan")).to_have_count(3)


def _cerita(halaman, alamat):
    """The latest first: who, in which role, what, why, from what to what."""
    halaman.goto(alamat)
    lembar = f"lembar IKI {SEKRETARIS}"
    perubahan = (
        f"mengubah target 2027 indikator “Jumlah dokumen perencanaan yang disusun” dari “{LAMA}” menjadi “{BARU}”"
    )
    expect(halaman.locator(".riwayat-kalimat")).to_contain_text(
        [
            "Pimpinan Dinas Contoh Kabupaten Magetan (Pimpinan) menetapkan 3 lembar",
            "Verifikator Kabupaten Magetan (Verifikator) memverifikasi 2 lembar",
            f"Verifikator Kabupaten Magetan (Verifikator) memverifikasi {lembar}",
            "Pimpinan Dinas Contoh Kabupaten Magetan (Pimpinan) menyetujui pengajuan 1 lembar",
            f"Perencana Dinas Contoh Kabupaten Magetan (Perencana) mengajukan {lembar}",
            f"Perencana Dinas Contoh Kabupaten Magetan (Perencana) {perubahan}",
            f"Verifikator Kabupaten Magetan (Verifikator) mengembalikan {lembar}, dengan alasan “{ALASAN}”",
            "Pimpinan Dinas Contoh Kabupaten Magetan (Pimpinan) menyetujui pengajuan 3 lembar",
            "Perencana Dinas Contoh Kabupaten Magetan (Perencana) mengajukan 3 lembar",
        ]
    )


def _orang_asing(halaman, dokumen, lembar):
    """A verifikator of another pemda: no such page, by either address; nothing in what lists are theirs."""
    jalur = lembar.partition("/magetan/")[2]
    for satu in (f"dokumen/{dokumen}/", f"riwayat/indikator.penetapan/{dokumen}/", jalur):
        for pemda in ("magetan", "blitar"):
            assert status_http(halaman, f"/{pemda}/{satu}") == 404
    utama = halaman.get_by_role("main")
    for milik in ("2027/kotak-masuk/", "dokumen/", "riwayat/", "pemberitahuan/", "cari/?q=Tinjauan"):
        assert halaman.goto(f"/blitar/{milik}").status == 200
        expect(utama).not_to_contain_text("Dinas Contoh")
        expect(utama).not_to_contain_text("Uji Tinjauan")
    halaman.goto("/blitar/pemberitahuan/")
    expect(utama).to_contain_text("Belum ada pemberitahuan.")
