"""`manage.py muat_acuan`: national reference data (satuan, manuals, dasar hukum) of an installation; repeatable."""

from django.core.management.base import BaseCommand, CommandError

from indikator.models import ManualIndikator, Satuan
from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.models import DasarHukum
from organisasi.galat import GalatKinerja


class Command(BaseCommand):
    help = "Memuat data acuan nasional (satuan, manual indikator, dasar hukum). Aman diulang; tidak membuat akun."

    def handle(self, **pilihan):
        try:
            muat_acuan(FIXTURES / "acuan")
        except GalatKinerja as galat:
            raise CommandError(str(galat)) from galat
        jumlah = f"{Satuan.objects.count()} satuan, {ManualIndikator.objects.count()} manual indikator"
        jumlah += f" dan {DasarHukum.objects.count()} dasar hukum"
        self.stdout.write(f"Data acuan siap: {jumlah}.")
