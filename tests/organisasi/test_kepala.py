"""Headers of the browser's rules on every kind of answer; cookies of a production installation; nothing inline."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from kinerja.kepala import IZIN
from organisasi import sesi
from tests import pabrik
from tests.organisasi.test_berkas import simpan, url

WAJIB = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ATURAN = """default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';
connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none';
manifest-src 'self'"""


def urai(aturan: str) -> dict[str, list[str]]:
    return {satu.split()[0]: satu.split()[1:] for satu in aturan.split(";") if satu.strip()}


def cela(jawaban) -> list[str]:
    """What is missing from the headers of an answer."""
    kepala = jawaban.headers
    kurang = [nama for nama, nilai in WAJIB.items() if kepala.get(nama) != nilai]
    kurang += [] if "camera=()" in kepala.get("Permissions-Policy", "") else ["Permissions-Policy"]
    aturan = kepala.get("Content-Security-Policy", "")
    longgar = re.findall(r"unsafe-\w+|\*|https?:|blob:|script-src[^;]*data:", aturan)
    return kurang + longgar + ([] if urai(aturan).get("default-src") == ["'none'"] else ["CSP"])


@pytest.mark.parametrize(
    ("alamat", "status"),
    [
        ("/", 200),
        ("/magetan/", 200),
        ("/magetan/tidak-ada/", 404),
        ("/paser/", 404),
        ("/magetan/pengaturan/", 403),
        ("/magetan/unduhan/", 200),
        ("/akun/login/", 302),
        ("/api/v1/magetan/instansi", 401),
        ("/api/v1/openapi.json", 200),
        ("/healthz", 200),
        ("/magetan/publik/", 404),
        ("/static/css/tidak-ada.css", 404),
    ],
)
def test_setiap_jawaban(tata, alamat, status):
    jawaban = pabrik.klien(tata.perencana).get(alamat, follow=alamat == "/")
    assert (jawaban.status_code, cela(jawaban)) == (status, [])


def test_berkas_statis(tata):
    statis = Path(settings.STATIC_ROOT) / "uji-kepala.css"
    statis.write_text("p {}")
    try:
        jawaban = Client().get("/static/uji-kepala.css")
        assert (jawaban.status_code, cela(jawaban)) == (200, [])
    finally:
        statis.unlink()


def test_aturan_isi_tepat(tata):
    """The policy as a whole, so that a directive taken out is noticed."""
    assert urai(Client().get("/akun/login/").headers["Content-Security-Policy"]) == urai(ATURAN)
    assert IZIN["publickey-credentials-get"] == "(self)" and set(IZIN.values()) == {"(self)", "()"}


@pytest.mark.parametrize("metode", ["get", "post", "put", "options"])
def test_nama_host_palsu_pun(metode, tata):
    """Refused before any view, by Django's own middleware."""
    with override_settings(SECURE_SSL_REDIRECT=True):
        jawaban = getattr(Client(raise_request_exception=False), metode)("/", headers={"Host": "jahat.test"})
    assert (jawaban.status_code, cela(jawaban)) == (400, [])


def test_galat_peladen_pun(tata, monkeypatch):
    monkeypatch.setattr("organisasi.views.beranda.render", lambda *_, **__: 1 / 0)
    klien = pabrik.klien(tata.perencana)
    klien.raise_request_exception = False
    jawaban = klien.get("/magetan/")
    assert (jawaban.status_code, cela(jawaban)) == (500, [])


def test_hsts_di_https(db):
    kepala = Client().get("/akun/login/", secure=True).headers
    assert kepala["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


def test_berkas_dikurung(tata):
    """As a file to keep it can do nothing, should a browser show it all the same; a part of it is never sent."""
    klien = pabrik.klien(tata.perencana)
    jawaban = klien.get(url(simpan(tata)), headers={"Range": "bytes=0-3"})
    assert jawaban.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert cela(jawaban) == []
    assert jawaban.status_code == 200 and len(b"".join(jawaban.streaming_content)) == int(jawaban["Content-Length"])
    tampil = klien.get(url(simpan(tata)) + "?tampil=1")
    assert "script-src 'self'" in tampil.headers["Content-Security-Policy"] and cela(tampil) == []


def test_kuki_di_https(tata):
    """`__Host-`: only over https, from this host, for the whole of it. A browser refuses it without these."""
    klien = Client()
    klien.get("/akun/login/", secure=True)
    isi = {"login": tata.perencana.email, "password": pabrik.SANDI}
    klien.post("/akun/login/", isi, secure=True)
    assert klien.get("/magetan/", secure=True).status_code == 200
    assert set(klien.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, sesi.KUKI}
    for nama, kuki in klien.cookies.items():
        assert nama.startswith("__Host-")
        assert (kuki["secure"], kuki["httponly"], kuki["samesite"]) == (True, True, "Lax")
        assert (kuki["path"], kuki["domain"]) == ("/", "")


@pytest.mark.parametrize(("coba", "awalan"), [("1", ""), ("0", "__Host-")])
def test_nama_kuki_menurut_https(coba, awalan, tmp_path):
    """Plain http on one's own machine would get no cookie of that prefix back."""
    perintah = (
        "from kinerja import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.AWALAN_KUKI + 'x')"
    )
    lingkungan = {
        "MODE_COBA": coba,
        "DEBUG": "0",
        "SECRET_KEY": "x" * 50,
        "DATA_DIR": str(tmp_path),
        "PATH": "/usr/bin",
    }
    hasil = subprocess.run(
        [sys.executable, "-c", perintah],
        cwd=settings.BASE_DIR,
        env=lingkungan,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert hasil.stdout.split() == [f"{awalan}sessionid", f"{awalan}csrftoken", f"{awalan}x"], hasil.stderr
