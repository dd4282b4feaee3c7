"""`manage.py` on a machine where nothing is set up yet: texts are read, anything else says what is missing."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError
from django.db import OperationalError, ProgrammingError

import manage
from organisasi.tahun import pilihan_tahun

AKAR = Path(__file__).resolve().parent.parent


def jalankan(tmp_path, *argumen: str, masukan: str = "", **lain: str) -> subprocess.CompletedProcess:
    kosong = {"SECRET_KEY", "MODE_COBA", "DEBUG", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    lingkungan = (
        {k: v for k, v in os.environ.items() if k not in kosong} | {"DATA_DIR": str(tmp_path / "belum_ada")} | lain
    )
    perintah = [sys.executable, "manage.py", *argumen]
    return subprocess.run(
        perintah, cwd=AKAR, env=lingkungan, input=masukan, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("perintah", "masukan", "kunci", "nilai"),
    [
        ("baca_target", "12 dokumen\n", "nilai", 12),
        ("baca_rumus", "a/b*100\n", "terbaca", True),
        ("hitung_capaian", "arah,target,realisasi\nnaik,50,25\n", "persen", 50),
    ],
)
def test_perintah_teks_tanpa_pengaturan(tmp_path, perintah, masukan, kunci, nilai):
    hasil = jalankan(tmp_path, perintah, "--json", masukan=masukan)
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert json.loads(hasil.stdout)[kunci] == nilai
    assert not (tmp_path / "belum_ada").exists()


def test_perintah_lain_menyebut_yang_kurang(tmp_path):
    hasil = jalankan(tmp_path, "siapkan")
    assert hasil.returncode == 1
    assert hasil.stderr.strip() == "SECRET_KEY belum diisi. Isi di lingkungan atau berkas .env, lalu jalankan lagi."


@pytest.mark.parametrize("perintah", ["makemigrations", "check", "migrate", "tidak_ada"])
def test_perintah_bawaan_menyebut_yang_kurang(tmp_path, perintah):
    """Django would run its own commands without settings, and end in a traceback."""
    hasil = jalankan(tmp_path, perintah)
    assert (hasil.returncode, hasil.stdout) == (1, "")
    assert hasil.stderr.strip() == "SECRET_KEY belum diisi. Isi di lingkungan atau berkas .env, lalu jalankan lagi."


@pytest.mark.parametrize("pilihan", ["help", "--version"])
def test_bantuan_tanpa_pengaturan(tmp_path, pilihan):
    hasil = jalankan(tmp_path, pilihan)
    assert hasil.returncode == 0 and "Traceback" not in hasil.stderr


@pytest.mark.parametrize("perintah", ["hitung_capaian", "hitung_ulang --pemda asri", "periksa_mutu --pemda asri"])
def test_tahun_yang_bukan_tahun_ditolak(tmp_path, perintah):
    siap = {"MODE_COBA": "1", "DATA_DIR": str(tmp_path)}
    hasil = jalankan(tmp_path, *perintah.split(), "--tahun", "-5", masukan="arah,target,realisasi\n", **siap)
    assert (hasil.returncode, hasil.stdout) == (2, "")
    assert hasil.stderr.strip() == "CommandError: Tahun “-5” tidak sah. Tulis empat angka, misalnya 2024."


@pytest.mark.parametrize("teks", ["-5", "0", "1999", "20245", "dua", "", "２０２４x"])
def test_pilihan_tahun(teks):
    with pytest.raises(CommandError, match="tidak sah"):
        pilihan_tahun(teks)
    assert (pilihan_tahun(None), pilihan_tahun("2024"), pilihan_tahun(2024)) == (None, 2024, 2024)


def test_tanpa_basis_data_satu_kalimat(tmp_path):
    kosong = {"MODE_COBA": "1", "DATA_DIR": str(tmp_path / "belum_ada")}
    hasil = jalankan(tmp_path, "periksa_mutu", "--pemda", "asri", "--json", **kosong)
    assert (hasil.returncode, hasil.stdout) == (1, "")
    assert hasil.stderr.startswith("Basis data tidak dapat dipakai atau belum disiapkan. Jalankan: manage.py siapkan")
    assert "Traceback" not in hasil.stderr


@pytest.mark.parametrize(
    ("galat", "awal"),
    [
        (OperationalError("database is locked"), "Basis data sedang dipakai proses lain"),
        (OperationalError("canceling statement due to lock timeout"), "Basis data sedang dipakai proses lain"),
        (OperationalError("database or disk is full"), "Ruang penyimpanan server penuh"),
        (OperationalError("no such table: organisasi_pemda"), "Basis data tidak dapat dipakai atau belum disiapkan"),
        (ProgrammingError('relation "x" does not exist'), "Basis data tidak dapat dipakai atau belum disiapkan"),
    ],
)
def test_sebab_basis_data_disebut(monkeypatch, galat, awal):
    """A database that another process holds needs patience, not "siapkan"."""
    monkeypatch.setattr("sys.argv", ["manage.py", "buat_pemda", "asri"])
    with patch("django.core.management.execute_from_command_line", side_effect=galat), pytest.raises(SystemExit) as e:
        manage.main()
    assert e.value.code.startswith(awal) and str(galat) in e.value.code
    assert ("manage.py siapkan" in e.value.code) is ("belum disiapkan" in awal)


def test_keluaran_yang_tidak_dapat_ditulis_satu_kalimat():
    """A full disk ("/dev/full") is told in a sentence; a closed output (">&-") is nobody's trouble."""
    hasil = _lewat_shell("manage.py baca_target --json > /dev/full")
    assert (hasil.returncode, hasil.stderr.startswith("CommandError: Hasil tidak dapat ditulis")) == (2, True)
    hasil = _lewat_shell("manage.py baca_target --json >&-")
    assert (hasil.returncode, hasil.stderr) == (0, "")


@pytest.mark.sekali
def test_pilihan_bukan_utf8_satu_kalimat(tmp_path, basis_uji):
    siap = {"MODE_COBA": "1", "DATA_DIR": str(tmp_path)}
    shutil.copyfile(basis_uji.templat, tmp_path / "kinerja.sqlite3")  # migrated before: from nothing it takes long
    assert _lewat_shell("manage.py siapkan --tanpa-acuan -v0", **siap).returncode == 0
    hasil = _lewat_shell("manage.py hitung_ulang --pemda $'\\xff'", **siap)
    assert (hasil.returncode, hasil.stderr.strip()) == (
        1, "Perintah ini memuat huruf yang bukan UTF-8. Periksa pilihannya.",
    )  # fmt: skip


def _lewat_shell(perintah: str, **lain: str) -> subprocess.CompletedProcess:
    lingkungan = {k: v for k, v in os.environ.items() if k not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}} | lain
    return subprocess.run(
        ["bash", "-c", f'"{sys.executable}" {perintah}'], cwd=AKAR, env=lingkungan, input="80 %\n",
        capture_output=True, text=True, timeout=240,
    )  # fmt: skip
