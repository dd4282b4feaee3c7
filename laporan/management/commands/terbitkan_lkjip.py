"""`manage.py terbitkan_lkjip [--pemda SLUG]`: frozen content and files for signed reports that lack some of them."""

from django.core.management.base import BaseCommand, CommandError

from laporan.domain.lkjip.terbitan import belum_lengkap, lengkapi
from organisasi.galat import GalatKinerja
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai


class Command(BaseCommand):
    help = (
        "Mengantrekan pembuatan berkas (PDF, Word, Excel) LKjIP bertanda tangan yang belum lengkap. LKjIP yang "
        "ditandatangani sebelum isinya dibekukan aplikasi dibekukan sekarang. Isi yang sudah dibekukan tidak berubah. "
        "Aman diulang; kode keluar 1 bila ada LKjIP yang dilewati."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pemda", default="", help="alamat (slug) satu pemda; tanpa ini semuanya")

    def handle(self, *, pemda: str, **options):
        semua = Pemda.objects.order_by("slug")
        if pemda and not (semua := semua.filter(slug=pemda)).exists():
            raise CommandError(f"Pemda “{pemda}” tidak ada.")
        if dilewati := sum(self._lengkapi(satu) for satu in semua):
            raise CommandError(f"{dilewati} LKjIP dilewati; sebabnya di atas.")

    def _lengkapi(self, pemda: Pemda) -> int:
        """How many reports of the pemda were left out, each said with its reason."""
        antre = dilewati = 0
        with sebagai(pemda):
            for lkjip in belum_lengkap().select_related("instansi__pemda", "penandatangan"):
                try:
                    lengkapi(lkjip, oleh=Pelaku.mesin(pemda))
                    antre += 1
                except GalatKinerja as galat:
                    dilewati += 1
                    self.stdout.write(f"{pemda.slug}: {lkjip} dilewati. {galat}")
        self.stdout.write(f"{pemda.slug}: {antre} LKjIP, berkasnya menunggu pekerja.")
        return dilewati
