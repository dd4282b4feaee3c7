"""Errors for scripts: `Accept: application/json` gets `{"galat": kalimat}` with the status of the page."""

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import include, path

from kinerja.urls import handler400, handler403, handler404, handler429, handler500  # noqa: F401
from organisasi.galat import Bentrok, Ditolak, SalahStatus
from organisasi.models import Instansi
from tests import pabrik

JSON = {"Accept": "application/json"}


def ditolak(request, slug_pemda):
    raise Ditolak("Bukan wewenang Anda.")


def django_menolak(request, slug_pemda):
    raise PermissionDenied


def salah_status(request, slug_pemda):
    raise SalahStatus("Dokumen ini sudah ditetapkan.")


def bentrok(request, slug_pemda):
    raise Bentrok(Instansi.objects.first(), {"nama": "x"})


def meledak(request, slug_pemda):
    raise RuntimeError("rusak")


urlpatterns = [
    path("<slug:slug_pemda>/uji/ditolak/", ditolak),
    path("<slug:slug_pemda>/uji/izin/", django_menolak),
    path("<slug:slug_pemda>/uji/status/", salah_status),
    path("<slug:slug_pemda>/uji/bentrok/", bentrok),
    path("<slug:slug_pemda>/uji/meledak/", meledak),
    path("", include(settings.ROOT_URLCONF)),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def klien(tata):
    klien = pabrik.klien(tata.perencana)
    klien.raise_request_exception = False
    return klien


@pytest.mark.parametrize(
    ("akhir", "status", "kata"),
    [
        ("uji/ditolak/", 403, "Bukan wewenang Anda."),
        ("uji/izin/", 403, "Peran Anda tidak mencakup"),
        ("uji/status/", 409, "sudah ditetapkan"),
        ("uji/bentrok/", 409, "sudah diubah orang lain"),
        ("uji/meledak/", 500, "kesalahan di server"),
        ("instansi/tidak-ada/", 404, "tidak ada"),
        ("tidak/ada/sama/sekali/", 404, "tidak ada"),
    ],
)
def test_galat_sebagai_json(klien, akhir, status, kata):
    jawaban = klien.get(f"/magetan/{akhir}", headers=JSON)
    assert jawaban.status_code == status
    assert list(jawaban.json()) == ["galat"] and kata in jawaban.json()["galat"]
    halaman = klien.get(f"/magetan/{akhir}", headers={"Accept": "text/html,application/json;q=0.9,*/*"})
    assert halaman.status_code == status and "<html" in halaman.content.decode()


def test_pemda_lain_404_sebagai_json(klien):
    jawaban = klien.get("/paser/", headers=JSON)
    assert jawaban.status_code == 404 and list(jawaban.json()) == ["galat"]


def test_terlalu_banyak_isian(klien):
    data = {f"isian{nomor}": "x" for nomor in range(10_001)}
    jawaban = klien.post("/magetan/cetak/", data, headers=JSON)
    assert jawaban.status_code == 400 and "10.000 isian" in jawaban.json()["galat"]
    teks = klien.post("/magetan/cetak/", data).content.decode()
    assert "10.000 isian" in teks and "Belum ada yang tersimpan" in teks and "kirim sisanya" in teks


def test_terlalu_sering(klien):
    masuk = Client()
    isi = {"login": "orang@uji.test", "password": "salah-sekali-ini"}
    jawaban = [masuk.post("/akun/login/", isi, headers=JSON) for _ in range(40)][-1]
    assert jawaban.status_code == 429 and "Tunggu beberapa menit" in jawaban.json()["galat"]


@pytest.mark.parametrize("kepala", [JSON, {"HX-Request": "true"}])
@pytest.mark.parametrize("metode", ["get", "post"])
def test_tanpa_sesi_401_dengan_alamat_masuk(tata, kepala, metode):
    asal = {"Referer": "http://testserver/magetan/?tahun=2024"}
    jawaban = getattr(Client(), metode)("/magetan/cetak/", headers=kepala | asal)
    isi = jawaban.json()
    assert jawaban.status_code == 401 and isi["galat"].startswith("Sesi Anda berakhir")
    assert isi["masuk"] == "/akun/login/?next=%2Fmagetan%2F%3Ftahun%3D2024"
    asing = getattr(Client(), metode)("/magetan/cetak/", headers=kepala | {"Referer": "https://jahat.test/x"})
    assert asing.json()["masuk"] == "/akun/login/"


@pytest.mark.parametrize("kepala", [JSON, {"HX-Request": "true"}])
def test_csrf_gagal_sebagai_json(tata, kepala):
    """A script of our own page gets a fresh token; a request from elsewhere does not."""
    klien = pabrik.klien(tata.perencana)
    klien.handler.enforce_csrf_checks = True
    asing = klien.post("/magetan/cetak/", headers=kepala | {"Origin": "https://jahat.test"})
    assert asing.status_code == 403 and set(asing.json()) == {"galat", "csrf"}
    asal = kepala | {"Origin": "http://testserver"}
    tanpa_nama = klien.post("/magetan/cetak/", headers=asal)
    assert tanpa_nama.status_code == 403 and set(tanpa_nama.json()) == {"galat", "csrf"}
    asal |= {"X-Pengguna": str(tata.perencana.pk)}
    sendiri = klien.post("/magetan/cetak/", headers=asal)
    assert sendiri.status_code == 403 and sendiri.json()["csrf"] is True
    token = {"X-CSRFToken": sendiri.json()["token"]}
    assert klien.post("/magetan/cetak/", headers=asal | token).status_code != 403


def test_halaman_milik_orang_lain_tidak_mendapat_token(tata):
    """Somebody else signed in in another tab: what this page holds is not saved in their name."""
    klien = pabrik.klien(tata.perencana)
    klien.handler.enforce_csrf_checks = True
    kepala = JSON | {"Origin": "http://testserver", "X-Pengguna": str(tata.rekan.pk)}
    jawaban = klien.post("/magetan/cetak/", headers=kepala)
    assert jawaban.status_code == 403 and "token" not in jawaban.json()
    assert str(tata.perencana) in jawaban.json()["galat"]


def test_csrf_gagal_tanpa_sesi_ialah_401(tata):
    klien = Client(enforce_csrf_checks=True)
    jawaban = klien.post("/magetan/draf/", headers=JSON | {"Origin": "http://testserver"})
    assert jawaban.status_code == 401 and jawaban.json()["masuk"].startswith("/akun/login/")
    asing = klien.post("/magetan/draf/", headers=JSON | {"Origin": "https://jahat.test"})
    assert asing.status_code == 403 and set(asing.json()) == {"galat", "csrf"}
