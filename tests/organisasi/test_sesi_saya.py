"""Where one is signed in, and the end of it: by oneself, by a new password, by the operator."""

import io

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from organisasi.daftar_sesi import sapu_sesi
from organisasi.perangkat import sebutan
from organisasi.umur_sesi import TERAKHIR
from tests import pabrik

pytestmark = pytest.mark.django_db
HALAMAN = "/akun/sesi/"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"
PONSEL = "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0"
BARU = "empat kuda jalan senja"


def masuk(orang, agen=CHROME, sandi=pabrik.SANDI) -> Client:
    """A browser that signed in as people do."""
    klien = Client(headers={"User-Agent": agen})
    jawaban = klien.post("/akun/login/", {"login": orang.email, "password": sandi})
    assert jawaban.status_code == 302
    return klien


def hidup(klien) -> bool:
    return klien.get(HALAMAN).status_code == 200


@pytest.fixture
def orang():
    return pabrik.pengguna("Sri Wahyuni")


def test_dua_peramban_dalam_kata(orang):
    sini, sana = masuk(orang), masuk(orang, PONSEL)
    teks = sini.get(HALAMAN).content.decode()
    assert "Chrome di Windows" in teks and "Firefox di Android" in teks and "127.0.0.1" in teks
    assert teks.count("sesi ini") == 1 and teks.count(">Akhiri<") == 1
    assert hidup(sana)


def test_keluar_mengosongkan_halaman_yang_tersimpan_di_peramban(orang):
    klien = masuk(orang)
    assert "Clear-Site-Data" not in klien.get("/akun/logout/").headers
    assert klien.post("/akun/logout/").headers["Clear-Site-Data"] == '"cache"'
    assert not hidup(klien)


def test_akhiri_satu(orang):
    sini, sana = masuk(orang), masuk(orang, PONSEL)
    pk = UserSession.objects.get(session_key=sana.session.session_key).pk
    jawaban = sini.post(f"{HALAMAN}{pk}/akhiri/", follow=True)
    assert "sudah diakhiri" in jawaban.content.decode() and "Firefox di Android" not in jawaban.content.decode()
    assert not hidup(sana) and hidup(sini)
    assert sini.post(f"{HALAMAN}{pk}/akhiri/").status_code == 404


def test_akhiri_semua_yang_lain(orang):
    sini, dua, tiga = (masuk(orang) for _ in range(3))
    assert "2 sesi lain sudah diakhiri" in sini.post(f"{HALAMAN}lain/akhiri/", follow=True).content.decode()
    assert [hidup(k) for k in (sini, dua, tiga)] == [True, False, False]


def test_sesi_orang_lain_tidak_terlihat_dan_tidak_dapat_diakhiri(orang):
    asing = masuk(pabrik.pengguna("Orang Asing"), PONSEL)
    sini = masuk(orang)
    assert "Firefox" not in sini.get(HALAMAN).content.decode()
    pk = UserSession.objects.get(session_key=asing.session.session_key).pk
    assert sini.post(f"{HALAMAN}{pk}/akhiri/").status_code == 404
    sini.post(f"{HALAMAN}lain/akhiri/")
    assert hidup(asing)


def test_melihat_tidak_mengakhiri(orang):
    sini, sana = masuk(orang), masuk(orang)
    pk = UserSession.objects.get(session_key=sana.session.session_key).pk
    assert sini.get(f"{HALAMAN}{pk}/akhiri/").status_code == 405
    assert sini.get(f"{HALAMAN}lain/akhiri/").status_code == 405
    assert hidup(sana)


def test_sesi_yang_lewat_waktu_atau_keluar_tidak_tercantum(orang):
    sini, lewat, keluar = masuk(orang), masuk(orang, PONSEL), masuk(orang, PONSEL)
    sesi = lewat.session
    sesi[TERAKHIR] -= 3600
    sesi.save()
    keluar.post("/akun/logout/")
    assert "Firefox" not in sini.get(HALAMAN).content.decode()


def test_kueri_tidak_tumbuh(orang, django_assert_num_queries):
    sini = masuk(orang)
    with django_assert_num_queries(4):
        sini.get(HALAMAN)
    for _ in range(3):
        masuk(orang)
    with django_assert_num_queries(4):
        sini.get(HALAMAN)


def test_ganti_kata_sandi_mengakhiri_yang_lain(orang):
    sini, sana = masuk(orang), masuk(orang)
    isi = {"oldpassword": pabrik.SANDI, "password1": BARU, "password2": BARU}
    assert sini.post("/akun/password/change/", isi).status_code == 302
    assert hidup(sini) and not hidup(sana)
    assert UserSession.objects.filter(user=orang).count() == 1
    assert sini.get(HALAMAN).content.decode().count("sesi ini") == 1


def test_kata_sandi_baru_lewat_surel_mengakhiri_semua(orang, mailoutbox):
    sana = masuk(orang)
    tamu = Client()
    tamu.post("/akun/password/reset/", {"email": orang.email})
    tautan = next(baris for baris in mailoutbox[0].body.splitlines() if baris.startswith("http"))
    jawaban = tamu.get(tautan.partition("testserver")[2], follow=True)
    tujuan = jawaban.redirect_chain[-1][0]
    assert tamu.post(tujuan, {"password1": BARU, "password2": BARU}).status_code == 302
    assert not hidup(sana) and not UserSession.objects.filter(user=orang).exists()
    masuk(orang, sandi=BARU)


def test_sesi_basi_disapu(orang):
    sini, basi = masuk(orang), masuk(orang)
    Session.objects.filter(session_key=basi.session.session_key).update(expire_date=timezone.now())
    assert sapu_sesi() == 1
    assert [satu.session_key for satu in UserSession.objects.all()] == [sini.session.session_key]


def test_perintah_pengelola(orang):
    lain = masuk(pabrik.pengguna("Lain"))
    sini, tanpa_baris = masuk(orang), pabrik.klien(orang)  # the second was made by a script: no row tells of it
    keluaran = io.StringIO()
    call_command("akhiri_sesi", "--surel", orang.email.upper(), stdout=keluaran)
    assert keluaran.getvalue().strip() == "2 sesi diakhiri."
    assert [hidup(k) for k in (sini, tanpa_baris, lain)] == [False, False, True]


def test_perintah_untuk_akun_yang_tidak_ada():
    with pytest.raises(CommandError, match="Tidak ada akun"):
        call_command("akhiri_sesi", "--surel", "tak.ada@uji.test")


@pytest.mark.parametrize(
    ("agen", "kata"),
    [
        (CHROME, "Chrome di Windows"),
        (CHROME + " Edg/126.0", "Edge di Windows"),
        (PONSEL, "Firefox di Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", "Safari di iPhone"),
        ("curl/8.0", "Peramban lain di perangkat lain"),
        ("", "Peramban lain di perangkat lain"),
    ],
)
def test_perangkat_dalam_kata(agen, kata):
    assert sebutan(agen) == kata
