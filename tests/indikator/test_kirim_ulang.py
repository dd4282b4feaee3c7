"""The page that adds an indikator, sent again: the same is the same row, something else is told and not lost."""

import pytest

from indikator.models import Indikator, VariabelBersama
from tests import pabrik
from tests.indikator.dunia_rencana import isian, jumlah_jejak, susun, teks
from tests.indikator.dunia_rumus import ATAS, BAWAH, tambah

pytestmark = pytest.mark.django_db
LENGKAP = {
    "satuan": "%",
    "sumber_data": "SIMPEG",
    "komponen": "Renstra; 3\nRenja",
    "target_2025": "80 %",
    f"variabel-{ATAS}-satuan": "orang",
    f"variabel-{ATAS}-sumber_data": "SIMPEG",
    f"variabel-{ATAS}-jenis": "arus",
    f"variabel-{BAWAH}-satuan": "orang",
    f"variabel-{BAWAH}-jenis": "posisi",
    f"variabel-{BAWAH}-bersama": "baru",
}


@pytest.fixture
def d():
    return susun()


def banyak(d) -> int:
    with pabrik.dalam(d.pemda):
        return Indikator.objects.filter(silsilah=isian(d.sasaran_draf)["silsilah"]).count()


def test_isi_yang_sama_adalah_baris_yang_sama(d):
    pertama = tambah(d, **LENGKAP)
    assert pertama.status_code == 302, teks(pertama)
    sebelum = jumlah_jejak(d)
    kedua = tambah(d, **LENGKAP)
    assert (kedua.status_code, kedua.url) == (302, pertama.url)
    assert jumlah_jejak(d) == sebelum and banyak(d) == 1
    with pabrik.dalam(d.pemda):
        assert VariabelBersama.objects.count() == 1


@pytest.mark.parametrize(
    "lain",
    [
        {"nama": "Persentase ASN yang lulus"},
        {"satuan": "persen"},
        {"arah": "turun"},
        {"sumber_data": "Bidang diklat"},
        {"target_2024": "79"},
        {"target_2025": ""},
        {"komponen": "Renstra; 4\nRenja"},
        {"pembilang": "Jumlah ASN yang lulus"},
        {f"variabel-{ATAS}-jenis": "posisi"},
        {f"variabel-{ATAS}-sumber_data": "BKD"},
        {f"variabel-{BAWAH}-bersama": ""},
    ],
)
def test_isi_lain_ditolak_dengan_kalimat_dan_ketikannya_tetap(d, lain):
    assert tambah(d, **LENGKAP).status_code == 302
    sebelum = jumlah_jejak(d)
    jawaban = tambah(d, **LENGKAP | lain)
    halaman = teks(jawaban)
    assert jawaban.status_code == 422, jawaban.url
    assert "Formulir ini sudah terkirim dan tersimpan sebagai “Persentase ASN yang dilatih”." in halaman
    assert all(baris in halaman for nilai in lain.values() for baris in nilai.splitlines())
    assert jumlah_jejak(d) == sebelum and banyak(d) == 1
