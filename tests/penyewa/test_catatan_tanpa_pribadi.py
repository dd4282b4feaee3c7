"""Every page is asked by an admin with a canary person in every field and address; the log names nobody."""

import io
import json
import logging

import pytest
from django.test import Client

from kinerja.catatan import BentukJson
from organisasi.enums import Peran
from tests.penyewa.dunia import KENARI, TAHUN
from tests.penyewa.matriks import KIRIMAN, MATRIKS
from tests.penyewa.peramban import Peramban
from tests.penyewa.test_matriks import alamat

pytestmark = [pytest.mark.lambat, pytest.mark.sekali]
ORANG = "Rahasiawati"
SUREL = "siti.rahasiawati@kenari.test"
NIP = "198001012005011003"
TERLARANG = (ORANG.lower(), "kenari.test", "@uji.test", "orang nomor", NIP, "203.0.113.9", KENARI.lower())


@pytest.fixture
def log(settings):
    """What the production log writes, as text."""
    settings.LOG_AKSES = True
    aliran, akar, akses = io.StringIO(), logging.getLogger(), logging.getLogger("kinerja.akses")
    penulis = logging.StreamHandler(aliran)
    penulis.setFormatter(BentukJson())
    semula = akar.level, akses.level
    akar.addHandler(penulis)
    akar.setLevel(logging.INFO)
    akses.setLevel(logging.INFO)
    yield aliran
    akar.removeHandler(penulis)
    akar.setLevel(semula[0])
    akses.setLevel(semula[1])


def test_log_tidak_menyebut_orang(dunia, log):
    orang = dunia.pengguna[Peran.ADMIN_PEMDA]
    peramban = Peramban(orang)
    milik = dunia.sendiri
    isian = KIRIMAN | dict.fromkeys(KIRIMAN, f"{ORANG} {SUREL}") | {"nip": NIP}
    isian |= {"instansi": milik.instansi.slug, "tahun": TAHUN}
    for baris in MATRIKS:
        tujuan = alamat(baris, dunia, milik)
        peramban.minta("get", f"{tujuan}{'&' if '?' in tujuan else '?'}q={ORANG}&surel={SUREL}&nip={NIP}")
        if baris.harapan("post", False)[Peran.ADMIN_PEMDA] not in (403, 405):  # refused before anything is read
            peramban.minta("post", tujuan, isian)
    _di_luar_pemda(orang)
    teks = log.getvalue()
    semua = [json.loads(satu) for satu in teks.splitlines()]
    assert [nama for nama in TERLARANG if nama in teks.lower()] == []
    akses = [satu for satu in semua if satu["pencatat"] == "kinerja.akses"]
    assert len(akses) > len(MATRIKS)
    dalam = [satu for satu in akses if satu["rute"] == MATRIKS[0].nama]
    assert {(satu["pemda"], satu["pengguna"]) for satu in dalam} == {(dunia.pemda.slug, orang.pk)}
    assert all(satu.keys() >= {"rute", "metode", "status", "ms", "permintaan", "waktu"} for satu in akses)


def _di_luar_pemda(orang) -> None:
    """Sign-ins that fail, letters, pages that do not exist, an address that no host has."""
    klien = Client(REMOTE_ADDR="203.0.113.9", raise_request_exception=False)
    for surel in (SUREL, orang.email):
        klien.post("/akun/login/", {"login": surel, "password": f"{ORANG} salah"})
        klien.post("/akun/password/reset/", {"email": surel})
    klien.get(f"/akun/password/reset/key/{ORANG}-{ORANG}/")
    klien.get(f"/{ORANG}/{SUREL}/?nama={ORANG}")
    klien.get("/", headers={"Host": f"{ORANG}.test"})
    klien.post("/admin/login/", {"username": SUREL, "password": ORANG})
