"""Domain errors that reach the middleware: the page, the status, and nothing left behind."""

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import include, path

from kinerja.http import KALIMAT
from kinerja.urls import handler500  # noqa: F401  the application's own, in this urlconf too
from organisasi.domain import instansi as domain
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Instansi, Jejak
from tests import pabrik


def _tulis(request, slug):
    """One whole domain write inside a request."""
    return domain.buat(oleh=request.pelaku, slug=slug, nama=f"Dinas {slug}", jenis="dinas")


def ditolak(request, slug_pemda):
    _tulis(request, "ditolak")
    raise Ditolak("Bukan wewenang Anda.")


def salah_status(request, slug_pemda):
    _tulis(request, "status")
    raise SalahStatus("Dokumen ini sudah ditetapkan.")


def bentrok(request, slug_pemda):
    raise Bentrok(_tulis(request, "bentrok"), {"nama": "Yang saya ketik", "versi": 1, "asing": "x"})


def isian(request, slug_pemda):
    raise IsianSalah({"nama": "Nama terlalu panjang."})


def dijawab(request, slug_pemda, kode):
    _tulis(request, f"kode-{kode}")
    return HttpResponse("jawaban", status=kode)


def dialihkan(request, slug_pemda):
    _tulis(request, "dialihkan")
    return HttpResponseRedirect("/")


def meledak(request, slug_pemda):
    _tulis(request, "meledak")
    raise RuntimeError("rusak")


urlpatterns = [
    path("<slug:slug_pemda>/uji/ditolak/", ditolak),
    path("<slug:slug_pemda>/uji/status/", salah_status),
    path("<slug:slug_pemda>/uji/bentrok/", bentrok),
    path("<slug:slug_pemda>/uji/isian/", isian),
    path("<slug:slug_pemda>/uji/kode/<int:kode>/", dijawab),
    path("<slug:slug_pemda>/uji/alih/", dialihkan),
    path("<slug:slug_pemda>/uji/meledak/", meledak),
    path("", include(settings.ROOT_URLCONF)),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def klien(basis_salinan):
    """Signed in as admin of a pemda in a database of its own: commits and rollbacks are real."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        admin = pabrik.anggota("admin_pemda")
    klien = pabrik.klien(admin)
    klien.raise_request_exception = False
    klien.pemda = pemda
    return klien


def tersimpan(klien) -> bool:
    with pabrik.dalam(klien.pemda):
        instansi = Instansi.objects.exists()
        assert instansi == Jejak.objects.filter(model="organisasi.Instansi").exists()
        return instansi


def bertransaksi() -> bool:
    """Only PostgreSQL runs a request in one transaction; on SQLite each domain write is whole by itself."""
    return connection.vendor == "postgresql"


def test_ditolak(klien):
    jawaban = klien.get("/magetan/uji/ditolak/")
    assert jawaban.status_code == 403 and "Bukan wewenang Anda." in jawaban.content.decode()
    assert tersimpan(klien) is not bertransaksi()


def test_salah_status_kembali_ke_halaman_asal(klien):
    asal = "http://testserver/magetan/instansi/"
    jawaban = klien.post("/magetan/uji/status/", headers={"Referer": asal})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409 and "sudah ditetapkan" in teks and f'href="{asal}"' in teks
    assert tersimpan(klien) is not bertransaksi()
    jahat = klien.post("/magetan/uji/isian/", headers={"Referer": "https://jahat.test/"}).content.decode()
    assert "jahat.test" not in jahat and 'href="/magetan/"' in jahat


def test_bentrok_menyerahkan_ketikan(klien):
    jawaban = klien.post("/magetan/uji/bentrok/")
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409 and "Yang saya ketik" in teks and "<dt>Nama</dt>" in teks


def test_bentrok_untuk_htmx_hanya_potongan(klien):
    teks = klien.post("/magetan/uji/bentrok/", headers={"HX-Request": "true"}).content.decode()
    assert "Yang saya ketik" in teks and "<html" not in teks


def test_isian_salah(klien):
    jawaban = klien.post("/magetan/uji/isian/")
    assert jawaban.status_code == 409 and "Nama terlalu panjang." in jawaban.content.decode()


@pytest.mark.parametrize("kode", [400, 403, 404, 409, 422, 500])
def test_jawaban_galat_membatalkan(klien, kode):
    assert klien.get(f"/magetan/uji/kode/{kode}/").status_code == kode
    assert tersimpan(klien) is not bertransaksi()


def test_jawaban_baik_menyimpan(klien):
    assert klien.get("/magetan/uji/kode/200/").status_code == 200
    assert tersimpan(klien)


def test_pengalihan_menyimpan(klien):
    assert klien.get("/magetan/uji/alih/").status_code == 302
    assert tersimpan(klien)


def test_galat_program_tetap_500(klien):
    assert klien.get("/magetan/uji/meledak/").status_code == 500
    assert tersimpan(klien) is not bertransaksi()


def test_halaman_500_yang_gagal_menjadi_satu_kalimat(klien, settings, caplog):
    """Static files that were not collected: every page needs their names, that of the error too."""
    bawaan = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": bawaan}
    jawaban = klien.get("/magetan/uji/meledak/")
    assert jawaban.status_code == 500
    assert jawaban.content.decode() == KALIMAT[500]
    assert sum("500.html tidak dapat disusun" in satu for satu in caplog.messages) == 1


def test_sesi_selamat_dari_pembatalan(klien):
    klien.get("/magetan/uji/kode/404/?tahun=2019")
    assert klien.get("/magetan/").context["tahun"] == 2019
