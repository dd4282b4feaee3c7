"""The own account: words of its pages, what follows a changed password."""

import re
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings

from tests import pabrik

pytestmark = pytest.mark.django_db
HALAMAN = "/akun/password/change/"
BARU = "empat kuda jalan senja"


def ganti(orang, sekarang=pabrik.SANDI):
    isi = {"oldpassword": sekarang, "password1": BARU, "password2": BARU}
    return pabrik.klien(orang).post(HALAMAN, isi, follow=True)


def test_setelah_ganti_kata_sandi_pulang_ke_beranda():
    with pabrik.dalam(pabrik.pemda("magetan")):
        orang = pabrik.anggota("pembaca")
    jawaban = ganti(orang)
    assert jawaban.redirect_chain == [("/", 302), ("/magetan/", 302)]
    assert "Kata sandi sudah diganti." in jawaban.content.decode()


def test_pesannya_juga_terbaca_di_halaman_pilih_pemda():
    jawaban = ganti(pabrik.operator())
    assert jawaban.redirect_chain == [("/", 302)] and "Kata sandi sudah diganti." in jawaban.content.decode()


def test_kata_sandi_lama_salah():
    jawaban = ganti(pabrik.operator(), sekarang="bukan yang ini")
    assert jawaban.redirect_chain == [] and "Ganti kata sandi" in jawaban.content.decode()


def test_satu_kata_untuk_kata_sandi():
    """Django and allauth say "kata sandi"; so do our texts."""
    for berkas in (Path(settings.BASE_DIR) / "templates" / "account").rglob("*.*"):
        teks = re.sub(r"\{%.*?%\}", "", berkas.read_text().lower())
        assert teks.count("sandi") == teks.count("kata sandi"), berkas


@pytest.mark.parametrize("aksi", ["action_add", "action_primary", "action_send", "action_remove"])
def test_alamat_email_tidak_dapat_diganti_sendiri(aksi):
    """Else somebody could take the address of a person who is invited later, and with it the role."""
    orang = pabrik.operator()
    semula, klien = orang.email, pabrik.klien(orang)
    for _ in range(2):
        assert klien.post("/akun/email/", {"email": "bupati@lain.example", aksi: "1"}).status_code == 405
    orang.refresh_from_db()
    assert orang.email == semula and not EmailAddress.objects.filter(email="bupati@lain.example").exists()
    assert "diatur oleh admin pemda" in klien.get("/akun/email/").content.decode()
