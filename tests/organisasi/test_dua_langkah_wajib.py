"""A second factor forced by the pemda for a role, by the installation for operators: nobody works without one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisasi.domain.pengaturan import pengaturan, ubah_pengaturan
from organisasi.models import Jejak, UraianJabatan
from organisasi.titipan import BESAR_MAKS
from tests import pabrik
from tests.organisasi.dua_langkah_uji import (
    AKUN,
    Jam,
    jenis,
    kunci_keamanan,
    masuk,
    pasang_aplikasi,
    pastikan_diri,
)

pytestmark = pytest.mark.django_db
HALAMAN = "/magetan/pengaturan/dua-langkah/"
LEPAS = f"{AKUN}totp/deactivate/"


def wajibkan(pemda, *peran):
    with pabrik.dalam(pemda) as mesin:
        ubah_pengaturan(oleh=mesin, versi=pengaturan(pemda).versi, wajib_dua_langkah=peran)


@pytest.fixture
def wajib(tata):
    wajibkan(tata.pemda, "perencana")
    return tata


@pytest.fixture
def jabatan(tata):
    with pabrik.dalam(tata.pemda):
        return pabrik.jabatan(tata.instansi, "Analis Rahasia", tugas=["Lama"])


def test_diarahkan_memasang(wajib, jabatan):
    klien = pabrik.klien(wajib.perencana)
    for alamat in ("/magetan/", f"/magetan/jabatan/{jabatan.pk}/", "/magetan/instansi/"):
        jawaban = klien.get(alamat, follow=True)
        assert jawaban.redirect_chain == [(AKUN, 302)]
        teks = jawaban.content.decode()
        assert "Kabupaten Magetan</strong> mewajibkan masuk dua langkah" in teks
        assert "Analis Rahasia" not in teks and "Bagian Organisasi" not in teks
    assert pabrik.klien(wajib.pembaca).get("/magetan/").status_code == 200  # another role
    assert pabrik.klien(wajib.asing).get("/magetan/").status_code == 404  # a stranger learns nothing of it


@pytest.mark.parametrize("kepala", [{"HTTP_ACCEPT": "application/json"}, {"HTTP_HX_REQUEST": "true"}])
def test_skrip_mendapat_kalimat(wajib, kepala):
    for metode in ("get", "post"):
        jawaban = getattr(pabrik.klien(wajib.perencana), metode)("/magetan/instansi/", **kepala)
        assert jawaban.status_code == 403 and "masuk dua langkah" in jawaban.json()["galat"]


def test_isian_dititipkan_lalu_kembali(wajib, jabatan, monkeypatch, django_capture_on_commit_callbacks):
    klien = masuk(wajib.perencana)
    alamat = f"/magetan/jabatan/{jabatan.pk}/uraian/tugas/tambah/"
    jawaban = klien.post(alamat, {"teks": "Tugas yang panjang", "versi": "1"})
    assert jawaban["Location"] == AKUN
    with pabrik.dalam(wajib.pemda):
        assert UraianJabatan.objects.count() == 1
    pasang_aplikasi(klien, Jam(monkeypatch), django_capture_on_commit_callbacks)
    assert 'href="/titipan/"' in klien.get(f"{AKUN}recovery-codes/").content.decode()
    assert "Tugas yang panjang" in klien.get("/titipan/").content.decode()
    assert klien.get("/magetan/").status_code == 200
    assert "Lanjutkan pekerjaan" not in klien.get(AKUN).content.decode()  # once there, it is over


def test_isian_terlalu_panjang_tetap_di_halaman(wajib, jabatan):
    """More than is kept for anybody: the page itself holds it."""
    alamat = f"/magetan/jabatan/{jabatan.pk}/uraian/tugas/tambah/"
    jawaban = pabrik.klien(wajib.perencana).post(alamat, {"teks": "x" * (BESAR_MAKS + 1), "versi": "1"})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 403 and "x" * 1_000 in teks and f'action="{alamat}"' in teks
    assert "Analis Rahasia" not in teks


def test_pemda_lain_tidak_mewajibkan_saya(tata):
    """What Paser forces binds in Paser; who works in both is asked there only."""
    wajibkan(tata.pemda_asing, "perencana", "pembaca", "admin_pemda")
    with pabrik.dalam(tata.pemda_asing):
        pabrik.anggota("pembaca", orang=tata.pembaca)
    assert pabrik.klien(tata.perencana).get("/magetan/").status_code == 200
    klien = pabrik.klien(tata.pembaca)
    assert klien.get("/magetan/").status_code == 200
    assert klien.get("/paser/")["Location"] == AKUN
    assert "Kabupaten Paser" in klien.get(AKUN).content.decode()
    assert "mewajibkan" not in pabrik.klien(tata.perencana).get(AKUN).content.decode()


def test_cara_terakhir_tidak_dapat_dilepas(wajib):
    orang = pabrik.dua_langkah(wajib.perencana)
    klien = pabrik.klien(orang)
    pastikan_diri(klien)
    assert "cara terakhir" in klien.get(LEPAS).content.decode()
    klien.post(LEPAS)
    assert jenis(orang) == ["totp"]
    kunci = kunci_keamanan(orang)
    klien.post(LEPAS)
    assert jenis(orang) == ["webauthn"]
    alamat = f"{AKUN}webauthn/keys/{kunci.pk}/remove/"
    assert "cara terakhir" in klien.get(alamat).content.decode()
    assert klien.post(alamat).status_code == 409 and jenis(orang) == ["webauthn"]
    wajibkan(wajib.pemda)
    assert klien.post(alamat).status_code == 302 and jenis(orang) == []


def test_kode_pemulihan_saja_bukan_cara(wajib):
    orang = pabrik.dua_langkah(wajib.perencana)
    orang.authenticator_set.update(type="recovery_codes", data={"seed": "", "used_mask": 0})
    assert pabrik.klien(orang).get("/magetan/")["Location"] == AKUN


@pytest.mark.parametrize("pasang", [False, True])
def test_tanpa_kueri_tambahan(tata, pasang):
    """It is asked for with the memberships, by one query for both."""
    klien = pabrik.klien(pabrik.dua_langkah(tata.perencana) if pasang else tata.perencana)
    with CaptureQueriesContext(connection) as kueri:
        klien.get("/magetan/pemberitahuan/surel/")
    assert sum("mfa_authenticator" in satu["sql"] for satu in kueri) == 1
    assert all("keanggotaan" in satu["sql"] for satu in kueri if "mfa_authenticator" in satu["sql"])


def test_halaman_pengaturan(tata):
    admin = pabrik.klien(tata.admin)
    teks = admin.get(HALAMAN).content.decode()
    assert tata.perencana.email in teks and "Anda sendiri belum memasangnya" in teks
    assert tata.asing.email not in teks  # people of the other pemda
    pabrik.dua_langkah(tata.perencana)
    pabrik.dua_langkah(tata.admin)
    jawaban = admin.post(HALAMAN, {"versi": "0", "wajib_dua_langkah": ["admin_pemda", "perencana"]}, follow=True)
    teks = jawaban.content.decode()
    assert "Wajib masuk dua langkah mulai sekarang" in teks and tata.perencana.email not in teks
    with pabrik.dalam(tata.pemda):
        assert pengaturan(tata.pemda).wajib_dua_langkah == ["perencana", "admin_pemda"]
        jejak = Jejak.objects.filter(model="organisasi.PengaturanPemda").latest("nomor")
        assert jejak.pengguna_id == tata.admin.pk and "wajib_dua_langkah" in jejak.perubahan
    with pabrik.dalam(tata.pemda_asing):
        assert pengaturan(tata.pemda_asing).versi == 0
    bentrok = admin.post(HALAMAN, {"versi": "0", "wajib_dua_langkah": ["pembaca"]})
    assert bentrok.status_code == 409 and pabrik.klien(tata.pembaca).get("/magetan/").status_code == 200
    assert admin.post(HALAMAN, {"versi": "1", "wajib_dua_langkah": ["raja"]}).status_code == 422
    assert pabrik.klien(tata.pembaca).post(HALAMAN, {"versi": "1"}).status_code == 403


def test_operator_wajib(db, settings):
    klien = pabrik.klien(pabrik.operator_polos())
    for alamat in ("/admin/", "/admin/organisasi/pemda/", "/admin/password_change/"):
        assert klien.get(alamat)["Location"] == AKUN
    assert klien.post("/admin/organisasi/pemda/add/", {"slug": "baru", "nama": "Baru"})["Location"] == AKUN
    assert "Pengelola instalasi" in klien.get(AKUN).content.decode()
    assert pabrik.klien(pabrik.operator()).get("/admin/").status_code == 200
    settings.WAJIB_DUA_LANGKAH_OPERATOR = False
    assert klien.get("/admin/").status_code == 200


def test_operator_yang_juga_anggota(tata):
    tata.pembaca.is_staff = True
    tata.pembaca.save()
    assert pabrik.klien(tata.pembaca).get("/magetan/")["Location"] == AKUN


def test_operator_tanpa_langkah_kedua_dapat_keluar(db):
    klien = pabrik.klien(pabrik.operator_polos())
    assert klien.post("/admin/logout/").get("Location") != AKUN
    assert "_auth_user_id" not in klien.session


def test_yang_bukan_operator_tetap_ditolak(tata):
    assert pabrik.klien(tata.admin).get("/admin/", follow=True).status_code == 403
    assert Client().get("/admin/", follow=True).redirect_chain[-1][0].startswith("/akun/login/")


def test_pengelola_tidak_menyunting_langkah_kedua(db):
    """Rows of factors are nothing to edit, not even for the operator."""
    assert pabrik.klien(pabrik.operator()).get("/admin/mfa/authenticator/").status_code == 404
