"""`manage.py siapkan_postgres`: create the owner role, the runtime role and the database, once, as a superuser."""

import os

import environ
import psycopg2
from django.core.management.base import BaseCommand, CommandError
from psycopg2 import sql

from organisasi.postgres import buat_peran


class Command(BaseCommand):
    help = "Membuat peran pemilik, peran aplikasi dan basis data menurut DATABASE_URL dan DATABASE_URL_PEMILIK."

    def add_arguments(self, parser):
        parser.add_argument("--admin", required=True, help="url peran superuser, mis. postgres://postgres@/postgres")

    def handle(self, *, admin, **pilihan):
        aplikasi, pemilik = self._url("DATABASE_URL"), self._url("DATABASE_URL_PEMILIK")
        if aplikasi["USER"] == pemilik["USER"]:
            raise CommandError("Peran di DATABASE_URL dan DATABASE_URL_PEMILIK harus berbeda.")
        try:
            koneksi = psycopg2.connect(admin.replace("postgres://", "postgresql://", 1))
        except psycopg2.OperationalError as galat:
            raise CommandError(f"Tidak dapat masuk sebagai superuser: {str(galat).strip()}") from galat
        koneksi.autocommit = True
        with koneksi.cursor() as kursor:
            buat_peran(
                kursor, nama=pemilik["USER"], sandi=pemilik["PASSWORD"], pilihan="bypassrls createdb nosuperuser"
            )
            buat_peran(kursor, nama=aplikasi["USER"], sandi=aplikasi["PASSWORD"], pilihan="nobypassrls nosuperuser")
            self._buat_basis(kursor, pemilik)
        self.stdout.write(f"Peran dan basis data {pemilik['NAME']} siap. Lanjutkan: manage.py siapkan")

    def _url(self, nama: str) -> dict:
        url = os.environ.get(nama) or environ.Env().str(nama, default="")
        if "postgres" not in url:
            raise CommandError(f"{nama} belum berisi alamat PostgreSQL.")
        return environ.Env.db_url_config(url)

    def _buat_basis(self, kursor, pemilik: dict) -> None:
        kursor.execute("select 1 from pg_database where datname = %s", [pemilik["NAME"]])
        if kursor.fetchone() is None:
            perintah = sql.SQL("create database {} owner {} encoding 'UTF8' template template0")
            kursor.execute(perintah.format(sql.Identifier(pemilik["NAME"]), sql.Identifier(pemilik["USER"])))
