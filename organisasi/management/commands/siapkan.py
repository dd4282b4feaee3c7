"""`manage.py siapkan`: bring the database to the state of this version (as the owner role on PostgreSQL)."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from organisasi import acuan, postgres
from organisasi.galat import GalatKinerja


class Command(BaseCommand):
    help = (
        "Menjalankan migrasi (di PostgreSQL sebagai peran pemilik, lalu memberi hak kepada peran aplikasi) dan memuat "
        "data acuan nasional. Aman diulang; dijalankan sesudah memasang dan tiap memperbarui."
    )

    def add_arguments(self, parser):
        parser.add_argument("--tanpa-acuan", action="store_true", help="hanya migrasi dan hak")

    def handle(self, **pilihan):
        if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).parent.is_dir():
            raise CommandError(f"Direktori data {settings.DATA_DIR} belum ada. Buat dulu, atau jalankan: make run")
        if connection.vendor == "postgresql" and settings.URL_PEMILIK:
            with postgres.sebagai_pemilik() as peran:
                self._migrasi(pilihan["verbosity"])
                postgres.beri_hak(connection, peran)
        else:
            self._migrasi(pilihan["verbosity"])
        if not pilihan["tanpa_acuan"]:
            self._muat_acuan()
        self.stdout.write("Basis data siap.")

    @staticmethod
    def _muat_acuan() -> None:
        """As the runtime role: what that role may not read would be of no use."""
        try:
            acuan.muat()
        except GalatKinerja as galat:
            raise CommandError(f"Basis data siap, tetapi data acuan tidak dapat dimuat: {galat}") from galat

    def _migrasi(self, verbosity: int) -> None:
        call_command("migrate", interactive=False, verbosity=verbosity)
