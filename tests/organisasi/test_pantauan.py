"""/healthz, /readyz, /metrics: what they say, to whom, and that they need neither host nor session."""

import os
import time
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kinerja import denyut
from organisasi import kesehatan, metrik
from organisasi.models import Pekerjaan
from tests import pabrik

TOKEN = "token-uji-0123456789-abcdefghijklmn"
DARI_LUAR = {"X-Forwarded-For": "203.0.113.9"}
BERTOKEN = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.BATAS_DISK_MB = 1
    metrik.lupakan()


@pytest.fixture
def pekerja_hidup():
    denyut.mulai()


@pytest.fixture
def token(settings):
    settings.METRICS_TOKEN = TOKEN


def siap(klien=None, **kepala):
    jawaban = (klien or Client()).get("/readyz", headers=kepala)
    return jawaban.status_code, jawaban.json()


# --- alive -------------------------------------------------------------------------------------------------------


def test_hidup_tanpa_basis_data_host_dan_https(settings, django_assert_num_queries, db):
    """A probe asks by address, over plain http, and must not restart us because the database is away."""
    settings.SECURE_SSL_REDIRECT = True
    with django_assert_num_queries(0):
        jawaban = Client().get("/healthz", headers={"Host": "10.0.0.7:8000"})
    assert (jawaban.status_code, jawaban.content) == (200, b"ok\n")
    assert jawaban.headers["Cache-Control"] == "no-store" and not jawaban.cookies


@pytest.mark.parametrize("alamat", ["/healthz", "/readyz", "/metrics"])
def test_hanya_dibaca(db, alamat):
    assert Client().post(alamat).status_code == 405


# --- ready -------------------------------------------------------------------------------------------------------


def test_siap(db, pekerja_hidup):
    status, isi = siap()
    assert (status, isi["siap"], isi["gagal"]) == (200, True, [])
    assert set(isi["rincian"]) == {"basis", "migrasi", "antrean", "disk", "pekerja"}


def test_tanpa_pekerja(db, pekerja_hidup, settings):
    lama = time.time() - settings.SEWA_PEKERJAAN_DETIK - kesehatan.JEDA_PEKERJA - 60
    os.utime(denyut.berkas_sendiri(), (lama, lama))
    assert siap()[1]["gagal"] == ["pekerja"]


def test_pekerja_tidak_pernah_ada(db):
    status, isi = siap()
    assert (status, isi["gagal"], isi["rincian"]["pekerja"]) == (503, ["pekerja"], None)


def test_migrasi_menunggu(db, pekerja_hidup):
    MigrationRecorder.Migration.objects.filter(app="organisasi").latest("name").delete()
    assert siap()[1]["gagal"] == ["migrasi"]


def test_disk_hampir_penuh(db, pekerja_hidup, settings):
    settings.BATAS_DISK_MB = 10**9
    assert siap()[1]["gagal"] == ["disk"]


def test_antrean_macet(db, pekerja_hidup, settings):
    pesan(menunggu=settings.BATAS_ANTRE_DETIK + 60)
    status, isi = siap()
    assert (status, isi["gagal"]) == (503, ["antrean"])
    assert isi["rincian"]["antrean"] >= settings.BATAS_ANTRE_DETIK


def test_basis_mati(db, pekerja_hidup, monkeypatch):
    """Its checks are left out; no password or address of the database is in the answer."""

    def mati():
        raise OperationalError("could not connect to kinerja_app:SANDI@10.1.2.3")

    monkeypatch.setattr("organisasi.kesehatan.connection.cursor", mati)
    status, isi = siap()
    assert (status, isi) == (
        503,
        {"siap": False, "gagal": ["basis"], "rincian": {"basis": None, "disk": isi["rincian"]["disk"], "pekerja": 0}},
    )


@pytest.mark.parametrize(
    "kepala", [DARI_LUAR, {"X-Real-IP": "203.0.113.9"}, DARI_LUAR | {"Authorization": "Bearer x"}]
)
def test_orang_asing_hanya_tahu_ya_atau_tidak(db, token, kepala):
    assert siap(**kepala) == (503, {"siap": False})
    assert siap(Client(REMOTE_ADDR="203.0.113.9")) == (503, {"siap": False})


def test_pemegang_token_tahu_sebabnya(db, token):
    assert siap(**DARI_LUAR, **BERTOKEN)[1]["gagal"] == ["pekerja"]


def pesan(menunggu: int) -> None:
    satu = DBTaskResult.objects.create(
        task_path="organisasi.tugas.kerjakan", args_kwargs={"args": [], "kwargs": {}}, queue_name="default",
        backend_name="default", run_after=timezone.now() - timedelta(seconds=menunggu),
    )  # fmt: skip
    DBTaskResult.objects.filter(pk=satu.pk).update(enqueued_at=timezone.now() - timedelta(seconds=menunggu))


# --- figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kepala", [{}, {"Authorization": "Bearer salah"}, {"Authorization": f"Basic {TOKEN}"}])
def test_metrik_tidak_ada_tanpa_token(db, token, kepala):
    assert Client().get("/metrics", headers=kepala).status_code == 404


@pytest.mark.parametrize("kepala", [{}, {"Authorization": "Bearer"}, {"Authorization": "Bearer "}])
def test_metrik_tidak_ada_bila_tidak_dipasang(db, settings, kepala):
    settings.METRICS_TOKEN = ""
    assert Client().get("/metrics", headers=kepala).status_code == 404


def angka(teks: str, awalan: str) -> float:
    baris = [satu for satu in teks.splitlines() if satu.startswith(awalan + " ")]
    assert len(baris) == 1, (awalan, baris)
    return float(baris[0].rpartition(" ")[2])


def metrik_kini(klien) -> str:
    jawaban = klien.get("/metrics", headers=BERTOKEN)
    assert jawaban.status_code == 200 and jawaban.headers["Content-Type"].startswith("text/plain")
    return jawaban.content.decode()


def test_metrik_menghitung(tata, token, pekerja_hidup):
    """Requests by route, failed sign-ins, jobs of every pemda together; no name of a pemda or person."""
    for pemda, orang in ((tata.pemda, tata.perencana), (tata.pemda_asing, tata.asing)):
        with pabrik.dalam(pemda):
            pabrik._buat(Pekerjaan, jenis="uji", judul="Kenari", kunci=f"k{orang.pk}", dibuat_oleh=orang)
    klien = pabrik.klien(tata.perencana)
    awal = metrik_kini(klien)
    assert klien.get("/magetan/").status_code == 200
    assert klien.get("/tidak/ada/di/sini/").status_code == 404
    assert not Client().login(email=tata.perencana.email, password="salah sekali")
    teks = metrik_kini(klien)
    rute = 'kinerja_permintaan_total{kelas="2xx",metode="GET",rute="beranda_pemda"}'
    assert angka(teks, rute) == (angka(awal, rute) if rute in awal else 0) + 1
    assert angka(teks, "kinerja_masuk_gagal_total") == angka(awal, "kinerja_masuk_gagal_total") + 1
    assert angka(teks, 'kinerja_pekerjaan{status="antre"}') == 2
    assert angka(teks, "kinerja_basis_menjawab") == 1 and angka(teks, "kinerja_disk_sisa_byte") > 0
    for rahasia in ("magetan", "paser", "Kenari", tata.perencana.email):
        assert rahasia not in teks


def test_metrik_tanpa_basis(db, token, monkeypatch):
    monkeypatch.setattr("organisasi.kesehatan.lama_basis", lambda: None)
    teks = metrik_kini(Client())
    assert angka(teks, "kinerja_basis_menjawab") == 0 and "kinerja_pekerjaan{" not in teks


# --- the worker's sign of life -----------------------------------------------------------------------------------


def test_denyut(settings, tmp_path, monkeypatch):
    assert denyut.umur() is None
    denyut.mulai()
    assert denyut.umur() < 60 and denyut.umur(hanya_sendiri=True) < 60
    lama = time.time() - denyut.USANG - 10
    (tmp_path / "denyut" / "mesin-lama").touch()
    os.utime(tmp_path / "denyut" / "mesin-lama", (lama, lama))
    denyut.mulai()
    assert [b.name for b in (tmp_path / "denyut").iterdir()] == [denyut.berkas_sendiri().name]


def test_denyut_tidak_menghentikan_pekerja(settings, tmp_path):
    """A data directory that cannot be written is the trouble of others."""
    settings.DATA_DIR = tmp_path / "tidak-ada"
    denyut.mulai()
    assert denyut.umur() is None
