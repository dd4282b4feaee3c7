"""Signing in again in another tab makes the token of an open form stale: its own page can send it again, no other."""

import pytest

from organisasi.kiriman import halaman_asal
from tests import pabrik
from tests.organisasi.test_titipan import medan

SENDIRI = [
    {"Origin": "http://testserver"},
    {"Referer": "http://testserver/magetan/"},
    {"Origin": "http://testserver", "Referer": "https://jahat.test/"},  # Origin decides
]
ASING = [
    {"Origin": "https://jahat.test"},
    {"Origin": "null"},
    {"Origin": "https://testserver"},  # another scheme
    {"Origin": "http://testserver:8000"},
    {"Origin": "http://testserver.jahat.test"},
    {"Referer": "https://jahat.test/magetan/"},
    {"Referer": "http://testserver@jahat.test/"},
    {"Referer": "http://[rusak"},
    {},
]


@pytest.fixture
def klien(tata):
    klien = pabrik.klien(tata.perencana)
    klien.handler.enforce_csrf_checks = True
    klien.get("/magetan/")
    return klien


@pytest.fixture
def alamat(tata):
    with pabrik.dalam(tata.pemda):
        jabatan = pabrik.jabatan(tata.instansi, "Analis")
    return f"/magetan/jabatan/{jabatan.pk}/uraian/tugas/tambah/"


@pytest.mark.parametrize("kepala", SENDIRI)
def test_halaman_sendiri_mengirim_ulang(tata, klien, alamat, kepala):
    basi = {"teks": "Ketikan <panjang>", "versi": "1", "csrfmiddlewaretoken": "a" * 64}
    jawaban = klien.post(alamat, basi, headers=kepala)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 403 and "Kirim ulang" in teks and str(tata.perencana) in teks
    isi = dict(medan(teks))
    assert isi["teks"] == "Ketikan <panjang>" and isi["csrfmiddlewaretoken"] != "a" * 64
    ulang = klien.post(alamat, isi, headers={"Origin": "http://testserver"})
    assert ulang.status_code == 302
    assert "Ketikan &lt;panjang&gt;" in klien.get(ulang["Location"]).content.decode()


@pytest.mark.parametrize("kepala", ASING)
def test_halaman_asing_tidak(klien, alamat, kepala):
    """Neither what was sent nor a button nor a token: one click there would complete the attack."""
    jawaban = klien.post(alamat, {"teks": "Serangan", "versi": "1"}, headers=kepala)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 403
    assert "Serangan" not in teks and "Kirim ulang" not in teks and "csrfmiddlewaretoken" not in teks


def test_kata_sandi_tidak_ditulis_di_halaman(klien):
    isi = {"login": "orang@uji.test", "password": "kata-sandi-saya"}
    teks = klien.post("/akun/login/", isi, headers={"Origin": "http://testserver"}).content.decode()
    assert "kata-sandi-saya" not in teks and "kedaluwarsa" in teks


def test_lima_ribu_isian(klien, alamat):
    data = {f"baris-{nomor}": str(nomor) for nomor in range(4_998)} | {"teks": "Tugas", "versi": "1"}
    isi = dict(medan(klien.post(alamat, data, headers={"Origin": "http://testserver"}).content.decode()))
    assert {nama: isi[nama] for nama in data} == data
    assert klien.post(alamat, isi).status_code == 302


def test_terlalu_banyak_isian_tanpa_token(klien, alamat):
    """Ten thousand and one fields are not read at all, also not to send them again."""
    data = {f"baris-{nomor}": "x" for nomor in range(10_001)}
    jawaban = klien.post(alamat, data, headers={"Origin": "http://testserver"})
    assert jawaban.status_code == 400 and "10.000 isian" in jawaban.content.decode()


def test_pemda_lain_tetap_404(tata, klien):
    jawaban = klien.post("/paser/draf/", {"isi": "x"}, headers={"Origin": "http://testserver"})
    assert jawaban.status_code == 404


def test_log_tanpa_kunci_surat(klien, caplog):
    """The address of a letter that makes a new password is a key."""
    assert klien.post("/akun/password/reset/key/1-kuncirahasia/").status_code == 403
    (kalimat,) = [satu.getMessage() for satu in caplog.records if satu.name == "organisasi.sesi"]
    assert "(account_reset_password_from_key)" in kalimat and "kuncirahasia" not in kalimat


def test_halaman_asal_tetap_di_sini(rf):
    asal = {"Referer": "http://testserver//jahat.test/x?y=1"}
    assert halaman_asal(rf.get("/", headers=asal)) == "/%2Fjahat.test/x?y=1"
