"""The way to a real OpenID Connect provider in this process and back."""

import html
import re
from urllib.parse import urlsplit

import requests

MULAI, KEMBALI = "/akun/oidc/sso/login/", "/akun/oidc/sso/login/callback/"
SUREL = "sri.wahyuni@uji.test"


def klaim(penyedia, sub="orang-1", **isi) -> None:
    """What the provider says of a person from now on."""
    semua = {"email": SUREL, "email_verified": True, "name": "Sri Wahyuni"} | isi
    requests.put(f"{penyedia}/users/{sub}", json={k: v for k, v in semua.items() if v is not None}).raise_for_status()


def mulai(klien, **isi) -> str:
    """The address at the provider that the sign-in leads to."""
    jawaban = klien.post(MULAI, isi)
    assert jawaban.status_code == 200, jawaban.content.decode()[:500]
    teks = jawaban.content.decode()
    alamat = html.unescape(re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', teks)[1])
    assert html.unescape(teks).count(alamat) == 2  # and as a link
    return alamat


def setuju(alamat, sub="orang-1", **isi) -> str:
    """The person signs in at the provider; the query it sends back with."""
    jawaban = requests.post(alamat, data={"sub": sub} | isi, allow_redirects=False)
    assert jawaban.status_code == 302, jawaban.text
    tujuan = urlsplit(jawaban.headers["Location"])
    assert tujuan.path == KEMBALI and tujuan.netloc == "testserver"
    return tujuan.query


def masuk(klien, sub="orang-1", **isi):
    """The whole way; the answer to the return."""
    return klien.get(f"{KEMBALI}?{setuju(mulai(klien, **isi), sub)}")


def tanpa_kode(jawaban) -> str:
    """The page without what differs on every page: id of the request, nonce, token."""
    return re.sub(r"Kode 401-\w+ · [^<]+", "", jawaban.content.decode())


def ditolak(jawaban, klien) -> str:
    assert jawaban.status_code == 401 and "_auth_user_id" not in klien.session
    return tanpa_kode(jawaban)
