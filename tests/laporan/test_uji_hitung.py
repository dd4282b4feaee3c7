"""The pages of uji hitung: upload, paste, read, print, download, delete, and whose it is."""

import io
import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from kinerja.terbatas import Batas
from laporan.domain.uji_hitung import baca, uji
from laporan.models import UjiHitung
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.enums import Peran, StatusPekerjaan
from organisasi.models import Berkas, Jejak, Pekerjaan
from tests import pabrik
from tests.basis import kueri
from tests.laporan import lkjip_asing

TEKS = "Indikator\tTarget\tRealisasi\tCapaian\nNilai IKM\t78,2\t79,41\t100,01 %\nInovasi\t38%\t47%\t123,68%"
JUDUL = "LKjIP 2019 Bagian Organisasi"


@pytest.fixture
def pemda(db):
    satu = pabrik.pemda("magetan")
    with pabrik.dalam(satu):
        yield satu


@pytest.fixture
def perencana(pemda):
    return pabrik.anggota(Peran.PERENCANA, pabrik.instansi("bagian-organisasi"))


def alamat(nama: str = "uji_hitung", *argumen) -> str:
    return reverse(nama, args=["magetan", *argumen])


def kirim(orang, **isi):
    lengkap = {"tempelan": "", "html": "", "judul": JUDUL, "instansi": "", "kunci_kirim": str(uuid4())} | isi
    return pabrik.klien(orang).post(alamat(), lengkap)


def berkas(nama: str, isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


@pytest.mark.parametrize("peran", list(Peran))
def test_setiap_peran_dapat_menguji_tanpa_data_lain(pemda, peran):
    milik = pabrik.instansi("dinas") if peran in (Peran.PERENCANA, Peran.PIMPINAN) else None
    orang = pabrik.anggota(peran, milik)
    jawab = kirim(orang, tempelan=TEKS)
    uji = UjiHitung.objects.get()
    assert jawab.status_code == 302 and jawab.url == alamat("uji_hitung_rincian", uji.pk)
    assert (uji.jumlah_baris, uji.jumlah_salah, uji.sumber, uji.dibuat_oleh) == (2, 1, "tempel", orang)
    isi = pabrik.klien(orang).get(jawab.url).content.decode()
    assert "79,41 ÷ 78,2 × 100 = 101,55 %" in isi and "Dilaporkan 100,01 %" in isi


def test_unggah_word_menemukan_semuanya(perencana):
    jawab = kirim(perencana, berkas=berkas("LKjIP 2019.docx", lkjip_asing.docx()), judul="")
    uji = UjiHitung.objects.get()
    assert (uji.judul, uji.sumber, uji.jumlah_baris, uji.jumlah_salah) == ("LKjIP 2019.docx", "word", 50, 14)
    assert uji.berkas.titipan is False
    isi = pabrik.klien(perencana).get(jawab.url).content.decode()
    for kata in ("1.018.000.000 / 864.918.744 / 84,96 %", "Rata-rata persentase, dipotong.", "rata-rata 5 sasaran",
                 "“sangat berhasil” tidak ada dalam skala"):  # fmt: skip
        assert kata in isi


@pytest.mark.usefixtures("basis_salinan")
def test_dihitung_sebelum_basis_data_dikunci(monkeypatch):
    """On SQLite a transaction keeps every other writer out; on PostgreSQL a page is one transaction anyway."""
    if connection.vendor != "sqlite":
        pytest.skip("hanya untuk SQLite")
    asli, terbuka = baca.uji_tempelan, []

    def uji_tempelan(*isi):
        terbuka.append(connection.in_atomic_block)
        return asli(*isi)

    monkeypatch.setattr(baca, "uji_tempelan", uji_tempelan)
    with pabrik.dalam(pabrik.pemda("magetan")) as oleh:
        uji.dari_tempelan(oleh=oleh, judul=JUDUL, teks=TEKS)
        assert UjiHitung.objects.count() == 1 and terbuka == [False]


def test_hanya_yang_tidak_cocok(perencana):
    url = kirim(perencana, tempelan=TEKS).url
    semua, salah = (pabrik.klien(perencana).get(url + kueri).content.decode() for kueri in ("", "?salah=1"))
    assert "Inovasi" in semua and "Inovasi" not in salah
    assert "Nilai IKM" in salah and "1 baris lain cocok" in salah


def test_tempelan_html_dipakai_bila_bertabel(perencana):
    kirim(perencana, tempelan="apa saja", html=lkjip_asing.html())
    assert UjiHitung.objects.get().jumlah_baris == 50


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({}, "Pilih berkas LKjIP, atau tempel tabelnya."),
        ({"tempelan": "a\tb\n1\t2"}, "Tidak ditemukan tabel"),
        ({"tempelan": TEKS, "berkas": ("a.csv", b"a;b")}, "Pilih salah satu"),
        ({"berkas": ("lama.doc", b"\xd0\xcf\x11\xe0")}, "berformat lama"),
        ({"berkas": ("lkjip.pdf", b"%PDF-1.7")}, "PDF tidak memuat tabel yang dapat dibaca"),
        ({"berkas": ("a.exe", b"MZ")}, "Pilih berkas .docx, .xlsx, atau .csv."),
        ({"berkas": ("a.docx", b"PK\x03\x04")}, "rusak"),
        ({"berkas": ("a.csv", b"Indikator;Target;Realisasi;Capaian\n\xff")}, "UTF-8"),
    ],
    ids=["kosong", "tanpa-tabel", "dua", "doc", "pdf", "exe", "docx-rusak", "bukan-utf8"],
)
def test_yang_tidak_dapat_diuji_ditolak_dengan_kalimat(perencana, isi, kata):
    isi = {nama: berkas(*nilai) if nama == "berkas" else nilai for nama, nilai in isi.items()}
    jawab = kirim(perencana, **isi)
    assert jawab.status_code == 422 and kata in jawab.content.decode()
    assert not UjiHitung.objects.exists()


def test_berkas_di_atas_batas_ditolak(perencana, monkeypatch):
    monkeypatch.setattr("laporan.forms.berkas_atau_tempelan.UKURAN_MAKS", 10)
    jawab = kirim(perencana, berkas=berkas("a.csv", TEKS.encode()))
    assert jawab.status_code == 422 and "lebih dari 10 MB" in jawab.content.decode()


def test_laporan_dibaca_di_bawah_batas(perencana, monkeypatch):
    """A good report is too heavy where the limits of the child are tiny: it is read there, nowhere else."""
    monkeypatch.setattr("laporan.uji.terpisah.BATAS", Batas(memori_mb=3))
    for isi in ({"berkas": berkas("a.docx", lkjip_asing.docx())}, {"tempelan": TEKS}, {"html": lkjip_asing.html()}):
        jawab = kirim(perencana, **isi)
        assert jawab.status_code == 422 and re.search("terlalu berat|tidak dapat dibaca", jawab.content.decode())
    assert not UjiHitung.objects.exists()


def test_kiriman_ganda_satu_uji(perencana):
    kunci = str(uuid4())
    satu, dua = (kirim(perencana, tempelan=TEKS, kunci_kirim=kunci) for _ in range(2))
    assert satu.url == dua.url and UjiHitung.objects.count() == 1


def test_jejak_tanpa_isi_hasil(perencana):
    kirim(perencana, tempelan=TEKS)
    catatan = Jejak.objects.get(model="laporan.UjiHitung")
    assert catatan.perubahan["jumlah_salah"] == [None, 1] and "hasil" not in catatan.perubahan


# ── Whose it is ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_milik_sendiri_dan_pemeriksa(pemda, perencana):
    url = kirim(perencana, tempelan=TEKS).url
    lain = pabrik.anggota(Peran.PERENCANA, pabrik.instansi("dinas-lain"))
    verifikator = pabrik.anggota(Peran.VERIFIKATOR)
    assert [pabrik.klien(orang).get(url).status_code for orang in (perencana, lain, verifikator)] == [200, 403, 200]
    assert JUDUL not in pabrik.klien(lain).get(alamat()).content.decode()
    assert JUDUL in pabrik.klien(verifikator).get(alamat()).content.decode()
    hapus = alamat("uji_hitung_hapus", UjiHitung.objects.get().pk)
    assert pabrik.klien(verifikator).post(hapus).status_code == 403
    assert pabrik.klien(perencana).post(hapus).status_code == 302 and not UjiHitung.objects.exists()


def test_orang_asing_tidak_melihat_apa_pun(pemda, perencana):
    url = kirim(perencana, tempelan=TEKS).url
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.anggota(Peran.VERIFIKATOR)
    for nama in ("", "unduh/", "cetak/", "hapus/"):
        jawab = (
            pabrik.klien(asing).post(url + nama)
            if nama in ("cetak/", "hapus/")
            else pabrik.klien(asing).get(url + nama)
        )
        assert jawab.status_code == 404
    asing_sini = pabrik.klien(asing).get(url.replace("magetan", "paser"))
    assert asing_sini.status_code == 404
    assert JUDUL not in pabrik.klien(asing).get(reverse("uji_hitung", args=["paser"])).content.decode()


def test_menghapus_melepas_berkasnya(perencana):
    kirim(perencana, berkas=berkas("a.csv", TEKS.replace("\t", ";").encode()))
    uji = UjiHitung.objects.get()
    pabrik.klien(perencana).post(alamat("uji_hitung_hapus", uji.pk))
    assert Berkas.objects.get(pk=uji.berkas_id).titipan is True  # the daily sweep takes it


# ── Files and jobs ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_xlsx_berangka(perencana):
    kirim(perencana, berkas=berkas("a.docx", lkjip_asing.docx()))
    jawab = pabrik.klien(perencana).get(alamat("uji_hitung_unduh", UjiHitung.objects.get().pk))
    buku = load_workbook(io.BytesIO(jawab.content))
    assert buku.sheetnames == ["Temuan", "Baris", "Rata-rata"]
    baris = {(isi[0], isi[1]): isi for isi in buku["Baris"].iter_rows(min_row=5, values_only=True)}
    assert baris[3, 1][4:8] == (78.2, 79.41, 100.01, 101.55)
    assert baris[12, 8][4:8] == (923000000, 889882444, 96.41, 86.07)
    rata = {isi[0]: isi[1] for isi in buku["Rata-rata"].iter_rows(min_row=5, values_only=True)}
    assert rata["rata-rata 7 indikator"] == 95.51


def test_berkas_panjang_menjadi_pekerjaan(perencana, monkeypatch):
    monkeypatch.setattr(baca, "BERAT", 10)
    kunci = str(uuid4())
    jawab = kirim(perencana, berkas=berkas("a.docx", lkjip_asing.docx()), kunci_kirim=kunci)
    pekerjaan = Pekerjaan.objects.get()
    assert jawab.url == alamat("pekerjaan_rincian", pekerjaan.pk) and not UjiHitung.objects.exists()
    assert "sedang dihitung" in pabrik.klien(perencana).get(alamat()).content.decode()
    jalankan(pekerjaan.pemda_id, pekerjaan.pk)
    assert Pekerjaan.objects.get().status == StatusPekerjaan.SELESAI
    assert UjiHitung.objects.get().jumlah_salah == 14
    lagi = kirim(perencana, berkas=berkas("a.docx", lkjip_asing.docx()), kunci_kirim=kunci)
    assert lagi.url == alamat("uji_hitung_rincian", UjiHitung.objects.get().pk)


def test_lembar_temuan_sebagai_pdf(perencana):
    kirim(perencana, tempelan=TEKS)
    uji = UjiHitung.objects.get()
    jawab = pabrik.klien(perencana).post(alamat("uji_hitung_cetak", uji.pk))
    pekerjaan = Pekerjaan.objects.get()
    assert jawab.url == alamat("pekerjaan_rincian", pekerjaan.pk)
    jalankan(pekerjaan.pemda_id, pekerjaan.pk)
    hasil = Pekerjaan.objects.get()
    assert hasil.status == StatusPekerjaan.SELESAI and hasil.hasil.nama == f"uji-hitung-magetan-{uji.pk}.pdf"
    with hasil.hasil.isi.open("rb") as aliran:
        assert aliran.read(5) == b"%PDF-"


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_berkueri_tetap(pemda, banyak, django_assert_num_queries):
    orang = pabrik.anggota(Peran.VERIFIKATOR)
    for _ in range(banyak):
        kirim(orang, tempelan=TEKS)
    klien = pabrik.klien(orang)
    klien.get(alamat())
    with django_assert_num_queries(kueri(9)):
        klien.get(alamat())
