"""`manage.py muat_contoh`: the five example documents, reference data and demo accounts; safe to repeat."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from laporan.contoh.muat import FIXTURES, muat_semua
from organisasi.contoh_akun import OPERATOR, SANDI
from organisasi.galat import GalatKinerja
from organisasi.models import Pengguna


class Command(BaseCommand):
    help = "Memuat data contoh (empat pemda), data acuan dan akun peraga. Aman diulang."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FIXTURES, help="folder berisi acuan/ dan contoh/")
        parser.add_argument("--akun", action="store_true", help="hanya menampilkan akun peraga")

    def handle(self, *, folder, akun, **pilihan):
        if not akun:
            try:
                muat_semua(self.stdout.write, folder)
            except GalatKinerja as galat:
                raise CommandError(f"{galat} Tidak ada yang disimpan untuk pemda itu.") from galat
        self._tulis_akun()

    def _tulis_akun(self) -> None:
        self.stdout.write(f"Akun peraga (sandi semuanya: {SANDI})")
        for pengguna in Pengguna.objects.filter(email__endswith=".example").order_by("pk"):
            sebutan = "operator instalasi (halaman /admin/)" if pengguna.email == OPERATOR else pengguna.nama
            self.stdout.write(f"  {pengguna.email:<36} {sebutan}")
