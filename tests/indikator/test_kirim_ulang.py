"""The page that adds an indikator, sent again: the same is the same row, something else is told and not lost; and
another page of the same name is asked about."""

from uuid import uuid4

import pytest

from indikator.models import Indikator, SasaranStrategis, VariabelBersama
from tests import pabrik
from tests.indikator.dunia_rencana import isian, jumlah_jejak, kirim, susun, teks
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


def test_halaman_lain_bernama_sama_ditanya_dahulu(d):
    """Back in the browser: the page comes anew with another key, its fields filled as before."""
    assert tambah(d).status_code == 302
    sebelum, ulang = jumlah_jejak(d), {"silsilah": str(uuid4()), "nama": "persentase ASN  yang dilatih"}
    tanya = tambah(d, **ulang)
    halaman = teks(tanya)
    assert (
        tanya.status_code == 422
        and "Sudah ada indikator bernama sama pada sasaran ini. Centang bila memang perlu dua." in halaman
    )
    assert 'name="tetap_simpan"' in halaman and ulang["silsilah"] in halaman and jumlah_jejak(d) == sebelum
    for _ in range(2):
        assert tambah(d, **ulang | {"tetap_simpan": "on"}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert d.sasaran_draf.indikator.filter(nama__iexact="Persentase ASN yang dilatih").count() == 2


def test_sasaran_bernama_sama_di_lembar_ini_ditanya_dahulu(d):
    def simpan(**lain):
        isi = {"nama": d.sasaran_draf.nama, "silsilah": str(uuid4())} | lain
        return kirim(d, "perencana", f"2024/lembar/{d.sasaran_draf.lembar_id}/sasaran/", isi)

    tanya = simpan()
    assert (
        tanya.status_code == 422
        and "Sudah ada sasaran bernama sama di lembar ini. Centang bila memang perlu dua." in teks(tanya)
    )
    assert simpan(nama="Sasaran yang lain").status_code == simpan(tetap_simpan="on").status_code == 302
    with pabrik.dalam(d.pemda):
        semua = SasaranStrategis.objects.filter(lembar=d.sasaran_draf.lembar_id)
        assert semua.filter(nama=d.sasaran_draf.nama).count() == 2
