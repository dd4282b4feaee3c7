"""Wrong input: a clear sentence, what was typed stays, nothing stored changes."""

import re

import pytest
from playwright.sync_api import expect

from tests.peramban.langkah import (
    DITOLAK,
    baris,
    buka_indikator_baru,
    buka_realisasi,
    harap_pesan,
    status_http,
    tekan,
)

IKM = "Rata-rata Nilai IKM"
SASARAN_CONTOH = "Meningkatnya kualitas pelayanan kepada masyarakat"
LEMBAR_CONTOH = "/magetan/2019/iku/dinas-contoh/"
DUA_PULUH_LIMA = "1234567890123456789012345"
SALAH = [
    ("abc", "bukan angka"),
    ("79.41", "tulis “79,41”"),
    ("1234.56", "tulis “1234,56”"),
    (DUA_PULUH_LIMA, "lebih dari 15 digit"),
    ("", "belum diisi"),
]


@pytest.fixture
def perencana(server, masuk_sebagai):
    halaman = masuk_sebagai(server, "perencana@magetan.example")
    halaman.izinkan.append(DITOLAK)
    return halaman


@pytest.fixture
def penyusun(server, masuk_sebagai):
    """The planner of the OPD that still has a draft."""
    halaman = masuk_sebagai(server, "perencana.contoh@magetan.example")
    halaman.izinkan.append(DITOLAK)
    return halaman


def harap_galat(halaman, kalimat):
    """The summary above the form names what is wrong."""
    expect(halaman.get_by_role("main").get_by_role("alert")).to_contain_text(kalimat)


def test_angka_salah_di_sel(perencana):
    satu = buka_realisasi(perencana, IKM)
    for teks, kalimat in SALAH:
        isian = satu.get_by_label(f"Realisasi: {IKM}")
        isian.fill(teks)
        isian.press("Enter")
        expect(satu).to_contain_text(kalimat)
        expect(satu).to_contain_text("Belum tersimpan")
        expect(satu.get_by_label(f"Realisasi: {IKM}")).to_have_value(teks)
        expect(satu).to_contain_text("dibaca 79,41")  # what is stored stays
    satu.get_by_label(f"Realisasi: {IKM}").fill("79,41")
    satu.get_by_label(f"Realisasi: {IKM}").press("Enter")
    expect(satu).to_contain_text(re.compile("tersimpan [0-9]"))


def test_angka_salah_di_formulir(perencana, periksa_axe):
    buka_realisasi(perencana, IKM).get_by_role("link", name=f"Ubah realisasi {IKM}").click()
    perencana.get_by_label("Catatan").fill("Catatan yang tidak boleh hilang")
    for teks, kalimat in SALAH:
        perencana.get_by_role("textbox", name="Realisasi").fill(teks)
        tekan(perencana, "Simpan realisasi")
        harap_galat(perencana, kalimat)
        expect(perencana.get_by_role("textbox", name="Realisasi")).to_have_value(teks)
        expect(perencana.get_by_label("Catatan")).to_have_value("Catatan yang tidak boleh hilang")
    periksa_axe(perencana)
    perencana.get_by_role("alert").get_by_role("link", name="Realisasi").click()
    expect(perencana.get_by_role("textbox", name="Realisasi")).to_be_focused()


def test_teks_terlalu_panjang_tidak_dipotong_diam_diam(penyusun):
    penyusun.goto(LEMBAR_CONTOH)
    buka_indikator_baru(penyusun, SASARAN_CONTOH)
    nama, target = "Nama yang panjang " * 278, "9" * 300
    penyusun.get_by_label("Indikator", exact=True).fill(nama)
    penyusun.get_by_label("Target 2019").fill(target)
    tekan(penyusun, "Simpan indikator")
    harap_galat(penyusun, "2000 karakter")
    harap_galat(penyusun, "200 karakter")
    expect(penyusun.get_by_label("Indikator", exact=True)).to_have_value(nama)
    expect(penyusun.get_by_label("Target 2019")).to_have_value(target)
    penyusun.goto(LEMBAR_CONTOH)
    expect(baris(penyusun, "Nama yang panjang")).to_have_count(0)


def test_sasaran_kosong(penyusun):
    """The browser stops an empty field; blanks go to the server, which says so."""
    penyusun.goto(LEMBAR_CONTOH)
    penyusun.get_by_role("link", name="Tambah sasaran").click()
    isian = penyusun.get_by_label("Sasaran")
    tekan(penyusun, "Simpan sasaran")
    assert isian.evaluate("el => el.validity.valueMissing")
    isian.fill("   ")
    tekan(penyusun, "Simpan sasaran")
    harap_galat(penyusun, "Wajib diisi.")
    expect(penyusun).to_have_url(re.compile("/sasaran/$"))


def test_alamat_tak_dikenal(perencana):
    """Unknown slugs and figures in the address: the page of ours that says so."""
    salah = (
        "/tidak-ada/",
        "/magetan/2019/iku/opd-lain/",
        "/magetan/2019/realisasi/opd-lain/",
        "/magetan/2019/capaian/opd-lain/",
        "/magetan/2019/realisasi/bagian-organisasi/?lembar=99999999999999999999",
        "/magetan/dokumen/99999999999999999999/",
        "/magetan/instansi/opd-lain/",
        "/magetan/1999/iku/",
        "/magetan/2101/capaian/bagian-organisasi/",
        "/magetan/99999999999999999999/realisasi/",
    )
    for alamat in salah:
        assert status_http(perencana, alamat) == 404, alamat
        expect(perencana.get_by_role("heading", level=1)).to_have_text("Halaman tidak ditemukan")


def test_cetak_instansi_kosong(penyusun):
    """No button is offered; who asks all the same reads what to do first."""
    penyusun.goto("/magetan/2019/capaian/dinas-contoh/")
    expect(penyusun.get_by_role("main")).to_contain_text("Belum ada IKU yang berlaku tahun ini.")
    expect(penyusun.get_by_role("button", name="Cetak")).to_have_count(0)
    for jenis, kalimat in (
        ("pengukuran", "tetapkan dokumen IKU/IKI dulu"),
        ("keputusan", "buat Keputusan dulu"),
        ("lkjip", "buat LKjIP dulu"),
    ):
        penyusun.evaluate(KIRIM_CETAK, {"jenis": jenis, "instansi": "dinas-contoh", "tahun": "2019", "tw": "0"})
        harap_pesan(penyusun, kalimat)
        expect(penyusun.get_by_role("main")).to_contain_text("0 pekerjaan")


KIRIM_CETAK = """isi => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/magetan/cetak/";
    isi.csrfmiddlewaretoken = document.querySelector("meta[name=csrf-token]").content;
    for (const [nama, nilai] of Object.entries(isi)) {
        const input = document.createElement("input");
        [input.name, input.value, input.type] = [nama, nilai, "hidden"];
        form.append(input);
    }
    document.body.append(form);
    form.submit();
}"""


DUA_KEPUTUSAN = """
from datetime import date
from laporan.domain import keputusan
from laporan.models import Keputusan
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
with sebagai(Pemda.objects.get(slug="paser")) as pemda:
    for tentang in ("Satu", "Dua"):
        keputusan.buat(oleh=Pelaku.mesin(pemda), instansi=Instansi.objects.get(slug="bkpsdm"), tahun=2026,
                       tentang=tentang, jabatan_penetap="KEPALA BKPSDM")
"""


def test_nomor_keputusan_dua_kali(server_baru, masuk_sebagai):
    server_baru.kelola("shell", "-c", DUA_KEPUTUSAN)
    petugas = masuk_sebagai(server_baru, "penomoran@paser.example")
    petugas.izinkan.append(DITOLAK)
    for tentang in ("Satu", "Dua"):
        petugas.goto("/paser/keputusan/")
        baris(petugas, tentang).get_by_role("link").first.click()
        petugas.get_by_role("link", name="Isi nomor dan tanggal").click()
        petugas.get_by_label("Tanggal penetapan").fill("2026-02-03")
        petugas.get_by_label("Nomor", exact=True).fill("12 TAHUN 2026")
        tekan(petugas, "Daftarkan nomor dan tanggal")
    expect(petugas.get_by_role("main")).to_contain_text("Nomor 12 TAHUN 2026 sudah dipakai keputusan lain tahun 2026")
    expect(petugas.get_by_label("Nomor", exact=True)).to_have_value("12 TAHUN 2026")
    petugas.get_by_label("Nomor", exact=True).fill("13 TAHUN 2026")
    tekan(petugas, "Daftarkan nomor dan tanggal")
    harap_pesan(petugas, "Terdaftar: nomor 13 TAHUN 2026")
