"""Single sign-on that is refused: one page in the same words, whatever was wrong."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from organisasi import sso
from organisasi.models import Pengguna
from tests import pabrik
from tests.organisasi.sso_uji import KEMBALI, SUREL, ditolak, klaim, masuk, mulai, setuju

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang():
    return pabrik.pengguna("Sri Wahyuni", email=SUREL)


def test_semua_penolakan_berbunyi_sama(nyala, orang, caplog):
    nonaktif = pabrik.pengguna("Lama", email="lama@uji.test", is_active=False)
    pabrik.pengguna("Kadis", email="kadis@uji.test")
    ragam = {
        "belum-pasti": {"email_verified": False},
        "tidak-disebut": {"email_verified": None},
        "tulisan": {"email_verified": "false"},
        "tak-dikenal": {"email": "tak.ada@uji.test"},
        "tanpa-surel": {"email": None},
        "huruf-serupa": {"email": "\N{KELVIN SIGN}adis@uji.test"},
        "nonaktif": {"email": nonaktif.email},
    }
    halaman = set()
    for sub, isi in ragam.items():
        klaim(nyala, sub, **isi)
        klien = Client()
        halaman.add(ditolak(masuk(klien, sub), klien))
    assert len(halaman) == 1 and "Belum bisa masuk lewat Akun Pemda" in halaman.pop()
    assert not SocialAccount.objects.exists() and Pengguna.objects.count() == 3
    catatan = [satu.sebab for satu in caplog.records if satu.getMessage() == "sso_gagal"]
    tidak_ada, asing = "tidak ada akun aktif", "surel dengan huruf asing"
    assert catatan == ["surel belum dipastikan penyedia"] * 3 + [tidak_ada] * 2 + [asing, tidak_ada]
    assert "uji.test" not in caplog.text


def test_surel_yang_diberikan_kepada_orang_lain(nyala, orang):
    """The address moved to another person at the provider: the account stays with the first."""
    klaim(nyala)
    masuk(Client())
    klaim(nyala, "orang-2")
    klien = Client()
    ditolak(masuk(klien, "orang-2"), klien)


def test_orang_yang_surelnya_kini_surel_orang_lain(nyala, orang):
    klaim(nyala)
    masuk(Client())
    lain = pabrik.pengguna("Lain", email="lain@uji.test")
    klaim(nyala, email=lain.email)
    klien = Client()
    ditolak(masuk(klien), klien)


def test_dinonaktifkan_sesudah_terhubung(nyala, orang):
    klaim(nyala)
    masuk(Client())
    Pengguna.objects.update(is_active=False)
    klien = Client()
    ditolak(masuk(klien), klien)


def test_state_palsu_dan_state_peramban_lain(nyala, orang):
    klaim(nyala)
    klien = Client()
    kode = parse_qs(setuju(mulai(klien)))["code"][0]
    ditolak(klien.get(KEMBALI, {"code": kode, "state": "karangan"}), klien)
    ditolak(klien.get(KEMBALI, {"code": kode}), klien)
    korban = Client()
    mulai(korban)
    ditolak(korban.get(f"{KEMBALI}?{setuju(mulai(klien))}"), korban)


def test_kode_dipakai_lagi(nyala, orang):
    klaim(nyala)
    klien, pencuri = Client(), Client()
    jawaban = setuju(mulai(klien))
    assert klien.get(f"{KEMBALI}?{jawaban}").status_code == 302
    klien.post("/akun/logout/")
    ditolak(klien.get(f"{KEMBALI}?{jawaban}"), klien)  # the state is used up
    lain = parse_qs(urlsplit(mulai(pencuri)).query)["state"][0]
    ditolak(pencuri.get(KEMBALI, {"code": parse_qs(jawaban)["code"][0], "state": lain}), pencuri)


def test_nonce_dari_permintaan_lain(nyala, orang):
    klaim(nyala)
    klien = Client()
    jawaban = setuju(mulai(klien))
    sesi = klien.session
    for keadaan in sesi["socialaccount_states"].values():
        keadaan[0]["nonce"] = "lain"
    sesi.save()
    ditolak(klien.get(f"{KEMBALI}?{jawaban}"), klien)


def test_token_bertanda_tangan_kunci_lain(nyala, orang, monkeypatch):
    klaim(nyala)
    with run_server_in_thread() as asing:
        kunci = f"http://localhost:{asing.server_port}/jwks"
        asli = sso.AlurOidc.openid_config
        monkeypatch.setattr(sso.AlurOidc, "openid_config", property(lambda s: asli.fget(s) | {"jwks_uri": kunci}))
        klien = Client()
        ditolak(masuk(klien), klien)


def test_batal_di_penyedia(nyala, orang):
    klien = Client()
    ditolak(klien.get(f"{KEMBALI}?{setuju(mulai(klien), action='deny')}"), klien)


def test_menghubungkan_ke_akun_yang_sedang_masuk_tidak_mungkin(nyala, orang):
    """No way to bind a foreign identity to a session that is signed in."""
    klaim(nyala, email="tak.ada@uji.test")
    klien = pabrik.klien(orang)
    alamat = mulai(klien, process="connect")
    jawaban = klien.get(f"{KEMBALI}?{setuju(alamat)}")
    assert jawaban["Location"] == "/" and not SocialAccount.objects.exists()
