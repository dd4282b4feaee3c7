"""Databases of the tests: one migrated template per session, copied for every process and for tests that commit.

Append-only triggers forbid Django's `flush`, so nothing is ever emptied; a copy is thrown away instead. On PostgreSQL
the owner role makes and drops databases and the tests work as the runtime role.
"""

import fcntl
import io
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from psycopg2 import sql


@contextmanager
def kunci_berkas(berkas: Path):
    """Only one process of the test run at a time inside the block."""
    with berkas.open("a") as pegangan:
        fcntl.flock(pegangan, fcntl.LOCK_EX)
        yield


def pakai(nama: str, **akun: str) -> None:
    """Point Django's connection at another database, optionally under another role."""
    for terhubung in connections.all(initialized_only=True):
        terhubung.close()
    connection.settings_dict.update({"NAME": nama, **akun})


def _migrasikan() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def muat_contoh(nama: str, berkas: Path) -> None:
    """Fill a database with the five documents, their files into a directory; also for tests/peramban, whose server
    knows another address."""
    pakai(nama)
    with override_settings(MEDIA_ROOT=berkas, SITUS="http://localhost:8000"):
        call_command("muat_contoh", stdout=io.StringIO())


class BasisSqlite:
    """Databases are files in a directory of the session. `asal`: where those lie from which copies are made; the
    stages of one `make test` share it (UJI_BERSAMA), so that migrations and example data run once for all of them."""

    def __init__(self, direktori: Path):
        self.direktori = direktori
        self.asal = Path(os.environ.get("UJI_BERSAMA") or direktori)
        self.templat = str(self.asal / "templat.sqlite3")

    def buat_templat(self) -> None:
        if Path(self.templat).exists():
            return
        sementara = self.templat + ".baru"
        pakai(sementara)
        _migrasikan()
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        os.replace(sementara, self.templat)

    def salin(self, nama: str) -> str:
        tujuan = str(self.direktori / f"{nama}.sqlite3")
        shutil.copyfile(self.templat, tujuan)
        return tujuan

    def salin_isi(self, nama: str, asal: str, isikan: Callable[[str], None]) -> str:
        """A copy of the database `asal`, which `isikan` filled (once per run; it is given the name to fill)."""
        tujuan, isi = str(self.direktori / f"{nama}.sqlite3"), str(self.asal / f"{asal}.sqlite3")
        if not Path(isi).exists():
            sementara = self.salin(f"{asal}_baru")
            isikan(sementara)
            with connection.cursor() as kursor:
                kursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            os.replace(sementara, isi)
        shutil.copyfile(isi, tujuan)
        return tujuan

    def hapus(self, nama: str) -> None:
        for akhiran in ("", "-wal", "-shm"):
            Path(nama + akhiran).unlink(missing_ok=True)


class BasisPostgres:
    """Databases of the throw-away server; names are unique per session, so that two runs do not meet."""

    def __init__(self, direktori: Path):
        self.asal = direktori
        self.awalan = f"uji_{os.getppid() if 'PYTEST_XDIST_WORKER' in os.environ else os.getpid()}"
        self.templat = f"{self.awalan}_templat"
        self.aplikasi = {kunci: connection.settings_dict[kunci] for kunci in ("USER", "PASSWORD")}

    @contextmanager
    def sebagai_pemilik(self, basis: str = "postgres"):
        """A plain autocommit connection under the owner role."""
        pengaturan = connection.settings_dict
        pemilik = psycopg2.connect(
            host=pengaturan["HOST"],
            port=pengaturan["PORT"],
            dbname=basis,
            user=settings.UJI_PEMILIK["USER"],
            password=settings.UJI_PEMILIK["PASSWORD"],
        )
        pemilik.autocommit = True
        try:
            yield pemilik
        finally:
            pemilik.close()

    def _jalankan(self, perintah: str, *nama: str) -> None:
        with self.sebagai_pemilik() as pemilik, pemilik.cursor() as kursor:
            kursor.execute(sql.SQL(perintah).format(*map(sql.Identifier, nama)))

    def _ada(self, nama: str) -> bool:
        with self.sebagai_pemilik() as pemilik, pemilik.cursor() as kursor:
            kursor.execute("select 1 from pg_database where datname = %s", [nama])
            return kursor.fetchone() is not None

    def buat_templat(self) -> None:
        from organisasi.postgres import beri_hak

        if self._ada(self.templat):
            return
        sementara = f"{self.templat}_baru"
        self._jalankan("drop database if exists {}", sementara)
        self._jalankan("create database {}", sementara)
        pakai(sementara, **settings.UJI_PEMILIK)
        try:
            _migrasikan()
            beri_hak(connection, self.aplikasi["USER"])
        finally:
            pakai(sementara, **self.aplikasi)
        self._jalankan("alter database {} rename to {}", sementara, self.templat)

    def salin(self, nama: str, dari: str = "") -> str:
        salinan = f"{self.awalan}_{nama}"
        self._jalankan("create database {} template {}", salinan, dari or self.templat)
        return salinan

    def salin_isi(self, nama: str, asal: str, isikan: Callable[[str], None]) -> str:
        """A copy of the database `asal`, which `isikan` filled (once per run; it is given the name to fill)."""
        isi = f"{self.awalan}_{asal}"
        if not self._ada(isi):
            self.hapus(f"{isi}_baru")
            sementara = self.salin(f"{asal}_baru")
            isikan(sementara)
            connection.close()
            self._jalankan("alter database {} rename to {}", sementara, isi)
        return self.salin(nama, isi)

    def hapus(self, nama: str) -> None:
        self._jalankan("drop database if exists {} with (force)", nama)


def basis(direktori: Path):
    """The databases of this session, for the kind chosen by UJI_BASIS."""
    return (BasisSqlite if settings.UJI_BASIS == "sqlite" else BasisPostgres)(direktori)


def serentak(kerja, jumlah: int = 6) -> list:
    """Answers of the same call made at once by several threads with connections of their own."""

    def satu(_):
        try:
            return kerja()
        finally:
            connection.close()

    with ThreadPoolExecutor(jumlah) as utas:
        return list(utas.map(satu, range(jumlah)))


def kueri(banyak: int) -> int:
    """Queries of one request: on PostgreSQL setting the tenant and its savepoint are three more."""
    return banyak + 3 * (connection.vendor == "postgresql")
