"""What a password must be, in both policies, and the age of one under that of BSSN."""

from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from organisasi.models import Pengguna
from tests import pabrik

pytestmark = pytest.mark.django_db
GANTI = "/akun/password/change/"
SKRIP = {"Accept": "application/json"}
LENGKAP = "Kuda-Senja-Jalan-4"  # every class of characters


@pytest.fixture
def bssn(settings):
    settings.KEBIJAKAN_SANDI = "bssn"


@pytest.fixture
def orang():
    pabrik.pemda("magetan", "Kabupaten Magetan")
    return pabrik.pengguna("Sri Wahyuni", email="sri.wahyuni@magetan.test")


def ditolak(sandi, orang=None) -> str:
    """The sentences of a refusal; "" when the password is taken."""
    try:
        validate_password(sandi, orang)
    except ValidationError as galat:
        return " ".join(galat.messages)
    return ""


@pytest.mark.parametrize(
    "sandi",
    [
        "sebelas-huu",  # eleven
        "198503122010012003",  # a NIP
        "aaaaaaaaaaaa",
        "qwertyuiop12",
        "passwordpassword",
        "kinerja-magetan-2026",
        "KabupatenMagetan2026!",
        "RahasiaBupati#1",
        "Indonesia-Merdeka-17",
        "sri.wahyuni@magetan",
        "Sri Wahyuni 1985",
        "admin admin admin",
        "SeptemberOktober",
    ],
)
def test_mudah_ditebak_ditolak(orang, sandi):
    assert ditolak(sandi, orang)


@pytest.mark.parametrize(
    "sandi",
    [
        "empat kuda jalan senja",  # no classes wanted
        "kuda magetan lari senja",  # a word of the office among others
        "ψηφιακή-λέξη-ασφαλής",
        "x" * 60 + "-panjang-sekali-" + "y9" * 40,  # 156 characters
        LENGKAP,
    ],
)
def test_yang_baik_diterima(orang, sandi):
    assert ditolak(sandi, orang) == ""


@pytest.mark.parametrize(
    ("sandi", "kurang"),
    [
        ("empat kuda jalan senja", "huruf besar, angka, simbol"),
        ("Kuda-Senja-Jalan", "angka"),
        ("kuda-senja-jalan-4", "huruf besar"),
        ("KUDA-SENJA-JALAN-4", "huruf kecil"),
        ("KudaSenjaJalan4", "simbol"),
    ],
)
def test_mode_bssn_meminta_setiap_golongan(bssn, orang, sandi, kurang):
    assert ditolak(sandi, orang) == f"Kata sandi belum memuat {kurang}."
    assert ditolak(LENGKAP, orang) == ""


def test_mode_bssn_menolak_kata_sandi_yang_sama(bssn, orang):
    orang.set_password(LENGKAP)
    orang.save()
    assert "harus lain dari yang sekarang" in ditolak(LENGKAP, orang)


def test_kata_pemda_yang_tidak_ada_di_sini_biasa_saja():
    assert ditolak("Bulungan Nunukan") == ""


# --- age ---------------------------------------------------------------------------------------------------------


def berumur(orang, hari: int | None) -> None:
    waktu = None if hari is None else timezone.now() - timedelta(days=hari)
    Pengguna.objects.filter(pk=orang.pk).update(sandi_diubah=waktu)


@pytest.fixture
def perencana(tata):
    return tata.perencana


@pytest.mark.parametrize("hari", [90, 400, None])
def test_kata_sandi_tua_diganti_dahulu(bssn, perencana, hari):
    berumur(perencana, hari)
    klien = pabrik.klien(Pengguna.objects.get(pk=perencana.pk))
    for alamat in ("/", "/magetan/", "/akun/sesi/", "/titipan/"):
        assert klien.get(alamat)["Location"] == GANTI
    assert "sudah lewat masa berlakunya" in klien.get(GANTI).content.decode()
    assert klien.get("/magetan/draf/", headers=SKRIP).status_code == 403
    isi = {"oldpassword": pabrik.SANDI, "password1": LENGKAP, "password2": LENGKAP}
    assert klien.post(GANTI, isi).status_code == 302
    assert klien.get("/magetan/").status_code == 200


def test_kata_sandi_tua_boleh_keluar(bssn, perencana):
    berumur(perencana, 91)
    klien = pabrik.klien(Pengguna.objects.get(pk=perencana.pk))
    klien.post("/akun/logout/")
    assert "_auth_user_id" not in klien.session


@pytest.mark.parametrize(("kebijakan", "batas", "hari"), [("asvs", 90, 400), ("bssn", 90, 89), ("bssn", 0, 400)])
def test_yang_tidak_tua(settings, perencana, kebijakan, batas, hari):
    settings.KEBIJAKAN_SANDI, settings.SANDI_UMUR_HARI = kebijakan, batas
    berumur(perencana, hari)
    assert pabrik.klien(Pengguna.objects.get(pk=perencana.pk)).get("/magetan/").status_code == 200


# --- forms -------------------------------------------------------------------------------------------------------


def test_bantuan_di_setiap_formulir(orang, settings, mailoutbox):
    klien = pabrik.klien(orang)
    assert "bukan nama pemda atau kata umum" in klien.get(GANTI).content.decode()
    settings.KEBIJAKAN_SANDI = "bssn"
    teks = klien.get(GANTI).content.decode()
    assert "huruf besar, huruf kecil, angka, dan simbol" in teks and "Berlaku 90 hari" in teks
    tamu = pabrik.klien()
    tamu.post("/akun/password/reset/", {"email": orang.email})
    tautan = next(baris for baris in mailoutbox[0].body.splitlines() if baris.startswith("http"))
    jawaban = tamu.get(tautan.partition("testserver")[2], follow=True)
    assert "Berlaku 90 hari" in jawaban.content.decode()


def test_formulir_menyebut_sebabnya(orang):
    isi = {"oldpassword": pabrik.SANDI, "password1": "kinerja-magetan-2026", "password2": "kinerja-magetan-2026"}
    assert "mudah ditebak" in pabrik.klien(orang).post(GANTI, isi).content.decode()


def test_medan_kata_sandi_boleh_ditempel_dan_dikenal_pengelola_kata_sandi(orang):
    teks = pabrik.klien(orang).get(GANTI).content.decode()
    assert 'autocomplete="current-password"' in teks and teks.count('autocomplete="new-password"') == 2
    assert "onpaste" not in teks and "maxlength" not in teks and "js/rahasia.js" in teks


@pytest.mark.parametrize("pengirim", ["filebased", "smtp"])
def test_lupa_kata_sandi_menyebut_bila_surel_tidak_sampai(settings, pengirim):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{pengirim}.EmailBackend"
    teks = pabrik.klien().get("/akun/password/reset/").content.decode()
    assert ("Server surel belum diatur" in teks) == (pengirim == "filebased")
