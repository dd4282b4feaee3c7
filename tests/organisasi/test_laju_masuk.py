"""Limits of guesses one by one, and that no answer tells who has an account. Sixty at once: tests/ketahanan."""

import re

import pytest
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from tests import pabrik

pytestmark = pytest.mark.django_db
MASUK, LUPA = "/akun/login/", "/akun/password/reset/"
BARU = "empat kuda jalan senja"


@pytest.fixture
def orang():
    return pabrik.pengguna("Sri Wahyuni")


def tebak(surel, sandi="bukan ini", **lain):
    return Client().post(MASUK, {"login": surel, "password": sandi}, **lain)


def isi(jawaban) -> str:
    """The page without what differs on every page, and without the address that was typed."""
    teks = re.sub(r'value="[^"]*"', "", jawaban.content.decode())
    return re.sub(r"Kode \d+-\w+ · [^<]+", "", teks)


def test_lima_tebakan_lalu_tertahan(orang):
    assert [tebak(orang.email).status_code for _ in range(7)] == [200] * 5 + [429] * 2
    assert tebak(orang.email, pabrik.SANDI).status_code == 429
    assert tebak(pabrik.pengguna().email, pabrik.SANDI).status_code == 302


def test_tertahan_di_setiap_nama_host_dan_alamat(orang):
    """Another name of the server or another address gives no further guesses."""
    for _ in range(5):
        tebak(orang.email)
    assert tebak(orang.email, headers={"Host": "localhost"}).status_code == 429
    assert tebak(orang.email, REMOTE_ADDR="10.9.8.7").status_code == 429
    assert tebak(orang.email.upper()).status_code == tebak(f" {orang.email} ").status_code == 429


def test_yang_berhasil_tidak_dihitung(orang):
    for _ in range(4):
        tebak(orang.email)
    for _ in range(5):
        assert tebak(orang.email, pabrik.SANDI).status_code == 302
    assert [tebak(orang.email).status_code for _ in range(2)] == [200, 429]


def test_satu_alamat_banyak_akun():
    kode = [tebak(f"orang{nomor}@tebak.test").status_code for nomor in range(22)]
    assert kode == [200] * 20 + [429] * 2
    assert tebak("lain@tebak.test", REMOTE_ADDR="10.9.8.7").status_code == 200


@pytest.mark.parametrize(("proksi", "lolos"), [(0, 0), (1, 0)])
def test_x_forwarded_for_karangan_tidak_meloloskan(settings, proksi, lolos):
    """Without a proxy the header counts for nothing; behind one only what the proxy added."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proksi
    kode = [
        tebak(f"orang{n}@tebak.test", headers={"X-Forwarded-For": f"198.51.100.{n}, 10.0.0.1"}).status_code
        for n in range(25)
    ]
    assert kode[20:].count(200) == lolos


def test_kata_sandi_baru_lewat_surel_melepas_tahanan(orang, mailoutbox):
    for _ in range(6):
        tebak(orang.email)
    tamu = Client()
    tamu.post(LUPA, {"email": orang.email})
    tautan = next(baris for baris in mailoutbox[0].body.splitlines() if baris.startswith("http"))
    tujuan = tamu.get(tautan.partition("testserver")[2], follow=True).redirect_chain[-1][0]
    tamu.post(tujuan, {"password1": BARU, "password2": BARU})
    assert tebak(orang.email, BARU).status_code == 302


def test_kunci_karangan_tidak_mendorong_keluar_hitungan(orang):
    """Django throws out counters beyond 300 rows: guesses for made-up addresses must not free an account."""
    for _ in range(5):
        tebak(orang.email)
    for nomor in range(400):
        cache.set(f"allauth:rl:karangan:{nomor}", [1.0], 300)
    assert tebak(orang.email).status_code == 429


# --- nobody learns who has an account ----------------------------------------------------------------------------


def test_masuk_dijawab_sama(orang):
    nonaktif = pabrik.pengguna(is_active=False)
    ragam = [tebak(surel) for surel in (orang.email, "tak.ada@uji.test", nonaktif.email)]
    assert {satu.status_code for satu in ragam} == {200} and len({isi(satu) for satu in ragam}) == 1
    for _ in range(5):
        tertahan = [tebak(surel) for surel in (orang.email, "tak.ada@uji.test")]
    assert {satu.status_code for satu in tertahan} == {429} and len({isi(satu) for satu in tertahan}) == 1


def test_lupa_kata_sandi_dijawab_sama(orang, mailoutbox):
    nonaktif = pabrik.pengguna(is_active=False)
    surel = (orang.email, "tak.ada@uji.test", nonaktif.email)
    ragam = [Client().post(LUPA, {"email": satu}, follow=True) for satu in surel]
    assert len({isi(satu) for satu in ragam}) == 1
    assert [satu.to for satu in mailoutbox] == [[satu] for satu in surel]
    assert [("password/reset/key" in satu.body) for satu in mailoutbox] == [True, False, False]
    lebih = [Client().post(LUPA, {"email": satu}).status_code for satu in surel[:2] for _ in range(5)]
    assert lebih == ([302] * 4 + [429]) * 2


def test_server_surel_mati_dijawab_sama(orang, monkeypatch):
    def mati(*_):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", mati)
    ragam = [Client().post(LUPA, {"email": satu}) for satu in (orang.email, "tak.ada@uji.test")]
    assert {(satu.status_code, satu["Location"]) for satu in ragam} == {(302, "/akun/password/reset/done/")}


def test_peristiwa_dicatat_tanpa_surel(orang, caplog):
    caplog.set_level("INFO", logger="kinerja.keamanan")
    for _ in range(6):
        tebak(orang.email)
    tebak("tak.ada@uji.test")
    catatan = [(c.getMessage(), getattr(c, "pengguna_id", "")) for c in caplog.records if c.name == "kinerja.keamanan"]
    assert catatan == [("masuk_gagal", orang.pk)] * 5 + [("masuk_ditahan", ""), ("masuk_gagal", None)]
    assert "@" not in "".join(c.getMessage() for c in caplog.records)
