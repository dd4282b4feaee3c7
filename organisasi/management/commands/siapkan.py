"""`manage.py siapkan`: bring the database to the state of this version (as the owner role on PostgreSQL)."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections

from organisasi import postgres


class Command(BaseCommand):
    help = "Menjalankan migrasi; di PostgreSQL sebagai peran pemilik, lalu memberi hak kepada peran aplikasi."

    def handle(self, **pilihan):
        basis = "pemilik" if "pemilik" in connections else DEFAULT_DB_ALIAS
        call_command("migrate", database=basis, interactive=False, verbosity=pilihan["verbosity"])
        if basis == "pemilik":
            postgres.beri_hak(connections["pemilik"], postgres.peran_aplikasi())
        self.stdout.write("Basis data siap.")
