"""A session ends when a role it was used with is withdrawn or changed; what was typed survives."""

import pytest

from organisasi.models import Keanggotaan, UraianJabatan
from tests import pabrik

MASUK = "/akun/login/?next="


@pytest.fixture
def anggota(tata):
    with pabrik.dalam(tata.pemda):
        return Keanggotaan.objects.get(pengguna=tata.perencana)


@pytest.fixture
def klien(tata):
    klien = pabrik.klien(tata.perencana)
    assert klien.get("/magetan/").status_code == 200
    return klien


def ubah(tata, anggota, **nilai):
    with pabrik.dalam(tata.pemda):
        Keanggotaan.objects.filter(pk=anggota.pk).update(**nilai)


@pytest.mark.parametrize("nilai", [{"aktif": False}, {"peran": "pimpinan"}, {"peran": "pembaca", "instansi": None}])
def test_peran_dicabut_atau_diubah_mengakhiri_sesi(tata, klien, anggota, nilai):
    ubah(tata, anggota, **nilai)
    jawaban = klien.get("/magetan/")
    assert jawaban.status_code == 302 and jawaban["Location"] == f"{MASUK}/magetan/"
    assert "_auth_user_id" not in klien.session
    assert "Peran Anda di Kabupaten Magetan berubah" in klien.get(jawaban["Location"]).content.decode()
    klien.force_login(tata.perencana, backend="django.contrib.auth.backends.ModelBackend")
    assert klien.get("/magetan/").status_code == (404 if nilai.get("aktif") is False else 200)


def test_peran_satu_dari_dua_dicabut(tata, klien, anggota):
    """The other role is left, and so is not the session."""
    with pabrik.dalam(tata.pemda):
        pabrik.anggota("pembaca", orang=tata.perencana)
    assert klien.get("/magetan/").status_code == 200
    ubah(tata, anggota, aktif=False)
    assert klien.get("/magetan/").status_code == 302


def test_peran_bertambah_tidak_mengeluarkan_siapa_pun(tata, klien):
    for peran in ("pembaca", "verifikator"):
        with pabrik.dalam(tata.pemda):
            pabrik.anggota(peran, orang=tata.perencana)
        assert klien.get("/magetan/").status_code == 200
    assert klien.get("/magetan/2026/kotak-masuk/").status_code == 200  # with the role that came meanwhile


def test_peran_pemda_lain_tidak_mengusik(tata, klien):
    with pabrik.dalam(tata.pemda_asing):
        pabrik.anggota("pembaca", orang=tata.perencana)
    assert klien.get("/paser/").status_code == 200
    with pabrik.dalam(tata.pemda_asing):
        Keanggotaan.objects.filter(pengguna=tata.perencana).update(aktif=False)
    assert klien.get("/magetan/").status_code == 200
    assert klien.get("/paser/").status_code == 302


def test_ketikan_selamat_dan_belum_ditulis(tata, klien, anggota):
    with pabrik.dalam(tata.pemda):
        jabatan = pabrik.jabatan(tata.instansi, "Analis", tugas=["Lama"])
        pabrik.anggota("pembaca", orang=tata.perencana)
    klien.get("/magetan/")
    ubah(tata, anggota, aktif=False)
    alamat = f"/magetan/jabatan/{jabatan.pk}/uraian/tugas/tambah/"
    jawaban = klien.post(alamat, {"teks": "Ketikan panjang", "versi": "1"})
    assert jawaban.status_code == 302 and jawaban["Location"] == f"{MASUK}%2Ftitipan%2F"
    with pabrik.dalam(tata.pemda):
        assert UraianJabatan.objects.count() == 1
    klien.force_login(tata.perencana, backend="django.contrib.auth.backends.ModelBackend")
    assert "Ketikan panjang" in klien.get("/titipan/").content.decode()
    assert klien.post(alamat, {"teks": "Ketikan panjang", "versi": "1"}).status_code == 403


def test_skrip_mendapat_401_dan_sesi_tetap_berakhir(tata, klien, anggota):
    """On PostgreSQL an answer of 401 rolls back; the end of the session stays."""
    ubah(tata, anggota, aktif=False)
    jawaban = klien.get("/magetan/draf/?alamat=/magetan/", headers={"Accept": "application/json"})
    assert jawaban.status_code == 401 and "_auth_user_id" not in klien.session
    assert klien.get("/").status_code == 302


def test_formulir_dari_situs_lain_tidak_dititipkan(tata, klien, anggota):
    """CSRF comes first: a foreign page can neither leave a form behind nor end the session."""
    klien.handler.enforce_csrf_checks = True
    ubah(tata, anggota, aktif=False)
    jawaban = klien.post("/magetan/instansi/tambah/", {"nama": "x"}, headers={"Origin": "https://jahat.example"})
    assert jawaban.status_code == 403 and "titipan" not in klien.session
