"""`manage.py siapkan`: bring the database to the state of this version (as the owner role on PostgreSQL)."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from organisasi import postgres


class Command(BaseCommand):
    help = "Menjalankan migrasi; di PostgreSQL sebagai peran pemilik, lalu memberi hak kepada peran aplikasi."

    def handle(self, **pilihan):
        if connection.vendor == "postgresql" and settings.URL_PEMILIK:
            with postgres.sebagai_pemilik() as peran:
                self._migrasi(pilihan["verbosity"])
                postgres.beri_hak(connection, peran)
        else:
            self._migrasi(pilihan["verbosity"])
        self.stdout.write("Basis data siap.")

    def _migrasi(self, verbosity: int) -> None:
        call_command("migrate", interactive=False, verbosity=verbosity)
