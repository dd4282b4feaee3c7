"""A session ends after an hour without activity and twelve hours after the sign-in; what was typed survives."""

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone

from organisasi.umur_sesi import LATAR, MULAI, TERAKHIR
from tests import pabrik

MASUK = "/akun/login/?next="
SKRIP = {"Accept": "application/json"}
JAM = 3600


@pytest.fixture
def klien(tata):
    klien = pabrik.klien(tata.perencana)
    assert klien.get("/magetan/").status_code == 200
    return klien


def mundur(klien, **detik) -> None:
    """Put the times of the session so many seconds back."""
    sesi = klien.session
    for nama, banyak in detik.items():
        sesi[nama] -= banyak
    sesi.save()


def kini() -> int:
    return int(timezone.now().timestamp())


@pytest.mark.parametrize(
    ("detik", "kalimat"),
    [
        ({TERAKHIR: JAM}, "Tidak ada kegiatan selama 60 menit"),
        ({MULAI: 12 * JAM}, "Anda sudah masuk selama 12 jam"),
    ],
)
def test_sesi_lewat_waktu_berakhir_dan_sebabnya_disebut(klien, detik, kalimat):
    mundur(klien, **detik)
    jawaban = klien.get("/magetan/instansi/")
    assert jawaban.status_code == 302 and jawaban["Location"] == f"{MASUK}/magetan/instansi/"
    assert "_auth_user_id" not in klien.session
    assert kalimat in klien.get(jawaban["Location"]).content.decode()
    assert klien.get("/magetan/").status_code == 302


def test_sebelum_waktunya_sesi_berlanjut(klien):
    mundur(klien, **{TERAKHIR: JAM - 60, MULAI: 12 * JAM - 60})
    assert klien.get("/magetan/").status_code == 200


def test_batas_dari_pengaturan(klien, settings):
    settings.SESI_DIAM_MENIT = 5
    mundur(klien, **{TERAKHIR: 5 * 60})
    assert klien.get("/magetan/").status_code == 302


def test_kegiatan_memperpanjang_paling_banyak_sekali_semenit(klien):
    mundur(klien, **{TERAKHIR: 1800})
    klien.get("/magetan/")
    assert kini() - klien.session[TERAKHIR] < 60
    dicatat = klien.session[TERAKHIR] - 30
    mundur(klien, **{TERAKHIR: 30})
    klien.get("/magetan/")
    assert klien.session[TERAKHIR] == dicatat


def test_kegiatan_tidak_menggeser_batas_dua_belas_jam(klien):
    mundur(klien, **{TERAKHIR: 1800, MULAI: 11 * JAM})
    klien.get("/magetan/")
    mundur(klien, **{MULAI: JAM})
    assert klien.get("/magetan/").status_code == 302


def test_permintaan_latar_bukan_kegiatan(klien):
    """A page left open asks for itself; that neither prolongs the session nor is it refused before its time."""
    mundur(klien, **{TERAKHIR: JAM - 60})
    lama = klien.session[TERAKHIR]
    assert klien.get("/magetan/", headers={LATAR: "1"}).status_code == 200
    assert klien.session[TERAKHIR] == lama
    mundur(klien, **{TERAKHIR: 60})
    assert klien.get("/magetan/", headers=SKRIP | {LATAR: "1"}).status_code == 401


def test_halaman_yang_bertanya_sendiri_menyebutnya():
    """Every fragment that htmx asks for by the clock says so."""
    from django.conf import settings

    templat = settings.BASE_DIR / "templates"
    berkala = [b for b in templat.rglob("*.html") if 'hx-trigger="every' in b.read_text()]
    assert len(berkala) >= 3
    assert [b.name for b in berkala if f'"{LATAR}":"1"' not in b.read_text()] == []


def test_skrip_mendapat_401_dengan_sebab(klien):
    """On PostgreSQL an answer of 401 rolls back; the end of the session stays."""
    mundur(klien, **{TERAKHIR: JAM})
    jawaban = klien.get("/magetan/draf/?alamat=/magetan/", headers=SKRIP)
    assert jawaban.status_code == 401
    assert jawaban.json()["galat"].startswith("Tidak ada kegiatan selama 60 menit")
    assert jawaban.json()["masuk"].startswith("/akun/login/")
    assert "_auth_user_id" not in klien.session and klien.get("/").status_code == 302


@pytest.mark.parametrize("draf_dahulu", [False, True])
def test_ketikan_dititipkan(tata, klien, draf_dahulu):
    """Also where the draft of the page ended the session first, and with it had the reason told."""
    with pabrik.dalam(tata.pemda):
        jabatan = pabrik.jabatan(tata.instansi, "Analis")
    mundur(klien, **{TERAKHIR: JAM})
    alamat = f"/magetan/jabatan/{jabatan.pk}/uraian/tugas/tambah/"
    if draf_dahulu:
        assert klien.post("/magetan/draf/", {"alamat": alamat, "isi": "{}"}, headers=SKRIP).status_code == 401
    jawaban = klien.post(alamat, {"teks": "Ketikan panjang", "versi": "1"})
    assert jawaban["Location"] == f"{MASUK}%2Ftitipan%2F"
    pintu = klien.get(jawaban["Location"]).content.decode()
    assert "Isian Anda dititipkan" in pintu and ("Tidak ada kegiatan" in pintu) is not draf_dahulu
    klien.force_login(tata.perencana, backend="django.contrib.auth.backends.ModelBackend")
    assert "Ketikan panjang" in klien.get("/titipan/").content.decode()


def test_sesi_tanpa_waktu_baru_dimulai(klien):
    """One from before this rule, or made by a script: it has the whole time, and no more."""
    sesi = klien.session
    del sesi[MULAI], sesi[TERAKHIR]
    sesi.save()
    assert klien.get("/magetan/").status_code == 200
    assert kini() - klien.session[MULAI] < 60


def test_terakhir_terlihat_ikut_tercatat(tata, klien):
    mundur(klien, **{TERAKHIR: 120})
    klien.get("/magetan/", REMOTE_ADDR="10.1.2.3")
    satu = UserSession.objects.get(user=tata.perencana)
    assert (satu.ip, satu.session_key) == ("10.1.2.3", klien.session.session_key)


def test_peristiwa_dicatat_tanpa_surel(tata, klien, caplog):
    caplog.set_level("INFO", logger="kinerja.keamanan")
    mundur(klien, **{TERAKHIR: JAM})
    klien.get("/magetan/")
    catatan = [satu for satu in caplog.records if satu.name == "kinerja.keamanan"]
    assert [(c.getMessage(), c.sebab, c.pengguna_id) for c in catatan] == [
        ("sesi_berakhir", "diam", str(tata.perencana.pk))
    ]
    assert tata.perencana.email not in caplog.text


def test_permintaan_latar_tidak_mencabut_kuki_titipan(klien, settings):
    """A draft sent beside a form must not remove, by a late answer, the session that now keeps the form's fields."""
    mundur(klien, **{TERAKHIR: JAM})
    for _ in range(2):  # the session ends in the first; the second comes with a cookie nobody knows any more
        jawaban = klien.get("/magetan/instansi/", headers=SKRIP)
        assert jawaban.status_code == 401 and settings.SESSION_COOKIE_NAME not in jawaban.cookies


def test_kunci_sesi_yang_sudah_tidak_ada_tidak_dipakai_lagi(klien, settings):
    """The cookie may stay because its key is worth nothing: what signs in with it gets a new one."""
    lama = klien.cookies[settings.SESSION_COOKIE_NAME].value
    klien.session.delete()
    assert klien.get("/magetan/").status_code == 302 and klien.cookies[settings.SESSION_COOKIE_NAME].value == lama
    klien.post("/akun/login/", {"login": "x@y.example", "password": "salah"})
    klien.post("/magetan/instansi/", {"nama": "Ketikan"})
    assert klien.session.get("titipan") and klien.cookies[settings.SESSION_COOKIE_NAME].value != lama
