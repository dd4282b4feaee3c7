"""`manage.py periksa_migrasi`: whether web and worker may start here (kinerja.mulai), asked before they do."""

from django.core.management.base import BaseCommand, CommandError

from kinerja import mulai


class Command(BaseCommand):
    help = (
        "Memeriksa apakah web dan pekerja boleh mulai: basis data sesuai dengan versi aplikasi ini, tidak ada "
        "pemulihan yang terhenti, dan perannya terikat kebijakan baris. Kode keluar 3 bila tidak."
    )
    requires_system_checks = []

    def handle(self, **pilihan):
        try:
            mulai.pastikan()
        except mulai.TidakBolehMulai as galat:
            raise CommandError(str(galat), returncode=mulai.KODE) from galat
        self.stdout.write("Basis data sesuai dengan versi aplikasi ini.")
