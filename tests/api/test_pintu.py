"""The door of the API: one answer for every token that opens nothing, no session, reading only, limits."""

from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.http import KALIMAT
from organisasi.domain import token_api
from organisasi.models import Pemda, TokenApi
from tests import pabrik
from tests.api.conftest import DAFTAR, Dibuka, minta
from tests.penyewa.dunia import KENARI
from tests.penyewa.matriks import API


def semua_alamat(dibuka: Dibuka, slug: str = "") -> list[str]:
    """Every address of the API for the rows of one world."""
    milik = dibuka.dunia.sendiri
    argumen = {"instansi_rincian": {"slug": milik.instansi.slug}, "berkas_unduh": {"pk": berkas(dibuka)}}
    nama = [satu.removeprefix("api:") for satu in sorted(API)]
    dasar = {"slug_pemda": slug or dibuka.pemda.slug}
    tahun = "?tahun=2024"
    return [reverse(f"api:{satu}", kwargs=dasar | argumen.get(satu, {})) + tahun for satu in nama]


def berkas(dibuka: Dibuka) -> int:
    return dibuka.minta("keputusan_daftar").json()["data"][0]["berkas"][0]["alamat"].rsplit("/", 1)[-1]


@pytest.fixture
def jangan_batasi(monkeypatch):
    monkeypatch.setattr("organisasi.pintu_api.LAJU_ALAMAT", "1000/m")


def kunci_mati(sini: Dibuka) -> dict[str, str]:
    """Keys that open nothing, by why."""
    with pabrik.dalam(sini.pemda) as oleh:
        lewat, kunci_lewat = token_api.buat(oleh=oleh, nama="Lama")
        TokenApi.objects.filter(pk=lewat.pk).update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
        dicabut, kunci_dicabut = token_api.buat(oleh=oleh, nama="Dicabut")
        token_api.cabut(oleh=oleh, token=dicabut)
    return {
        "tanpa": "",
        "salah": "kin_" + "x" * 43,
        "bukan kunci": "' or 1=1 --",
        "lewat": kunci_lewat,
        "dicabut": kunci_dicabut,
    }


def test_token_yang_tidak_membuka_dijawab_sama(sini, sana, jangan_batasi):
    jawaban = []
    for kunci in (*kunci_mati(sini).values(), sana.kunci):
        jawaban += [minta(alamat, kunci) for alamat in semua_alamat(sini)]
    for slug in ("tidak-ada", "x%00y", "ALPA", "x" * 200):
        jawaban.append(minta(f"/api/v1/{slug}/instansi", sini.kunci))
    Pemda.objects.filter(pk=sana.pemda.pk).update(aktif=False)
    jawaban.append(minta("/api/v1/beta/instansi", sana.kunci))
    assert {satu.status_code for satu in jawaban} == {401}
    assert len({satu.content for satu in jawaban}) == 1
    assert {satu.headers["WWW-Authenticate"] for satu in jawaban} == {'Bearer realm="kinerja"'}


def test_token_membuka_pemdanya_sendiri(sini, sana):
    for dibuka in (sini, sana):
        for alamat in semua_alamat(dibuka):
            assert minta(alamat, dibuka.kunci).status_code == 200, alamat


def test_berlaku_sampai_hari_terakhir(sini):
    with pabrik.dalam(sini.pemda) as oleh:
        _, kunci = token_api.buat(oleh=oleh, nama="Sehari", berlaku_sampai=timezone.localdate())
    assert minta("/api/v1/alpa/instansi", kunci).status_code == 200


def test_pemda_lain_tidak_pernah_terlihat(sini, sana):
    """Every address of A with the key of A, with ids and names of B: nothing of B, and 404 where B's row is named."""
    milik = sana.dunia.sendiri
    for alamat in semua_alamat(sini):
        for kueri in ("", f"&instansi={milik.instansi.slug}", "&instansi=beta-dinas&jabatan=kepala-kenarib"):
            assert KENARI not in minta(alamat + kueri, sini.kunci).content.decode(), alamat
    assert sini.minta("instansi_rincian", slug=milik.instansi.slug).status_code == 404
    assert sini.minta("berkas_unduh", pk=berkas(sana)).status_code == 404
    for nama in DAFTAR:
        kosong = sini.minta(nama, kueri={"instansi": milik.instansi.slug}).json()
        assert kosong["jumlah"] == 0 or nama == "instansi_daftar"


def test_tanpa_sesi_dan_kuki(sini):
    """A signed-in admin without a token gets nothing, and nobody gets a cookie."""
    admin = pabrik.klien(sini.dunia.pengguna["admin_pemda"])
    assert admin.get("/api/v1/alpa/instansi").status_code == 401
    jawaban = minta("/api/v1/alpa/instansi", sini.kunci)
    assert not jawaban.cookies and "Cookie" not in jawaban.headers["Vary"]
    assert jawaban.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("metode", ["post", "put", "patch", "delete", "options"])
def test_hanya_membaca(sini, metode):
    jawaban = minta("/api/v1/alpa/instansi", sini.kunci, metode=metode)
    assert (jawaban.status_code, jawaban.headers["Allow"]) == (405, "GET, HEAD")


def test_tanpa_https_ditolak_bukan_dialihkan(sini, settings):
    alamat = semua_alamat(sini)[0]
    settings.SECURE_SSL_REDIRECT = True
    terbuka = minta(alamat, sini.kunci)
    assert (terbuka.status_code, "Location" in terbuka.headers) == (HTTPStatus.FORBIDDEN, False)
    assert "https" in terbuka.json()["galat"]
    assert minta(alamat, sini.kunci, secure=True).status_code == HTTPStatus.OK


def test_head_tanpa_isi(sini):
    dibaca, kepala = (minta("/api/v1/alpa/instansi", sini.kunci, metode=satu) for satu in ("get", "head"))
    assert (kepala.status_code, kepala.content) == (200, b"")
    assert kepala.headers["Content-Length"] == str(len(dibaca.content))


def test_etag(sini):
    jawaban = minta("/api/v1/alpa/instansi", sini.kunci)
    lagi = minta("/api/v1/alpa/instansi", sini.kunci, **{"If-None-Match": jawaban.headers["ETag"]})
    assert (lagi.status_code, lagi.content) == (304, b"")


def test_laju_token_dan_alamat(sini, sana, monkeypatch):
    """A token that asks too often waits; another one of the same pemda goes on. So does an address that guesses."""
    monkeypatch.setattr("organisasi.pintu_api.LAJU_TOKEN", "2/m/key")
    monkeypatch.setattr("organisasi.pintu_api.LAJU_ALAMAT", "2/m")
    status = [minta("/api/v1/alpa/instansi", sini.kunci) for _ in range(3)]
    assert [satu.status_code for satu in status] == [200, 200, HTTPStatus.TOO_MANY_REQUESTS]
    assert status[-1].headers["Retry-After"] == "60"
    assert minta("/api/v1/beta/instansi", sana.kunci).status_code == 200
    tebakan = [minta("/api/v1/alpa/instansi", "kin_" + "y" * 43).status_code for _ in range(3)]
    assert tebakan == [401, 401, 429]
    assert minta("/api/v1/beta/instansi", sana.kunci).status_code == 200


def test_alamat_tak_dikenal_dijawab_json(sini):
    for alamat in ("/api/", "/api/v1/", "/api/v2/alpa/instansi", "/api/v1/alpa/tidak-ada", "/api/v1/alpa/instansi/"):
        jawaban = minta(alamat, sini.kunci)
        assert (jawaban.status_code, list(jawaban.json())) == (404, ["galat"]), alamat


def test_kesalahan_sendiri_juga_json(sini, monkeypatch):
    """An error of ours and a forged host: the sentence of its status, and nothing of what went wrong."""

    def patah(*_):
        raise RuntimeError("rahasia dapur")

    monkeypatch.setattr("laporan.api.rute_organisasi.isi.instansi", patah)
    klien = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {sini.kunci}"})
    jawaban = klien.get("/api/v1/alpa/instansi")
    assert (jawaban.status_code, jawaban.json()) == (500, {"galat": KALIMAT[500]})
    palsu = klien.get("/api/v1/alpa/instansi", headers={"Host": "jahat.example"})
    assert (palsu.status_code, list(palsu.json())) == (400, ["galat"])


def test_parameter_tak_terbaca_disebut_namanya(sini):
    for kueri, nama in (
        ({"tahun": "x"}, "tahun"),
        ({"limit": 501}, "limit"),
        ({"offset": -1}, "offset"),
        ({"instansi": "a\0"}, "instansi"),
    ):
        jawaban = sini.minta("capaian_daftar", kueri=kueri)
        assert (jawaban.status_code, jawaban.json()["rincian"]) == (422, [nama]), kueri


def test_token_hanya_sidiknya_yang_disimpan(sini):
    with pabrik.dalam(sini.pemda) as oleh:
        token, kunci = token_api.buat(oleh=oleh, nama="Rahasia", berlaku_sampai=date(2099, 1, 1))
        isi = str(TokenApi.objects.filter(pk=token.pk).values())
        assert kunci not in isi and token.awalan == kunci[:12] and kunci[12:] not in isi
