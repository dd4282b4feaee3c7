"""`manage.py muat_contoh`: the five example documents, reference data and demo accounts; safe to repeat.

`--ramai` adds Kabupaten Contoh, invented data in every state; `--hanya-ramai` loads nothing but that.
"""

from pathlib import Path

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.management.base import BaseCommand, CommandError

from kinerja.perintah_json import keluaran
from laporan.contoh.muat import FIXTURES, buat_operator, muat_acuan, muat_semua, slug_contoh
from laporan.contoh.ramai.muat import SLUG as SLUG_RAMAI
from laporan.contoh.ramai.muat import muat_ramai
from organisasi.contoh_akun import OPERATOR, SANDI
from organisasi.galat import GalatKinerja
from organisasi.models import Pemda, Pengguna


class Command(BaseCommand):
    help = "Memuat data contoh (empat pemda), data acuan dan akun peraga. Aman diulang."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FIXTURES, help="folder berisi acuan/ dan contoh/")
        parser.add_argument("--ramai", action="store_true", help="juga Kabupaten Contoh: rekaan dalam semua keadaan")
        parser.add_argument("--hanya-ramai", action="store_true", help="Kabupaten Contoh saja")
        parser.add_argument("--paksa", action="store_true", help="juga bila sudah ada pemda lain")
        parser.add_argument("--akun", action="store_true", help="hanya menampilkan akun peraga")

    def handle(self, *, folder, akun, paksa, ramai, hanya_ramai, **pilihan):
        with keluaran(self):
            if not akun:
                self._tolak_sungguhan(folder, paksa)
                try:
                    self._muat(folder, ramai or hanya_ramai, not hanya_ramai)
                except GalatKinerja as galat:
                    raise CommandError(f"{galat} Tidak ada yang disimpan untuk pemda itu.") from galat
            self._tulis_akun()

    def _muat(self, folder: Path, ramai: bool, biasa: bool) -> None:
        if biasa:
            muat_semua(self.stdout.write, folder)
        if ramai:
            muat_acuan(folder / "acuan")
            muat_ramai(self.stdout.write)
            buat_operator()

    def _tolak_sungguhan(self, folder: Path, paksa: bool) -> None:
        """The demo accounts have a password everybody knows: never by accident beside a real pemda."""
        lain = Pemda.objects.exclude(slug__in=[*slug_contoh(folder), SLUG_RAMAI]).first()
        if lain and not paksa:
            raise CommandError(
                f"Di sini sudah ada {lain.nama}, bukan data contoh; akun peraga memakai sandi umum. Untuk data acuan "
                "saja: muat_acuan. Bila memang dikehendaki: muat_contoh --paksa."
            )

    def _tulis_akun(self) -> None:
        self.stdout.write(f"Akun peraga (sandi semuanya: {SANDI})")
        bersandi = Pengguna.objects.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        for pengguna in bersandi.filter(email__endswith=".example").order_by("pk"):
            sebutan = "operator instalasi (halaman /admin/)" if pengguna.email == OPERATOR else pengguna.nama
            self.stdout.write(f"  {pengguna.email:<36} {sebutan}")
