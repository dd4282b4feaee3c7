"""The engine behind a broker, without one: sending never fails who asks, and the one server imports nothing of it.
With real brokers and workers: tests/ketahanan/test_banyak_mesin.py."""

import subprocess
import sys
import time
from unittest.mock import patch

import pytest
from django.conf import settings as pengaturan
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured

from kinerja import denyut, giliran, pengaturan_mesin
from organisasi import pialang
from organisasi.domain import pekerjaan_sapu
from organisasi.domain.pekerjaan import antrekan
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.models import Pekerjaan
from tests import pabrik

pytest.importorskip("celery", reason="hanya dengan requirements-besar.txt")
TERTUTUP = "amqp://guest:guest@127.0.0.1:9//"  # nobody listens there


@pytest.fixture
def celery(settings, monkeypatch):
    """The installation is behind a broker that is not there; the module of Celery, its memory of failures empty."""
    settings.BROKER_URL = TERTUTUP
    settings.TASKS = pengaturan_mesin.antrean(TERTUTUP)
    monkeypatch.setenv("CELERY_BROKER_URL", TERTUTUP)  # what Celery asks first: its module may be loaded already
    from organisasi import antrean_celery

    antrean_celery._diam_sampai, pialang._terakhir = 0.0, None
    yield antrean_celery
    antrean_celery._diam_sampai, pialang._terakhir = 0.0, None


def antre(tata, kunci="k") -> Pekerjaan:
    with pabrik.dalam(tata.pemda):
        return antrekan(oleh=pabrik.pelaku(tata.perencana), jenis="uji_berkas", kunci=kunci, instansi=tata.instansi)


def test_pialang_mati_tidak_menggagalkan_permintaan(tata_salinan, celery, caplog):
    mulai = time.monotonic()
    satu = antre(tata_salinan)
    with pabrik.dalam(tata_salinan.pemda):
        assert Pekerjaan.objects.get(pk=satu.pk).status == "antre"
    assert "tidak terkirim ke pialang" in caplog.text and "127.0.0.1" not in caplog.text
    assert time.monotonic() - mulai < 20
    with patch.object(celery.kerjakan, "apply_async") as kirim:
        antre(tata_salinan, "lain")
    assert not kirim.called, "sesudah gagal tidak dicoba dulu"


def test_pesan_sesudah_simpan_dengan_prioritas(tata_salinan, celery):
    """Sent once the row is committed, not before: else a worker could find nothing."""
    with patch.object(celery.kerjakan, "apply_async") as kirim:
        with pabrik.dalam(tata_salinan.pemda):
            satu = antre(tata_salinan)
            assert not kirim.called or pengaturan.UJI_BASIS == "sqlite"
        pilihan = kirim.call_args.kwargs
    assert pilihan["args"] == [tata_salinan.pemda.pk, satu.pk] and pilihan["priority"] == 4
    assert [celery.prioritas_pialang(n) for n in (-100, 0, 100)] == [0, 4, 9]


def test_pesan_yang_hilang_dikirim_lagi(tata_salinan, celery):
    satu = antre(tata_salinan)
    with pabrik.dalam(tata_salinan.pemda):
        Pekerjaan.objects.update(sewa_sampai=None)
    celery._diam_sampai = 0.0
    with patch.object(celery.kerjakan, "apply_async") as kirim:
        assert pekerjaan_sapu.sapu().dibangunkan == 1
        assert pekerjaan_sapu.sapu().dibangunkan == 0
    assert kirim.call_count == 1 and kirim.call_args.kwargs["args"] == [tata_salinan.pemda.pk, satu.pk]


def test_pesan_dua_kali_satu_akibat(tata_salinan, celery):
    satu = antre(tata_salinan)
    for _ in range(2):
        celery.kerjakan(tata_salinan.pemda.pk, satu.pk)
    jalankan(tata_salinan.pemda.pk, satu.pk)
    with pabrik.dalam(tata_salinan.pemda):
        satu.refresh_from_db()
        assert (satu.status, satu.percobaan) == ("selesai", 1)


def test_syarat_tidak_kehilangan_pesan(celery):
    """Each of these, left out, loses work."""
    isi = celery.app.conf
    assert isi.task_acks_late and isi.task_reject_on_worker_lost and isi.worker_prefetch_multiplier == 1
    assert isi.broker_transport_options["confirm_publish"] and isi.accept_content == ["json"]
    (antrean,) = isi.task_queues
    assert antrean.durable and antrean.exchange.durable


def test_pemantauan_menyebut_pialang(tata, client, celery, settings):
    isi = client.get("/readyz").json()
    assert isi["siap"] is False and "pialang" in isi["gagal"]
    settings.METRICS_TOKEN = "t" * 40
    teks = client.get("/metrics", headers={"Authorization": f"Bearer {'t' * 40}"}).text
    assert "kinerja_pialang_menjawab 0.0" in teks


def test_denyut_pekerja_di_mesin_lain(tata, celery, settings, tmp_path):
    """A web server without a worker on its machine knows that one lives elsewhere."""
    settings.DATA_DIR = tmp_path / "kosong"
    cache.delete(denyut.BERSAMA)
    assert denyut.umur() is None
    denyut._terakhir = 0.0
    denyut.berdenyut()
    assert denyut.umur() < 60 and denyut.umur(hanya_sendiri=True) is None


def test_satu_mesin_pada_satu_saat(db, postgres):
    with giliran.satu_mesin("uji") as satu, giliran.satu_mesin("uji") as dua, giliran.satu_mesin("lain") as lain:
        assert (satu, dua, lain) == (True, False, True)
    with giliran.satu_mesin("uji") as lagi:
        assert lagi


def test_bawaan_tidak_memuat_celery():
    """No import of what only several machines need, unless its variable is filled."""
    perintah = (
        "import django; django.setup(); import sys; import organisasi.tugas, organisasi.pengantar, kinerja.urls; "
    )
    perintah += (
        "sys.exit(any(n.split('.')[0] in ('celery', 'kombu', 'redis', 'boto3', 'storages') for n in sys.modules))"
    )
    lingkungan = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": "/usr/bin:/bin"}
    hasil = subprocess.run(
        [sys.executable, "-c", perintah], cwd=pengaturan.BASE_DIR, env=lingkungan, capture_output=True, text=True
    )
    assert hasil.returncode == 0, hasil.stderr


def test_wadah_setengah_terisi_ditolak():
    nilai = {"BERKAS_S3_WADAH": "w", "BERKAS_S3_KUNCI": "k"}
    with pytest.raises(ImproperlyConfigured, match="BERKAS_S3_RAHASIA"):
        pengaturan_mesin.berkas(lambda nama, default="": nilai.get(nama, default))


@pytest.mark.parametrize("susun", [pengaturan_mesin.antrean, pengaturan_mesin.singgahan])
def test_pustaka_yang_belum_dipasang_disebut(susun, monkeypatch):
    monkeypatch.setattr(pengaturan_mesin, "find_spec", lambda nama: None)
    with pytest.raises(ImproperlyConfigured, match="BESAR=1 make setup"):
        susun("amqp://x")
    assert susun("")["default"]["BACKEND"].startswith(("django", "kinerja."))


def test_redis_mati_dijawab_503(client, db, settings):
    """The counter of guesses is not a gate that stands open."""
    settings.CACHES = pengaturan_mesin.singgahan("redis://127.0.0.1:9/0")
    client.raise_request_exception = False
    jawaban = client.post("/akun/login/", {"login": "a@contoh.id", "password": "x"})
    assert jawaban.status_code == 503 and "Penghitung percobaan" in jawaban.content.decode()
