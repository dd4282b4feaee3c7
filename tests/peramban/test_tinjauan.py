"""The journey of a review: three sheets submitted, one returned with a remark, only the change seen again, set."""

import re

import pytest
from playwright.sync_api import expect

from tests.peramban.langkah import baris, harap_pesan, status_http, tekan

JUDUL = "IKI Uji Tinjauan Dinas Contoh 2027"
SEKRETARIS = "Sekretaris Dinas Pelayanan Contoh"
BIDANG = "Kepala Bidang Pelayanan Contoh"
LAMA, BARU = "9 dokumen", "12 dokumen"
CATATAN = "Target tahun lalu sudah 12 dokumen, mengapa turun?"
ALASAN = "Lihat catatan pada baris dokumen perencanaan."
# three sheets; both percentages lack their denominator: two findings of the linter
SIAPKAN = f"""
from indikator.domain import indikator, penetapan, sasaran
from organisasi.models import Instansi, Jabatan, Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
pemda = Pemda.objects.get(slug="magetan")
isi = {{
    "Kepala Dinas Pelayanan Contoh": [("Jumlah inovasi pelayanan yang diterapkan", "4 inovasi", "Jumlah inovasi")],
    "{SEKRETARIS}": [
        ("Jumlah dokumen perencanaan yang disusun", "{LAMA}", "Jumlah dokumen perencanaan yang disahkan"),
        ("Persentase arsip yang tertata", "80%", "Jumlah arsip yang tertata"),
    ],
    "{BIDANG}": [("Persentase pemohon yang puas", "90%", "Jumlah pemohon yang puas")],
}}
with sebagai(pemda):
    oleh = Pelaku.untuk(Pengguna.objects.get(email="perencana.contoh@magetan.example"), pemda)
    dinas = Instansi.objects.get(slug="dinas-contoh")
    dokumen = penetapan.buat(oleh=oleh, instansi=dinas, judul="{JUDUL}", tahun_mulai=2027, tahun_selesai=2027)
    for nama, baris in isi.items():
        jabatan = Jabatan.objects.get(instansi=dinas, nama=nama)
        lembar = penetapan.buat_lembar(oleh=oleh, penetapan=dokumen, jenis="iki", jabatan=jabatan)
        tujuan = sasaran.buat(oleh=oleh, lembar=lembar, nama="Meningkatnya mutu kerja " + nama)
        for sebutan, target, rumus in baris:
            satu = {{"nama": sebutan, "target": {{2027: target}}, "rumus": rumus, "sumber_data": "Laporan tahunan"}}
            indikator.buat(oleh=oleh, sasaran=tujuan, **satu)
    print("PK", dokumen.pk)
"""


@pytest.fixture
def dokumen(server_baru) -> str:
    """Key of the document under review."""
    return server_baru.kelola("shell", "-c", SIAPKAN).rpartition("PK ")[2].strip()


@pytest.fixture
def orang(server_baru, masuk_sebagai):
    return lambda awalan, pemda="magetan": masuk_sebagai(server_baru, f"{awalan}@{pemda}.example")


def test_tinjauan(orang, dokumen):
    alamat = f"/magetan/dokumen/{dokumen}/"
    perencana, pimpinan, verifikator = orang("perencana.contoh"), orang("pimpinan.contoh"), orang("verifikator")
    _ajukan(perencana, alamat)
    _setujui(pimpinan, alamat)
    lembar = _kembalikan(verifikator)
    _perbaiki(perencana, alamat)
    _setujui(pimpinan, alamat)
    _hanya_perubahan(verifikator, lembar)
    _tetapkan(pimpinan, alamat)
    _cerita(verifikator, alamat)
    _orang_asing(orang("verifikator", "blitar"), alamat, lembar)


def _ajukan(halaman, alamat):
    halaman.goto(alamat)
    for nama in ("Kepala Dinas", SEKRETARIS, BIDANG):
        baris(halaman, nama).get_by_role("checkbox").check()
    tekan(halaman, "Ajukan lembar")
    expect(halaman.get_by_role("main")).to_contain_text("Terkirim, menunggu pimpinan")


def _setujui(halaman, alamat):
    halaman.goto(alamat)
    tekan(halaman, "Setujui dokumen", setuju=halaman.locator("[data-konfirmasi]").count() > 0)
    harap_pesan(halaman, "disetujui")


def _kembalikan(halaman) -> str:
    """From the inbox to the workspace, to the sheet; a remark at the field; returned. Gives the sheet's address."""
    halaman.goto("/magetan/2027/kotak-masuk/")
    halaman.get_by_role("main").get_by_role("link", name=re.compile("Perlu diverifikasi")).first.click()
    utama = halaman.get_by_role("main")
    expect(utama.get_by_role("row").filter(has_text="Perlu diverifikasi")).to_have_count(3)
    expect(utama.locator("td[data-label='Catatan kualitas']").filter(has_text="1 salah")).to_have_count(2)
    utama.get_by_role("link", name=re.compile(SEKRETARIS)).click()
    bagian = utama.get_by_role("article").filter(has_text="Jumlah dokumen perencanaan")
    bagian.get_by_text("Beri catatan").click()
    bagian.get_by_label("Tentang").select_option(label="Target 2027")
    bagian.get_by_label("Catatan", exact=True).fill(CATATAN)
    bagian.get_by_role("button", name="Kirim catatan").click()
    expect(utama).to_contain_text(CATATAN)
    utama.get_by_role("region", name="Kembalikan").get_by_role("textbox").fill(ALASAN)
    utama.get_by_role("region", name="Kembalikan").get_by_role("button", name="Kembalikan").click()
    harap_pesan(halaman, "dikembalikan")
    halaman.goto("/magetan/2027/verifikasi/dinas-contoh/")
    return utama.get_by_role("link", name=re.compile(SEKRETARIS)).get_attribute("href")


def _perbaiki(halaman, alamat):
    halaman.goto("/magetan/")
    expect(halaman.get_by_role("main")).to_contain_text(ALASAN)
    halaman.goto(alamat)
    halaman.get_by_role("main").get_by_role("link", name=re.compile(SEKRETARIS)).first.click()
    expect(halaman.get_by_role("main")).to_contain_text(CATATAN)
    halaman.get_by_role("main").get_by_role("link", name="Ubah Jumlah dokumen perencanaan yang disusun").click()
    halaman.get_by_label("Target 2027").fill(BARU)
    tekan(halaman, "Simpan indikator")
    halaman.goto(alamat)
    baris(halaman, SEKRETARIS).get_by_role("checkbox").check()
    tekan(halaman, "Ajukan lembar")


def _hanya_perubahan(halaman, lembar):
    halaman.goto(lembar)
    rangka = halaman.get_by_role("region", name="Baris").locator("article.tinjau-ubah")
    expect(rangka).to_have_count(1)
    expect(rangka.locator("ins")).to_contain_text("12")
    expect(rangka.locator("del")).to_contain_text("9")
    rangka.get_by_role("button", name="Selesai").click()
    halaman.goto("/magetan/2027/verifikasi/dinas-contoh/")
    halaman.get_by_label("Semua lembar yang menunggu").check()
    tekan(halaman, "Verifikasi lembar")
    expect(halaman.get_by_role("main")).to_contain_text("Terverifikasi")


def _tetapkan(halaman, alamat):
    halaman.goto(alamat)
    tekan(halaman, "Tetapkan dokumen", setuju=True)
    harap_pesan(halaman, "ditetapkan")


def _cerita(halaman, alamat):
    halaman.goto(alamat)
    halaman.get_by_role("main").get_by_text("Riwayat").first.click()
    isi = halaman.get_by_role("main")
    for kalimat in ("mengajukan", "menyetujui", "mengembalikan", ALASAN, "memverifikasi", "menetapkan"):
        expect(isi).to_contain_text(kalimat)


def _orang_asing(halaman, alamat, lembar):
    for satu in (alamat, lembar):
        assert status_http(halaman, satu) == 404
    assert status_http(halaman, "/blitar/2027/kotak-masuk/") == 200
    expect(halaman.get_by_role("main")).not_to_contain_text("Dinas Contoh")
