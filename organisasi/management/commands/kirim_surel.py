"""`manage.py kirim_surel`: send the notices that wait for e-mail. The worker does it by itself; this is for cron."""

from django.core.management.base import BaseCommand, CommandError

from organisasi.domain.surel import kirim_semua


class Command(BaseCommand):
    help = "Mengirim pemberitahuan lewat surel: yang segera, dan ringkasan harian mulai pukul 06.00."

    def add_arguments(self, parser):
        parser.add_argument(
            "--ringkasan", action="store_true", help="kirim ringkasan hari ini sekarang juga, tanpa menunggu jamnya"
        )

    def handle(self, *, ringkasan: bool, **options):
        hasil = kirim_semua(ringkasan=ringkasan)
        if hasil.sibuk:
            self.stdout.write("Proses lain sedang mengirim surel; tidak ada yang dikerjakan.")
            return
        self.stdout.write(f"{hasil.terkirim} surel terkirim, {hasil.gagal} gagal, {hasil.ditolak} alamat ditolak.")
        if hasil.gagal:
            raise CommandError(
                "Sebagian surel gagal dan dicoba lagi pada putaran berikutnya; sebabnya ada di catatan."
            )
