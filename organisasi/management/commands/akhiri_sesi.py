"""`manage.py akhiri_sesi --surel X`: end every session of an account, for a lost device or a person who left."""

from django.core.management.base import BaseCommand, CommandError

from organisasi.daftar_sesi import akhiri_semua
from organisasi.models import Pengguna


class Command(BaseCommand):
    help = "Mengakhiri semua sesi satu akun; orangnya harus masuk lagi. Akunnya sendiri tidak berubah."

    def add_arguments(self, parser):
        parser.add_argument("--surel", required=True, help="Alamat email akun.")

    def handle(self, surel, **options):
        pengguna = Pengguna.objects.filter(email=surel.strip().lower()).first()
        if pengguna is None:
            raise CommandError("Tidak ada akun dengan alamat email itu.")
        banyak = akhiri_semua(pengguna)
        self.stdout.write(f"{banyak} sesi diakhiri." if banyak else "Akun itu tidak sedang masuk di mana pun.")
