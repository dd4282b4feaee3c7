"""Paste from Excel and Word as new rows: the preview, what goes in, one undo, sent twice."""

import pytest

from indikator.models import Urungan
from tests import pabrik
from tests.indikator.dunia_kisi import ambil, hitung_kueri, isi_lembar, urungkan
from tests.indikator.dunia_rencana import jumlah_jejak, susun
from tests.indikator.dunia_tempel import (
    DATA,
    EXCEL,
    KUNCI_LAIN,
    TEKS,
    formulir,
    jumlah,
    kata,
    lihat,
    simpan,
    tempel,
)

pytestmark = pytest.mark.django_db

DUA = (
    "Sasaran A\tJumlah surat\t12 surat\tJumlah surat terkirim\tAgenda\nSasaran B\tJumlah rapat\t4 kali\tRapat\tNotula"
)


@pytest.fixture
def d():
    return susun()


@pytest.mark.parametrize("asal", [EXCEL, TEKS], ids=["html", "teks"])
def test_twelve_rows_from_excel(d, asal):
    sebelum = isi_lembar(d)
    pratinjau = lihat(d, **asal)
    assert pratinjau.status_code == 200 and "Masukkan 12 baris" in kata(pratinjau) and isi_lembar(d) == sebelum
    jawaban = simpan(d, **asal | formulir(pratinjau))
    assert jawaban.status_code == 200 and jawaban.json()["kalimat"] == "12 baris dimasukkan."
    baru = isi_lembar(d)[len(sebelum) :]
    assert len(baru) == 12 and baru[4].startswith(
        "Meningkatnya kualitas pelayanan administrasi kepegawaian: Persentase"
    )
    arsip = ambil(d, "Jumlah data arsip dinamis yang dikelola")
    with pabrik.dalam(d.pemda):
        target = arsip.target.get()
        assert (target.tahun, target.teks, target.nilai, target.satuan) == (2024, "4.230 data", 4230, "data")
        assert arsip.sumber_data == "Daftar arsip" and arsip.sasaran.indikator.count() == 3
    assert jawaban.json()["fokus"]["indikator"] == ambil(d, "Jumlah Dokumen Renstra").pk


def test_a_satuan_in_its_own_column_explains_the_bare_target(d):
    """In new rows, and where the row that is written over has the satuan already."""
    kepala = "Sasaran\tIndikator\tSatuan\tTarget\n"
    asal = {"teks": kepala + "Sasaran A\tNilai SAKIP\tnilai\t85,5\nSasaran B\tNilai IKM\t\t80", "kolom": "sasaran"}
    isi = kata(lihat(d, **asal))
    assert "80 dibaca 80 · nilai (satuan tidak tertulis)" in isi and "dibaca 85,5" not in isi
    tempel(d, **asal)
    atas = {"teks": "86,5\n81", "mulai": ambil(d, "Nilai SAKIP").pk, "kolom": "target_2024"}
    isi = kata(lihat(d, **atas))
    assert "81 dibaca 81 · nilai (satuan tidak tertulis)" in isi and "86,5" in isi and "dibaca 86,5" not in isi


def test_an_underlined_fraction_becomes_a_formula(d):
    tempel(d, **EXCEL)
    with pabrik.dalam(d.pemda):
        rumus = ambil(d, "Persentase pelayanan administrasi kepegawaian tepat waktu").rumus
        assert rumus.teks.startswith("<u>Jumlah pelayanan") and rumus.gaya == 1
        assert rumus.variabel.count() == 2


def test_one_undo_takes_all_rows_and_sasaran_away(d):
    sebelum = isi_lembar(d)
    jawaban = tempel(d, **EXCEL)
    assert jawaban.json()["urungan"]["kalimat"] == "Urungkan tempel 12 baris"
    assert urungkan(d, jawaban).status_code == 200
    with pabrik.dalam(d.pemda):
        assert d.iki_draf.sasaran.count() == 1
    assert isi_lembar(d) == sebelum


def test_a_second_submit_adds_nothing(d):
    isi = EXCEL | formulir(lihat(d, **EXCEL))
    pertama, kedua = simpan(d, **isi), simpan(d, **isi)
    assert pertama.status_code == kedua.status_code == 200 and jumlah(d) == 14
    assert "tidak ada yang ditambahkan dua kali" in kedua.json()["kalimat"]
    with pabrik.dalam(d.pemda):
        assert Urungan.objects.count() == 1


def test_the_preview_writes_nothing(d):
    sebelum = jumlah_jejak(d)
    assert lihat(d, **EXCEL).status_code == 200
    assert jumlah_jejak(d) == sebelum


def test_only_ticked_rows_go_in(d):
    isi = EXCEL | formulir(lihat(d, **EXCEL))
    isi["pakai"] = isi["pakai"][:3]
    assert simpan(d, **isi).json()["kalimat"] == "3 baris dimasukkan."
    assert jumlah(d) == 5
    kosong = simpan(d, **isi | {"pakai": [], "kunci": KUNCI_LAIN})
    assert kosong.status_code == 422 and "Belum ada baris yang dipilih" in kata(kosong)


def test_a_column_is_matched_otherwise(d):
    isi = {"teks": DUA, "kolom": "sasaran"}
    form = formulir(lihat(d, **isi)) | {"bidang-4": "abaikan", "bidang-3": "sumber_data"}
    lagi = lihat(d, **isi | form)
    assert formulir(lagi)["bidang-3"] == "sumber_data" and formulir(lagi)["kunci"] == form["kunci"]
    simpan(d, **isi | formulir(lagi))
    assert ambil(d, "Jumlah surat").sumber_data == "Jumlah surat terkirim"


def test_rows_without_sasaran_go_where_they_were_pasted(d):
    isi = {"teks": "INDIKATOR\tTARGET\nJumlah rapat\t4 kali", "kolom": "nama"}
    tanpa = lihat(d, **isi)
    assert "Sasarannya belum ada" in kata(tanpa) and "Masukkan 0 baris" in kata(tanpa)
    jawaban = tempel(d, **isi, sasaran=d.sasaran_draf.pk)
    assert jawaban.status_code == 200 and ambil(d, "Jumlah rapat").sasaran == d.sasaran_draf


def test_a_sasaran_that_is_there_is_used(d):
    baris = f"{d.sasaran_draf.nama.upper()}\tJumlah rapat\t4 kali\tJumlah rapat\tNotula"
    assert "Masuk ke sasaran yang sudah ada" in kata(lihat(d, teks=baris, kolom="sasaran"))
    tempel(d, teks=baris, kolom="sasaran")
    assert ambil(d, "Jumlah rapat").sasaran == d.sasaran_draf


def test_items_in_one_cell_become_rows_and_sub_indicators(d):
    teks = (
        'SASARAN\tINDIKATOR\tTARGET\tSUMBER DATA\nSasaran A\t"1. Jumlah surat\n2. Jumlah rapat"\t"12 surat\n4 kali"\t'
        "Agenda\n\tNilai RB bidang - Ketatalaksanaan - Pelayanan Publik\t- 70 - 80\tLaporan"
    )
    pratinjau = kata(lihat(d, teks=teks))
    assert "Satu sel memuat 2 indikator" in pratinjau and "satu indikator dengan 2 sub-indikator" in pratinjau
    tempel(d, teks=teks)
    assert isi_lembar(d)[2:] == [
        "Sasaran A: Jumlah surat",
        "Sasaran A: Jumlah rapat",
        "Sasaran A: Nilai RB bidang",
        "- Ketatalaksanaan",
        "- Pelayanan Publik",
    ]
    with pabrik.dalam(d.pemda):
        assert ambil(d, "Pelayanan Publik").target.get().teks == "80"


def test_rows_pasted_on_a_row_follow_it(d):
    teks = "INDIKATOR\tTARGET\nBaris satu\t1 data\nBaris dua\t2 data"
    tempel(d, teks=teks, mulai=d.laporan_draf.pk, kolom="nama")
    nama = [satu.partition(": ")[2] for satu in isi_lembar(d)]
    assert nama == ["Jumlah laporan", "Baris satu", "Baris dua", "Jumlah data"]


def test_choices_are_read_or_said(d):
    teks = "SASARAN\tINDIKATOR\tARAH\tTIPE\nA\tJumlah galat\tMakin rendah\tNon-kumulatif\nA\tLain\tke samping\t"
    assert "“ke samping” tidak dikenal" in kata(lihat(d, teks=teks))
    tempel(d, teks=teks)
    galat, lain = ambil(d, "Jumlah galat"), ambil(d, "Lain")
    assert (galat.arah, galat.tipe_penghitungan, lain.arah) == ("turun", "non_kumulatif", "naik")


def test_two_line_heading_fills_the_years_of_the_document(d):
    html = (DATA / "excel_judul_dua_baris.html").read_text()
    assert "Di luar tahun dokumen ini" in kata(lihat(d, html=html))
    tempel(d, html=html)
    with pabrik.dalam(d.pemda):
        indeks = ambil(d, "Indeks Kepuasan Masyarakat")
        assert dict(indeks.target.values_list("tahun", "teks")) == {2024: "79", 2025: "80,5"}


def test_the_preview_costs_the_same_for_one_row_and_for_twelve(d):
    satu = "\n".join(TEKS["teks"].split("\n")[:2])
    lihat(d, teks=satu)
    assert hitung_kueri(lambda: lihat(d, teks=satu)) == hitung_kueri(lambda: lihat(d, **TEKS))


def test_many_rows_cost_as_many_queries_as_few(d):
    """One sasaran, so that only the rows differ; undone too."""

    def jalankan(jumlah: int) -> tuple[int, int]:
        awal = f"Sasaran {jumlah}"
        teks = "\n".join(
            f"{awal}\tJumlah data {n}\t{n + 1} data\tJumlah A{n} / Jumlah B\tAgenda" for n in range(jumlah)
        )
        isi = {"teks": teks, "kolom": "sasaran"}
        isi |= formulir(lihat(d, **isi))
        sebelum, catatan, jawaban = isi_lembar(d), jumlah_jejak(d), []
        masuk = hitung_kueri(lambda: jawaban.append(simpan(d, **isi)) or jawaban[0])
        assert isi_lembar(d) == [*sebelum, *(f"{awal}: Jumlah data {n}" for n in range(jumlah))]
        assert jumlah_jejak(d) - catatan == 1 + 3 * jumlah  # the sasaran; row, rumus and target of each
        urung = hitung_kueri(lambda: urungkan(d, jawaban[0]))
        assert isi_lembar(d) == sebelum
        return masuk, urung

    sedikit, banyak = jalankan(3), jalankan(60)
    assert all(0 <= b - s <= 5 for s, b in zip(sedikit, banyak, strict=True))  # SQLite inserts in several batches
