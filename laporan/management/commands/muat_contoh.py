"""`manage.py muat_contoh`: the five example documents, reference data and demo accounts; safe to repeat."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from laporan.contoh.muat import FIXTURES, muat_semua, slug_contoh
from organisasi.contoh_akun import OPERATOR, SANDI
from organisasi.galat import GalatKinerja
from organisasi.models import Pemda, Pengguna


class Command(BaseCommand):
    help = "Memuat data contoh (empat pemda), data acuan dan akun peraga. Aman diulang."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FIXTURES, help="folder berisi acuan/ dan contoh/")
        parser.add_argument("--paksa", action="store_true", help="juga bila sudah ada pemda lain")
        parser.add_argument("--akun", action="store_true", help="hanya menampilkan akun peraga")

    def handle(self, *, folder, akun, paksa, **pilihan):
        if not akun:
            self._tolak_sungguhan(folder, paksa)
            try:
                muat_semua(self.stdout.write, folder)
            except GalatKinerja as galat:
                raise CommandError(f"{galat} Tidak ada yang disimpan untuk pemda itu.") from galat
        self._tulis_akun()

    def _tolak_sungguhan(self, folder: Path, paksa: bool) -> None:
        """The demo accounts have a password everybody knows: never by accident beside a real pemda."""
        lain = Pemda.objects.exclude(slug__in=slug_contoh(folder)).first()
        if lain and not paksa:
            raise CommandError(
                f"Di sini sudah ada {lain.nama}, bukan data contoh; akun peraga memakai sandi umum. Untuk data acuan "
                "saja: muat_acuan. Bila memang dikehendaki: muat_contoh --paksa."
            )

    def _tulis_akun(self) -> None:
        self.stdout.write(f"Akun peraga (sandi semuanya: {SANDI})")
        for pengguna in Pengguna.objects.filter(email__endswith=".example").order_by("pk"):
            sebutan = "operator instalasi (halaman /admin/)" if pengguna.email == OPERATOR else pengguna.nama
            self.stdout.write(f"  {pengguna.email:<36} {sebutan}")
