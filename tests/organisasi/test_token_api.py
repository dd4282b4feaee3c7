"""Tokens of the read API: the key is shown once and never stored, withdrawn at once, only for the admin."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisasi.domain import token_api
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Jejak, TokenApi
from tests import pabrik

pytestmark = pytest.mark.django_db
RUMAH = "/magetan/pengaturan/token-api/"
POLA = re.compile(r"kin_[A-Za-z0-9_-]{43}")


def buat(klien, nama="Dasbor Kominfo", kunci=None, **lain):
    return klien.post(f"{RUMAH}buat/", {"nama": nama, "kunci_kirim": str(kunci or uuid4()), **lain})


def test_kunci_ditampilkan_sekali_dan_tidak_disimpan(tata):
    klien, kunci_kirim = pabrik.klien(tata.admin), uuid4()
    jawaban = buat(klien, kunci=kunci_kirim)
    (kunci,) = set(POLA.findall(jawaban.content.decode()))
    assert jawaban.status_code == 200 and "no-store" in jawaban.headers["Cache-Control"]
    with pabrik.dalam(tata.pemda):
        token = TokenApi.objects.get()
        assert token_api.kenali(kunci) == token
        assert kunci not in str(TokenApi.objects.values()) + str(list(Jejak.objects.values_list("perubahan")))
        assert token.sidik not in str(list(Jejak.objects.values_list("perubahan")))
    lagi = buat(klien, kunci=kunci_kirim)  # the same page sent twice
    assert (lagi.status_code, lagi.headers["Location"]) == (302, RUMAH)
    daftar = klien.get(RUMAH).content.decode()
    assert kunci not in daftar and token.awalan in daftar and "Dasbor Kominfo" in daftar


def test_dicabut_seketika(tata):
    klien = pabrik.klien(tata.admin)
    (kunci,) = set(POLA.findall(buat(klien).content.decode()))
    with pabrik.dalam(tata.pemda):
        token = TokenApi.objects.get()
    assert "Cabut token" in klien.get(f"{RUMAH}{token.pk}/cabut/").content.decode()
    assert klien.post(f"{RUMAH}{token.pk}/cabut/", {"versi": token.versi + 5}).status_code == 409
    for _ in range(2):  # a second press is harmless
        assert klien.post(f"{RUMAH}{token.pk}/cabut/", {"versi": token.versi}).status_code == 302
    with pabrik.dalam(tata.pemda):
        assert token_api.kenali(kunci) is None
        assert Jejak.objects.filter(model="organisasi.TokenApi").count() == 2
    assert "Dicabut" in klien.get(RUMAH).content.decode()


def test_tanggal_yang_lewat_ditolak(tata):
    kemarin = timezone.localdate() - timedelta(days=1)
    jawaban = buat(pabrik.klien(tata.admin), berlaku_sampai=kemarin.isoformat())
    assert jawaban.status_code == 422 and "sudah lewat" in jawaban.content.decode()


def test_terlalu_banyak_token(tata, monkeypatch):
    monkeypatch.setattr(token_api, "HIDUP_MAKS", 1)
    klien = pabrik.klien(tata.admin)
    assert buat(klien).status_code == 200
    jawaban = buat(klien)
    assert jawaban.status_code == 422 and "Cabut dahulu" in jawaban.content.decode()


def test_keadaan(tata):
    with pabrik.dalam(tata.pemda) as oleh:
        token, kunci = token_api.buat(oleh=oleh, nama="Sehari", berlaku_sampai=timezone.localdate())
        assert token_api.keadaan(token) == "berlaku" and token_api.kenali(kunci) == token
        token.berlaku_sampai -= timedelta(days=1)
        assert token_api.keadaan(token) == "kedaluwarsa"
        assert token_api.kenali("kin_pendek") is None


def test_hanya_admin(tata):
    with pabrik.dalam(tata.pemda):
        with pytest.raises(Ditolak):
            token_api.buat(oleh=pabrik.pelaku(tata.perencana), nama="Diam-diam")
        with pytest.raises(IsianSalah):
            token_api.buat(oleh=pabrik.pelaku(tata.admin), nama="Huruf \x0b kendali")
    assert pabrik.klien(tata.perencana).get(RUMAH).status_code == 403


def test_daftar_kueri_tetap(tata):
    klien, jumlah = pabrik.klien(tata.admin), []
    klien.get(RUMAH)
    for banyak in (1, 2):
        with pabrik.dalam(tata.pemda) as oleh:
            for nomor in range(banyak):
                token_api.buat(oleh=oleh, nama=f"Token {nomor}")
        with CaptureQueriesContext(connection) as kueri:
            klien.get(RUMAH)
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1]
