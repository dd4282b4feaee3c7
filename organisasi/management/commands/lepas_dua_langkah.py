"""`manage.py lepas_dua_langkah --surel X --alasan "…"`: for who lost the phone, the key and the recovery codes."""

from django.core.management.base import BaseCommand, CommandError

from organisasi.domain.dua_langkah import kabari_lepas, lepas
from organisasi.models import Pengguna

ALASAN_MAKS = 300


class Command(BaseCommand):
    help = (
        "Melepas masuk dua langkah satu akun (aplikasi autentikator, kunci keamanan, kode pemulihan), mengakhiri "
        "semua sesinya, dan mengabari pemiliknya lewat surel. Pastikan dahulu, bukan lewat surel, bahwa benar "
        "pemiliknya yang meminta."
    )

    def add_arguments(self, parser):
        parser.add_argument("--surel", required=True, help="alamat surel akunnya")
        parser.add_argument("--alasan", required=True, help="dicatat di log keamanan; tanpa nama dan data pribadi")

    def handle(self, *, surel: str, alasan: str, **pilihan):
        alasan = " ".join(alasan.split())
        if not alasan or len(alasan) > ALASAN_MAKS:
            raise CommandError(f"Tulis alasannya, paling banyak {ALASAN_MAKS} huruf.")
        pengguna = Pengguna.objects.filter(email__iexact=surel.strip()).first()
        if pengguna is None:
            raise CommandError(f"Tidak ada akun dengan surel {surel}.")
        jumlah = lepas(pengguna, alasan)
        if not jumlah:
            self.stdout.write("Akun ini tidak memasang masuk dua langkah. Semua sesinya diakhiri.")
            return
        self.stdout.write(f"Masuk dua langkah dilepas ({jumlah} cara); semua sesinya diakhiri.")
        try:
            kabari_lepas(pengguna)
        except Exception as galat:  # whatever the mail server does: the factors are gone already
            raise CommandError(f"Surel ke pemiliknya gagal ({type(galat).__name__}): kabari ia sendiri.") from galat
