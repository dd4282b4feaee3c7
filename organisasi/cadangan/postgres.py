"""PostgreSQL: pg_dump and a count of the rows on one exported snapshot, as the owner; loading in one transaction."""

import itertools
import os
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import environ
import psycopg2
from django.conf import settings

from organisasi.cadangan.arsip import potong
from organisasi.cadangan.manifes import GalatCadangan, Kueri

JENIS, LETAK, MAMPAT = "postgresql", "basis/kinerja.dump", False  # pg_dump compresses by itself
SEKALI_BACA = 2_000
CARA = f"{LETAK} dibuat pg_dump -Fc: pg_restore --no-owner --no-acl -d BASIS_KOSONG {LETAK}, lalu manage.py siapkan."


class Potret:
    """One transaction that sees the database as it was when it began; pg_dump joins it."""

    def __init__(self, koneksi):
        self._koneksi, self._nomor = koneksi, itertools.count(1)
        self.versi = koneksi.info.parameter_status("server_version")
        (self._nama,) = next(self.kueri("select pg_export_snapshot()"))

    def kueri(self, perintah: str) -> Iterator[tuple]:
        """Rows as they are asked for, however many there are."""
        with self._koneksi.cursor(name=f"potret_{next(self._nomor)}") as kursor:
            kursor.itersize = SEKALI_BACA
            kursor.execute(perintah)
            yield from kursor

    def tabel(self) -> list[str]:
        return _tabel(self.kueri)

    def aliran(self) -> Iterator[bytes]:
        """The dump as pg_dump writes it; GalatCadangan when it ended badly."""
        perintah = ["pg_dump", "-Fc", "--no-owner", "--no-acl", f"--snapshot={self._nama}"]
        with _jalankan(perintah, stdout=subprocess.PIPE) as proses:
            yield from potong(proses.stdout)
            _pastikan_selesai(proses, "pg_dump")


@contextmanager
def potret(sementara: Path) -> Iterator[Potret]:
    """`sementara` is not needed: the dump goes straight into the archive."""
    with closing(_sambung()) as koneksi:
        koneksi.set_session(isolation_level="REPEATABLE READ", readonly=True)
        yield Potret(koneksi)


def nama() -> str:
    """What is typed to overwrite it."""
    return _pemilik()["NAME"]


def alamat() -> str:
    pemilik = _pemilik()
    return f"{pemilik['HOST'] or 'localhost'}:{pemilik['PORT'] or 5432}/{pemilik['NAME']}"


def berisi() -> bool:
    """Whether there are tables."""
    with pembaca() as (_, tabel):
        return bool(tabel)


def kosongkan() -> None:
    """Everything of the owner goes; what belongs to another role is not ours to drop."""
    with closing(_sambung()) as koneksi:
        koneksi.autocommit = True
        with koneksi.cursor() as kursor:
            kursor.execute("drop owned by current_user cascade")
    if berisi():
        raise GalatCadangan("Basis data masih berisi tabel milik peran lain. Kosongkan sebagai pemiliknya.")


def muat(sumber: Path) -> None:
    """All or nothing: a killed one leaves the database empty."""
    perintah = ["pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-acl"]
    with _jalankan([*perintah, "--dbname", _pemilik()["NAME"], str(sumber)]) as proses:
        _pastikan_selesai(proses, "pg_restore")


@contextmanager
def pembaca() -> Iterator[tuple[Kueri, list[str]]]:
    """(query function, tables) of the database as its owner sees it."""
    with closing(_sambung()) as koneksi:

        def kueri(perintah: str) -> Iterator[tuple]:
            with koneksi.cursor() as kursor:
                kursor.execute(perintah)
                yield from kursor

        yield kueri, _tabel(kueri)


def pengguna_lain() -> int:
    """How many other connections the database has."""
    with pembaca() as (kueri, _):
        perintah = (
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        )
        return next(kueri(f"{perintah} and backend_type = 'client backend'"))[0]


def _pemilik() -> dict:
    if not settings.URL_PEMILIK:
        raise GalatCadangan(
            "DATABASE_URL_PEMILIK belum diisi. Cadangan PostgreSQL dibuat dan dipulihkan sebagai peran pemilik."
        )
    return environ.Env.db_url_config(settings.URL_PEMILIK)


def _sambung():
    p = _pemilik()
    try:
        return psycopg2.connect(
            host=p["HOST"] or None,
            port=p["PORT"] or None,
            dbname=p["NAME"],
            user=p["USER"],
            password=p["PASSWORD"] or None,
        )
    except psycopg2.OperationalError as galat:
        raise GalatCadangan(f"Tidak dapat masuk ke PostgreSQL sebagai pemilik: {str(galat).strip()}") from galat


def _jalankan(perintah: list[str], **cara) -> subprocess.Popen:
    """A client program as the owner. The password goes by the environment, never by the command line."""
    pemilik = _pemilik()
    nama = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    lingkungan = os.environ | {kunci: str(pemilik[asal]) for kunci, asal in nama.items() if pemilik[asal]}
    try:
        return subprocess.Popen(perintah, env=lingkungan | {"LC_ALL": "C"}, stderr=subprocess.PIPE, **cara)
    except FileNotFoundError as galat:
        raise GalatCadangan(f"Program {perintah[0]} tidak ada. Pasang paket postgresql-client.") from galat


def _pastikan_selesai(proses: subprocess.Popen, nama: str) -> None:
    kata = proses.stderr.read().decode(errors="replace").strip()
    if proses.wait() != 0:
        raise GalatCadangan(f"{nama} gagal: {kata or f'kode {proses.returncode}'}")


def _tabel(kueri: Kueri) -> list[str]:
    perintah = "select tablename from pg_tables where schemaname = 'public' order by tablename"
    return [nama for (nama,) in kueri(perintah)]
