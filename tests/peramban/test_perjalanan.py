"""The main job in the browser: review, add an indicator, submit, verify, set, measure, print, recap."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from kinerja.angka import tulis
from tests.peramban.langkah import (
    baris,
    buka_dokumen,
    buka_indikator_baru,
    buka_menu,
    buka_realisasi,
    harap_pesan,
    isi_indikator,
    mulai_reviu,
    pilih_tahun,
    status_http,
    tekan,
    unduh_hasil,
)

JUDUL = "Bagian Organisasi Setda Kabupaten Magetan Tahun 2019"
OPD = "Bagian Organisasi Sekretariat Daerah Kabupaten Magetan"
SASARAN = "Meningkatnya Pelayanan Prima kepada Masyarakat"
BARU = "Persentase unit layanan yang dinilai baik oleh masyarakat"
SISI = ("Jumlah unit layanan yang dinilai baik", "Jumlah seluruh unit layanan")
BUKTI = "79,41 ÷ 78,2 × 100 = 101,55 %"
SUB = (("1.65", "3.6"), ("1.49", "5.3"), ("2.48", "5.2"), ("2.14", "4.85"))
POKOK = (("79.41", "78.2"), ("47", "38"), ("58", "52"), ("30", "40"), ("11.65", "10.1"), ("25", "25"))

CONTOH = "Dinas Pelayanan Contoh Kabupaten Magetan"
BARU_CONTOH = "Persentase pengaduan yang selesai tepat waktu"
SISI_CONTOH = ("Jumlah pengaduan yang selesai tepat waktu", "Jumlah seluruh pengaduan")


@pytest.fixture
def orang(server_baru, masuk_sebagai):
    """`orang("verifikator")`: a page of that demo account, on a server of this test's own."""
    return lambda awalan, pemda="magetan": masuk_sebagai(server_baru, f"{awalan}@{pemda}.example")


def rata_delapan() -> str:
    """Mean of the seven IKU of 2019 and the new one, from their figures: sub-indicators first, then a plain mean."""
    sub, pokok = ([Decimal(r) / Decimal(t) * 100 for r, t in isi] for isi in (SUB, (*POKOK, POKOK[0])))
    return tulis((sum(pokok) + sum(sub) / 4) / 8)


def test_dari_reviu_sampai_rekap(orang, teks_pdf):
    perencana, verifikator = orang("perencana"), orang("verifikator")
    _susun_reviu(perencana)
    _tetapkan(JUDUL, verifikator, orang("pimpinan"))
    _ukur(perencana)
    _cetak(perencana, teks_pdf)
    _rekap(verifikator)
    _orang_lain(orang, alamat_realisasi(perencana))


def _susun_reviu(halaman):
    mulai_reviu(halaman, JUDUL)
    halaman.get_by_role("link", name="Indikator Kinerja Utama", exact=True).click()
    buka_indikator_baru(halaman, SASARAN)
    isi_indikator(halaman, BARU, "78,2", *SISI)
    pratinjau = halaman.get_by_role("region", name="Cara membacanya")
    expect(pratinjau.get_by_role("math")).to_have_accessible_name(re.compile(" .* ".join(SISI)))
    expect(pratinjau).to_contain_text("Target 2019: dibaca 78,2")
    _simpan_dan_ajukan(halaman, BARU, "78,2")


def _simpan_dan_ajukan(halaman, nama, target):
    """Save the form of the indicator, find it on the sheet, submit the document."""
    tekan(halaman, "Simpan indikator")
    harap_pesan(halaman, "Indikator sudah ditambahkan.")
    expect(baris(halaman, nama)).to_contain_text(target)
    halaman.get_by_role("main").get_by_role("link", name=re.compile("^(CONTOH: )?Indikator Kinerja Utama dan")).click()
    tekan(halaman, "Ajukan dokumen")
    harap_pesan(halaman, "Dokumen diajukan kepada pimpinan.")


def _tetapkan(judul, verifikator, pimpinan):
    """What waits at home leads each to where it is decided; the verifikator may not set the document."""
    _buka_antrean(pimpinan, judul, "Dokumen menunggu persetujuan Anda")
    tekan(pimpinan, "Setujui dokumen")
    harap_pesan(pimpinan, "Dokumen disetujui dan dikirim ke Bagian Organisasi.")
    _buka_antrean(verifikator, judul, "Dokumen menunggu verifikasi")
    verifikator.get_by_label("Semua lembar yang menunggu").check()
    tekan(verifikator, "Verifikasi lembar")
    harap_pesan(verifikator, "lembar terverifikasi")
    verifikator.get_by_role("main").get_by_role("link", name=re.compile(judul)).click()
    expect(verifikator.get_by_role("heading", level=1)).to_contain_text(judul)
    expect(verifikator.get_by_role("button", name="Tetapkan dokumen")).to_have_count(0)
    _buka_antrean(pimpinan, judul, "Dokumen menunggu penetapan")
    tekan(pimpinan, "Tetapkan dokumen", setuju=True)
    harap_pesan(pimpinan, "Dokumen ditetapkan dan berlaku.")


def _buka_antrean(halaman, judul, antrean):
    halaman.get_by_role("link", name=re.compile("^Kinerja, beranda")).click()
    halaman.get_by_role("main").get_by_role("link", name=antrean).click()
    expect(halaman.get_by_role("main")).to_contain_text(judul)


def _ukur(halaman):
    """Type into the cell of the sheet, then follow the capaian to its proof."""
    satu = buka_realisasi(halaman, BARU)
    expect(satu).to_contain_text("78,2")
    isian = satu.get_by_label(f"Realisasi: {BARU}")
    isian.fill("79,41")
    isian.press("Enter")
    expect(satu).to_contain_text("tersimpan")
    satu.get_by_role("link", name="101,55 %").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Bukti hitung")
    expect(halaman.get_by_role("main")).to_contain_text(BUKTI)
    expect(halaman.get_by_role("main")).to_contain_text("Baik Sekali")


def _cetak(halaman, teks_pdf):
    halaman.get_by_role("link", name=re.compile("^Kembali ke")).click()
    expect(baris(halaman, BARU)).to_contain_text("101,55 %")
    tekan(halaman, "Cetak pengukuran kinerja")
    teks = " ".join(teks_pdf(unduh_hasil(halaman)).split())
    for kata in ("Persentase unit layanan", "101,55", BUKTI, rata_delapan()):
        assert kata in teks, kata


def _rekap(halaman):
    pilih_tahun(halaman, 2019)
    buka_menu(halaman, "Rekap perangkat daerah")
    expect(baris(halaman, OPD)).to_contain_text(f"{rata_delapan()} %")
    expect(baris(halaman, OPD)).to_contain_text("Ditetapkan")
    buka_menu(halaman, "Capaian kinerja")
    halaman.get_by_role("link", name=OPD).click()
    rata = halaman.locator(".tampil-angka", has_text="Rata-rata indikator")
    expect(rata).to_contain_text("dari 8 nilai")


def alamat_realisasi(perencana) -> str:
    """Address of the full form of the new indicator, as its own planner finds it."""
    satu = buka_realisasi(perencana, BARU)
    satu.get_by_role("link", name=re.compile("^Ubah realisasi")).click()
    expect(perencana.get_by_label("Catatan")).to_be_visible()
    return perencana.url


def _orang_lain(orang, alamat):
    """The second OPD: no link leads there and the address is refused; another pemda: there is no such page."""
    tetangga, asing = orang("perencana.contoh"), orang("perencana", "paser")
    pilih_tahun(tetangga, 2019)
    for menu in ("Realisasi kinerja", "Capaian kinerja", "Sasaran dan IKU", "Jabatan dan IKI", "Dokumen IKU dan IKI"):
        buka_menu(tetangga, menu)
        expect(tetangga.get_by_role("heading", level=1)).to_be_visible()
        expect(tetangga.locator("a[href*=bagian-organisasi]")).to_have_count(0)
        expect(tetangga.get_by_role("main")).not_to_contain_text("Bagian Organisasi")
    for satu in (alamat, "/magetan/2019/realisasi/bagian-organisasi/"):
        assert status_http(tetangga, satu) == 403
        expect(tetangga.get_by_role("heading", level=1)).to_have_text("Anda tidak berwenang")
        assert status_http(asing, satu) == 404
        expect(asing.get_by_role("heading", level=1)).to_have_text("Halaman tidak ditemukan")


def test_realisasi_dari_variabel_rumus(orang):
    """A first document of an OPD; the realisasi of its new indicator is computed from 47 and 60."""
    perencana = orang("perencana.contoh")
    buka_dokumen(perencana, CONTOH)
    perencana.get_by_role("link", name="Indikator Kinerja Utama", exact=True).click()
    buka_indikator_baru(perencana, "Meningkatnya kualitas pelayanan kepada masyarakat")
    isi_indikator(perencana, BARU_CONTOH, "80%", *SISI_CONTOH)
    _simpan_dan_ajukan(perencana, BARU_CONTOH, "80%")
    _tetapkan(CONTOH, orang("verifikator"), orang("pimpinan.contoh"))
    buka_realisasi(perencana, BARU_CONTOH).get_by_role("link", name=re.compile("^Isi realisasi")).click()
    for nama, nilai in zip(SISI_CONTOH, ("47", "60"), strict=True):
        perencana.get_by_role("textbox", name=nama).fill(nilai)
    tekan(perencana, "Simpan realisasi")
    harap_pesan(perencana, "tersimpan, dibaca 78,33")
    satu = baris(perencana, BARU_CONTOH)
    expect(satu).to_contain_text("78,33")
    satu.get_by_role("link", name="97,92 %").click()
    expect(perencana.get_by_role("main")).to_contain_text("47 ÷ 60 × 100 = 78,33")
