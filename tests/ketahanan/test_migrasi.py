"""Upgrades of filled databases: from the schema of every earlier part to now, and with the migration killed."""

import random
import time
from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kinerja import migrasi
from organisasi.konsistensi import pagar, skema
from organisasi.postgres import beri_hak
from tests.basis import pakai
from tests.catatan import catat
from tests.conftest import PEKERJA
from tests.ketahanan.alat import bunuh_semua, tunggu
from tests.ketahanan.isi_lama import isi_semua, isi_tabel, kolom_tabel
from tests.organisasi.conftest import url_basis
from tests.peramban.peladen import Peladen

# state of each app when a part was landed; the other apps as they were installed then
LAMA = {
    "A": ("0003_singgahan", "0002_pagar", "0002_pagar"),
    "C": ("0006_pagar_draf", "0007_pagar_isian", "0003_cetak_lembar"),
    "D": ("0009_naskah", "0012_pagar_perubahan", "0007_pagar_pabrik"),
    "F": ("0010_perencanaan_pelaporan", "0014_pagar_perencanaan", "0009_pagar_pelaporan"),
    "G": ("0012_pagar_impor", "0014_pagar_perencanaan", "0011_pagar_bacaan"),
}
LAIN = ("auth", "contenttypes", "sessions", "admin", "account", "django_tasks_database")
BUNUH = 5


@pytest.fixture
def basis_kosong(basis_uji, django_db_setup, django_db_blocker, settings):
    """An empty database, worked on as the owner; `aplikasi()` gives the application on it."""
    semula, akun = connection.settings_dict["NAME"], {k: connection.settings_dict[k] for k in ("USER", "PASSWORD")}
    postgres = settings.UJI_BASIS == "postgres"
    with django_db_blocker.unblock():
        nama = f"{basis_uji.awalan}_lama_{PEKERJA}" if postgres else str(basis_uji.direktori / "lama.sqlite3")
        basis_uji.hapus(nama)
        if postgres:
            basis_uji._jalankan("create database {}", nama)
        pakai(nama, **(settings.UJI_PEMILIK if postgres else {}))
        try:
            yield nama
        finally:
            pakai(semula, **akun)
            basis_uji.hapus(nama)


def _mundur_ke(bagian: str):
    """The schema of that part in the empty database, filled; (its apps, rows of each table)."""
    pelaksana = MigrationExecutor(connection)
    sasaran = list(zip(("organisasi", "indikator", "laporan"), LAMA[bagian], strict=True))
    sasaran += [simpul for simpul in pelaksana.loader.graph.leaf_nodes() if simpul[0] in LAIN]
    keadaan = pelaksana.migrate(sasaran).apps
    return keadaan, isi_semua(keadaan)


@pytest.mark.parametrize("bagian", LAMA)
def test_dari_skema_lama_ke_kini(basis_kosong, bagian):
    """Every row and every value of every column is there afterwards; constraints and fences too."""
    keadaan, jumlah = _mundur_ke(bagian)
    kolom = kolom_tabel(keadaan)
    dulu = isi_tabel(kolom)
    pelaksana = MigrationExecutor(connection)
    pelaksana.migrate(pelaksana.loader.graph.leaf_nodes())
    assert isi_tabel(kolom) == dulu
    assert migrasi.keadaan().cocok
    assert [temuan for temuan in (*skema.periksa(), *pagar.periksa()) if temuan.jenis != "peran"] == []
    baris = sum(jumlah.values())
    keterangan = f"dari {len(LAMA)} skema lama ({', '.join(LAMA)}); {len(jumlah)} tabel pada bagian {bagian}"
    catat("cadangan", "Migrasi data dari skema lama: setiap baris dan nilai sama", dicoba=baris, keterangan=keterangan)


def test_kill_9_dalam_migrasi(basis_kosong, tmp_path, settings):
    """Killed at any moment: the application refuses to start, `siapkan` run again ends it, nothing is lost."""
    keadaan, _ = _mundur_ke("A")
    if connection.vendor == "postgresql":
        beri_hak(connection, "kinerja_app")  # as `siapkan` of that version left it
    kolom = kolom_tabel(keadaan)
    dulu = isi_tabel(kolom)
    app, acak, terhenti = _aplikasi(tmp_path, settings), random.Random(3), 0
    awal = _terpasang()
    for _ in range(BUNUH):
        sebelum = _terpasang()
        proses = app.jalankan("manage.py", "siapkan")
        tunggu(lambda: _terpasang() > sebelum or proses.poll() is not None)  # noqa: B023
        time.sleep(acak.uniform(0, 0.1))
        bunuh_semua(proses)
        if proses.returncode == 0:
            break
        terhenti += 1
        assert isi_tabel(kolom) == dulu
        connection.close()
        pekerja = app.jalankan("manage.py", "pekerja", "--sekali")
        assert pekerja.wait(60) == 3 and "belum dijalankan" in app.catatan()
    assert terhenti, "tidak ada yang terhenti di tengah: pembunuhan tidak mengenai apa pun"
    connection.close()
    app.kelola("siapkan")
    kini = isi_tabel(kolom)  # `siapkan` adds reference data behind what was there
    assert {tabel: baris[: len(dulu[tabel])] for tabel, baris in kini.items()} == dulu and migrasi.keadaan().cocok
    connection.close()
    app.kelola("periksa_migrasi")  # what web and worker ask before they start
    sebut = f"{terhenti} terhenti di tengah {_terpasang() - awal} migrasi, lalu diulang"
    catat("cadangan", "Migrasi dimatikan (kill -9)", dicoba=terhenti, keterangan=sebut)


def _terpasang() -> int:
    """How many migrations the database has; the connection is not kept, so that it is in nobody's way."""
    with _sebentar() as kursor:
        kursor.execute("select count(*) from django_migrations")
        return kursor.fetchone()[0]


@contextmanager
def _sebentar():
    try:
        with connection.cursor() as kursor:
            yield kursor
    finally:
        connection.close()


def _aplikasi(tmp_path, settings) -> Peladen:
    """On the same database: the runtime role, and the owner for `siapkan`."""
    pemilik = url_basis() if connection.vendor == "postgresql" else ""
    kerja = pemilik.replace("kinerja_pemilik:kinerja_pemilik@", "kinerja_app:kinerja_app@") or url_basis()
    return Peladen(tmp_path, DATABASE_URL=kerja, DATABASE_URL_PEMILIK=pemilik, TMPDIR=str(tmp_path))
