"""Paste over the cells that are there: old and new in the preview, undo, a colleague in between."""

import pytest

from tests.indikator.dunia_kisi import ambil, hitung_kueri, post, tambah, urungkan
from tests.indikator.dunia_rencana import segarkan, susun
from tests.indikator.dunia_tempel import (
    formulir,
    jumlah,
    kata,
    lihat,
    simpan,
    target,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def test_cells_are_overwritten_and_given_back(d):
    isi = {"teks": "24 laporan\n8 data", "mulai": d.laporan_draf.pk, "kolom": "target_2024"}
    pratinjau = lihat(d, **isi)
    assert formulir(pratinjau)["cara"] == "timpa"
    assert "Lama: 12 laporan menjadi 24 laporan" in kata(pratinjau) and "Timpa 2 baris" in kata(pratinjau)
    jawaban = simpan(d, **isi | formulir(pratinjau))
    assert jawaban.json()["kalimat"] == "2 sel ditimpa."
    assert target(d, "Jumlah laporan") == "24 laporan" and target(d, "Jumlah data") == "8 data"
    assert urungkan(d, jawaban).status_code == 200
    assert target(d, "Jumlah laporan") == "12 laporan" and target(d, "Jumlah data") == "4 data"


def test_blank_cells_and_rows_beyond_the_sheet_overwrite_nothing(d):
    isi = {"teks": "a\tAgenda\n\t\n\tBuku\nx\ty", "mulai": d.laporan_draf.pk, "kolom": "satuan"}
    form = formulir(lihat(d, **isi)) | {"bidang-1": "sumber_data"}
    lagi = lihat(d, **isi | form)
    assert "Sel kosong tidak menimpa" in kata(lagi) and "1 baris melebihi baris yang ada" in kata(lagi)
    simpan(d, **isi | formulir(lagi))
    assert ambil(d, "Jumlah laporan").satuan == "a" and ambil(d, "Jumlah data").sumber_data == "Buku"
    assert ambil(d, "Jumlah data").satuan == "" and jumlah(d) == 2


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(d):
    isi = {"teks": "24 laporan\n8 data", "mulai": d.laporan_draf.pk, "kolom": "target_2024"}
    form = formulir(lihat(d, **isi))
    kolega = {"kolom": "target_2024", "nilai": "99 data", "dasar": "4 data", "versi": 1}
    assert post(d, f"indikator/{ambil(d, 'Jumlah data').pk}/sel/", kolega, "rekan").status_code == 200
    jawaban = simpan(d, **isi | form)
    assert jawaban.status_code == 422 and "Isi lembar berubah sejak pratinjau" in jawaban.json()["galat"]
    assert "Lama: 99 data" in kata(jawaban) and target(d, "Jumlah laporan") == "12 laporan"


def test_a_sasaran_cell_counts_on_its_first_row_only(d):
    isi = {"teks": "Sasaran satu\nSasaran dua", "mulai": d.laporan_draf.pk, "kolom": "sasaran"}
    jawaban = lihat(d, **isi)
    assert "hanya baris pertamanya yang dapat ditimpa" in kata(jawaban)
    simpan(d, **isi | formulir(jawaban))
    assert segarkan(d, d.sasaran_draf).nama == "Sasaran satu"


def test_the_way_can_be_changed(d):
    isi = {"teks": "Nama baru\t12", "mulai": d.laporan_draf.pk, "kolom": "nama"}
    assert formulir(lihat(d, **isi))["cara"] == "timpa"
    baru = lihat(d, **isi, cara="tambah")
    assert "Masukkan 1 baris" in kata(baru)
    simpan(d, **isi | formulir(baru))
    assert jumlah(d) == 3


def test_overwriting_many_rows_costs_the_same_preview(d):
    isi = {"teks": "1 data\n2 data", "mulai": d.laporan_draf.pk, "kolom": "target_2024"}
    lihat(d, **isi)
    sebelum = hitung_kueri(lambda: lihat(d, **isi))
    for nomor in range(5):
        tambah(d, f"Baris {nomor}", target="1 data")
    isi["teks"] = "1 data\n" * 7
    assert hitung_kueri(lambda: lihat(d, **isi)) == sebelum
