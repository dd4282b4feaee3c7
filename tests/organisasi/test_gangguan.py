"""Trouble of the machine is no mistake of ours: 503 with the reason, the typing to send again, nothing half."""

import errno
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import BadRequest
from django.core.files.storage import FileSystemStorage
from django.db import InterfaceError, OperationalError
from django.urls import get_resolver

from organisasi.domain.pekerjaan import antrekan, nasib_hasil
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.galat_mesin import BASIS, PENUH, sebab
from organisasi.gangguan import terganggu
from organisasi.models import Berkas, Pekerjaan
from tests import pabrik
from tests.organisasi.test_titipan import medan

TAMBAH = "/magetan/instansi/bagian-organisasi/unit/tambah/"


def _berlapis() -> BaseException:
    try:
        try:
            raise OperationalError("server closed the connection unexpectedly")
        except OperationalError:
            raise RuntimeError("sesudahnya")
    except RuntimeError as galat:
        return galat


@pytest.mark.parametrize(
    ("galat", "kalimat"),
    [
        (OperationalError("database is locked"), BASIS),
        (InterfaceError("connection already closed"), BASIS),
        (OperationalError("database or disk is full"), PENUH),
        (OperationalError("could not extend file: No space left on device"), PENUH),
        (OSError(errno.ENOSPC, "No space left on device"), PENUH),
        (OSError(errno.ENOENT, "hilang"), ""),
        (_berlapis(), BASIS),
        (ZeroDivisionError(), ""),
        (None, ""),
    ],
)
def test_sebab(galat, kalimat):
    assert sebab(galat) == kalimat


@pytest.fixture
def klien(tata):
    klien = pabrik.klien(tata.perencana)
    klien.raise_request_exception = False
    return klien


def _kirim(klien, galat, **lain):
    isi = {"nama": "Bidang <Mutu>", "jenis": "bidang", "urutan": "1", "kunci_kirim": str(uuid4())}
    with patch("organisasi.views.unit.domain.buat", side_effect=galat):
        return klien.post(TAMBAH, isi, **lain)


def test_ketikan_dikirim_ulang(klien):
    jawaban = _kirim(klien, OperationalError("database is locked"), headers={"Origin": "http://testserver"})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 503 and jawaban["Retry-After"] == "10" and BASIS in teks
    isi = dict(medan(teks))
    assert isi["nama"] == "Bidang <Mutu>" and isi["csrfmiddlewaretoken"]
    assert klien.post(TAMBAH, isi).status_code == 302


@pytest.mark.parametrize("kepala", [{"Origin": "https://jahat.test"}, {}])
def test_halaman_asing_tidak_mendapat_kembali(klien, kepala):
    """What another site sent is neither shown nor given a token."""
    teks = _kirim(klien, OperationalError("database is locked"), headers=kepala).content.decode()
    assert "Layanan sedang terganggu" in teks and "Mutu" not in teks and "csrfmiddlewaretoken" not in teks


@pytest.mark.parametrize(
    ("alamat", "nama"),
    [
        ("/akun/login/", "password"),
        ("/akun/password/change/", "oldpassword"),
        ("/akun/password/change/", "password1"),
        ("/akun/dua-langkah/authenticate/", "code"),
        ("/akun/dua-langkah/webauthn/add/", "credential"),
    ],
)
def test_rahasia_tidak_ditulis_di_halaman(rf, alamat, nama):
    permintaan = rf.post(alamat, {nama: "rahasia-saya", "next": "/titipan/"}, headers={"Origin": "http://testserver"})
    teks = terganggu(permintaan, BASIS).content.decode()
    assert "rahasia-saya" not in teks and "/titipan/" in teks


@pytest.mark.parametrize("kepala", [{"Accept": "application/json"}, {"HX-Request": "true"}])
def test_skrip_mendapat_kalimat(klien, kepala):
    jawaban = _kirim(klien, OSError(errno.ENOSPC, "penuh"), headers=kepala)
    assert jawaban.status_code == 503 and jawaban.json()["galat"].startswith(PENUH)


def test_kesalahan_kita_tetap_500(klien):
    jawaban = _kirim(klien, ZeroDivisionError())
    assert jawaban.status_code == 500 and "Terjadi kesalahan di server" in jawaban.content.decode()


def test_sesi_yang_tidak_tersimpan(rf):
    """Django takes a session that the database refused for one that was deleted, and would answer 400."""
    galat = SessionInterrupted("The request's session was deleted before the request completed.")
    galat.__context__ = UpdateError()
    galat.__context__.__context__ = OperationalError("the database system is shutting down")
    jawab = get_resolver().resolve_error_handler(400)
    jawaban = jawab(rf.get("/magetan/"), exception=galat)
    assert jawaban.status_code == 503 and BASIS in jawaban.content.decode()
    assert (
        jawab(rf.get("/magetan/", headers={"Accept": "application/json"}), exception=BadRequest()).status_code == 400
    )


def test_pekerjaan_di_cakram_penuh(tata, settings, tmp_path):
    """The job says so; of the content that did not fit nothing stays."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default"]}}
    with pabrik.dalam(tata.pemda):
        minta = {"jenis": "uji_berkas", "kunci": "k", "instansi": tata.instansi, "parameter": {"ruang": str(tmp_path)}}
        antrekan(oleh=pabrik.pelaku(tata.perencana), **minta)
    asli = FileSystemStorage._save

    def setengah(gudang, nama, isi):
        asli(gudang, nama, isi)
        raise OSError(errno.ENOSPC, "No space left on device")

    with patch.object(FileSystemStorage, "_save", setengah):
        kuras()
    with pabrik.dalam(tata.pemda):
        satu = Pekerjaan.objects.get()
        assert satu.status == "gagal" and "Ruang penyimpanan server penuh" in satu.galat
        assert "tidak ada hasil yang disimpan" in satu.galat and not Berkas.objects.exists()
    assert [berkas for berkas in settings.MEDIA_ROOT.rglob("*") if berkas.is_file()] == []


def test_yang_bertahap_tidak_berkata_kosong():
    """A job that stores its parts as it makes them never says that nothing is stored."""
    assert "tetap tersimpan" in nasib_hasil("terbitkan_lkjip") and "tetap tersimpan" in nasib_hasil(
        "impor_dokumen_terapkan"
    )
    assert nasib_hasil("cetak") == nasib_hasil("tidak_dikenal") == "tidak ada hasil yang disimpan"


def test_sqlite_menulis_sampai_ke_cakram():
    """The installation's own options, before the tests loosened theirs."""
    from kinerja.settings import _basis_data

    perintah = _basis_data("sqlite:///x.sqlite3")["OPTIONS"]["init_command"]
    assert "journal_mode=WAL" in perintah and "synchronous=FULL" in perintah and settings.UJI_BASIS
