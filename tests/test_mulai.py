"""Nothing serves or works on a database that does not fit the code: one sentence, exit code 3."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from kinerja import migrasi, mulai

AKAR = Path(__file__).resolve().parent.parent
GUNICORN = ["-m", "gunicorn", "kinerja.wsgi:application", "--bind", "127.0.0.1:0", "--no-control-socket"]
JALAN = {
    "web": [*GUNICORN, "--workers", "1"],  # gunicorn itself ends with a traceback when two refuse at the same moment
    "web dengan pengaturan kita": [*GUNICORN, "-c", "deploy/gunicorn.conf.py"],
    "pekerja": ["manage.py", "pekerja"],
    "pekerja sekali": ["manage.py", "pekerja", "--sekali"],
}


def hapus_terakhir() -> str:
    """Let the newest migration of ours look as if it had not run; its name."""
    baris = MigrationRecorder.Migration.objects.filter(app="organisasi").latest("name")
    baris.delete()
    return f"organisasi.{baris.name}"


def test_basis_yang_cocok(db):
    assert migrasi.keadaan().cocok
    mulai.pastikan()


def test_migrasi_yang_belum_dijalankan(db):
    nama = hapus_terakhir()
    assert migrasi.keadaan().kurang == (nama,)
    with pytest.raises(mulai.TidakBolehMulai, match=rf"1 migrasi belum dijalankan \({nama}\).*manage.py siapkan"):
        mulai.pastikan()
    with pytest.raises(CommandError) as galat:
        call_command("periksa_migrasi")
    assert galat.value.returncode == mulai.KODE


def test_basis_dari_versi_yang_lebih_baru(db):
    MigrationRecorder(connection).record_applied("laporan", "9999_masa_depan")
    MigrationRecorder(connection).record_applied("account", "9999_pustaka")  # of others only what is missing counts
    assert migrasi.keadaan().lebih == ("laporan.9999_masa_depan",)
    with pytest.raises(mulai.TidakBolehMulai, match="versi aplikasi yang lebih baru"):
        mulai.pastikan()


def test_peran_kerja_dapat_dipakai(db):
    assert mulai.peran_terlalu_kuat() == ""


def test_pemilik_tidak_boleh_dipakai_bekerja(postgres, basis_salinan, settings):
    """The owner has BYPASSRLS: every policy would be off. A trial may."""
    from tests.basis import pakai

    akun = {kunci: connection.settings_dict[kunci] for kunci in ("USER", "PASSWORD")}
    pakai(basis_salinan, **settings.UJI_PEMILIK)
    try:
        with pytest.raises(mulai.TidakBolehMulai, match="“kinerja_pemilik” dapat melihat baris semua pemda"):
            mulai.pastikan()
        settings.MODE_COBA = True
        mulai.pastikan()
    finally:
        pakai(basis_salinan, **akun)


@pytest.mark.sekali
@pytest.mark.parametrize("perintah", JALAN.values(), ids=JALAN.keys())
def test_proses_menolak_mulai(basis_uji, tmp_path, perintah):
    """Really started: it ends by itself, with the sentence and without a traceback."""
    shutil.copyfile(basis_uji.templat, tmp_path / "kinerja.sqlite3")
    with sqlite3.connect(tmp_path / "kinerja.sqlite3") as basis:
        basis.execute("delete from django_migrations where app = 'organisasi' and name like '0013%'")
    basis.close()
    hasil = _jalankan(perintah, tmp_path, f"sqlite:///{tmp_path / 'kinerja.sqlite3'}")
    assert hasil.returncode == mulai.KODE, hasil.stderr
    assert "1 migrasi belum dijalankan (organisasi.0013_akun)" in hasil.stderr
    assert "Traceback" not in hasil.stderr


@pytest.mark.sekali
def test_basis_yang_tidak_menjawab_tidak_menghalangi(tmp_path):
    """A worker process started while the database restarts must not end the whole server."""
    kode = "import kinerja.wsgi; print('jalan')"
    hasil = _jalankan(["-c", kode], tmp_path, "postgres://kinerja_app:x@127.0.0.1:1/kinerja")
    assert (hasil.returncode, hasil.stdout.strip()) == (0, "jalan"), hasil.stderr


def _jalankan(perintah: list[str], data: Path, basis: str) -> subprocess.CompletedProcess:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "UJI_", "PYTEST_"))}
    lain = {"DATA_DIR": str(data), "DATABASE_URL": basis, "DATABASE_URL_PEMILIK": "", "MODE_COBA": "1"}
    lain |= {"WEB_ALAMAT": "127.0.0.1:0", "PROMETHEUS_MULTIPROC_DIR": str(data / "metrik"), "DEBUG": "0"}
    return subprocess.run(
        [sys.executable, *perintah], cwd=AKAR, env=bersih | lain, capture_output=True, text=True, timeout=240
    )
