"""Single sign-on against a real OpenID Connect provider: who is let in, what is asked for, and when it is off."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.test import Client

from organisasi.models import Pengguna
from tests import pabrik
from tests.organisasi.sso_uji import KEMBALI, MULAI, SUREL, ditolak, klaim, masuk, mulai, setuju

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang():
    return pabrik.pengguna("Sri Wahyuni", email=SUREL)


# --- let in ------------------------------------------------------------------------------------------------------


def test_masuk_dengan_akun_yang_ada(nyala, orang):
    klaim(nyala)
    klien = Client()
    jawaban = masuk(klien)
    assert jawaban.status_code == 302 and klien.session["_auth_user_id"] == str(orang.pk)
    hubungan = SocialAccount.objects.get()
    assert (hubungan.provider, hubungan.uid, hubungan.user) == ("sso", "orang-1", orang)
    lagi = Client()
    assert masuk(lagi).status_code == 302 and SocialAccount.objects.count() == 1
    orang.refresh_from_db()
    assert orang.check_password(pabrik.SANDI) and Pengguna.objects.count() == 1


def test_tombol_di_halaman_masuk_dan_tujuannya(nyala, orang):
    klaim(nyala)
    assert "Masuk dengan Akun Pemda" in Client().get("/akun/login/?next=/titipan/").content.decode()
    assert masuk(Client(), next="/titipan/")["Location"] == "/titipan/"
    assert masuk(Client(), next="https://jahat.test/")["Location"] == "/"


def test_surel_dengan_huruf_besar(nyala, orang):
    klaim(nyala, email=SUREL.upper())
    assert masuk(Client()).status_code == 302


def test_langkah_kedua_tetap_diminta(nyala, orang):
    TOTP.activate(orang, generate_totp_secret())
    klaim(nyala)
    klien = Client()
    jawaban = masuk(klien)
    assert jawaban["Location"] == "/akun/dua-langkah/authenticate/" and "_auth_user_id" not in klien.session
    assert Authenticator.objects.filter(user=orang).exists()


def test_permintaan_membawa_pkce_state_dan_nonce(nyala):
    satu, dua = (parse_qs(urlsplit(mulai(Client())).query) for _ in range(2))
    assert satu["code_challenge_method"] == ["S256"] and satu["response_type"] == ["code"]
    assert set(satu["scope"][0].split()) == {"openid", "profile", "email"}
    for nama in ("state", "nonce", "code_challenge"):
        assert len(satu[nama][0]) >= 16 and satu[nama] != dua[nama]


def test_tanpa_token_tersimpan(nyala, orang):
    klaim(nyala)
    masuk(Client())
    assert not SocialToken.objects.exists()


# --- provider down, or off ---------------------------------------------------------------------------------------


def test_penyedia_mati(nyala, orang, settings):
    klaim(nyala)
    klien = Client()
    jawaban = setuju(mulai(klien))
    settings.OIDC_ALAMAT = "http://localhost:9"
    mulai_mati, kembali_mati = klien.post(MULAI), klien.get(f"{KEMBALI}?{jawaban}")
    assert ditolak(mulai_mati, klien) == ditolak(kembali_mati, klien)


def test_penyedia_menjawab_bukan_json(nyala, settings):
    settings.OIDC_ALAMAT = f"{nyala}/.well-known/../"
    klien = Client()
    ditolak(klien.post(MULAI), klien)


def test_mati_bila_tidak_diatur(settings, orang):
    settings.OIDC_ALAMAT = ""
    SocialApp.objects.create(provider="openid_connect", provider_id="sso", client_id="dari-basis-data")
    klien = Client()
    assert "Masuk dengan" not in klien.get("/akun/login/").content.decode()
    assert klien.post(MULAI).status_code == klien.get(f"{KEMBALI}?code=x&state=y").status_code == 404


@pytest.mark.parametrize("alamat", ["/akun/sso/", "/akun/sso/signup/", "/akun/sso/login/error/", "/akun/3rdparty/"])
def test_halaman_allauth_lainnya_tidak_ada(nyala, orang, alamat):
    assert pabrik.klien(orang).get(alamat).status_code == 404


def test_penyedia_lain_tidak_dikenal(nyala):
    assert Client().post("/akun/oidc/lain/login/").status_code == 404


def test_memulai_hanya_dengan_formulir_sendiri(nyala):
    klien = Client(enforce_csrf_checks=True)
    assert klien.get(MULAI).status_code == 405
    assert klien.post(MULAI, headers={"Origin": "https://jahat.test"}).status_code == 403
