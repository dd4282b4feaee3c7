"""`manage.py sandikan_ulang`: after SECRET_KEY was replaced, so that the old key can be forgotten."""

from django.core.management.base import BaseCommand, CommandError

from kinerja.penyandian import TidakTerbuka
from organisasi.domain.dua_langkah import sandikan_ulang


class Command(BaseCommand):
    help = (
        "Menyandikan ulang rahasia masuk dua langkah dengan SECRET_KEY yang sekarang; kunci lama dibaca dari "
        "SECRET_KEY_FALLBACKS dan sesudah ini boleh dihapus dari sana."
    )

    def handle(self, **pilihan):
        try:
            jumlah = sandikan_ulang()
        except TidakTerbuka as galat:
            raise CommandError(f"{galat} Tidak ada yang diubah.") from galat
        self.stdout.write(f"{jumlah} rahasia disandikan ulang. Kunci lama boleh dihapus dari SECRET_KEY_FALLBACKS.")
