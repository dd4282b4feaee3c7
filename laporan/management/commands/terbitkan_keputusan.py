"""`manage.py terbitkan_keputusan [--pemda SLUG]`: code and files for decrees set before the application gave them."""

from django.core.management.base import BaseCommand, CommandError

from laporan.domain.terbitan_keputusan import lengkapi, tanpa_kode
from organisasi.galat import GalatKinerja
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai


class Command(BaseCommand):
    help = (
        "Memberi kode verifikasi kepada keputusan berlaku yang belum punya (ditetapkan sebelum ada kode) dan "
        "mengantrekan pembuatan berkasnya untuk pekerja. Isi yang sudah dibekukan tidak berubah. Aman diulang; kode "
        "keluar 1 bila ada keputusan yang dilewati."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pemda", default="", help="alamat (slug) satu pemda; tanpa ini semuanya")

    def handle(self, *, pemda: str, **options):
        semua = Pemda.objects.order_by("slug")
        if pemda and not (semua := semua.filter(slug=pemda)).exists():
            raise CommandError(f"Pemda “{pemda}” tidak ada.")
        if dilewati := sum(self._lengkapi(satu) for satu in semua):
            raise CommandError(f"{dilewati} keputusan dilewati; sebabnya di atas.")

    def _lengkapi(self, pemda: Pemda) -> int:
        """How many decrees of the pemda were left out, each said with its reason."""
        diberi = dilewati = 0
        with sebagai(pemda):
            for keputusan in tanpa_kode().select_related("instansi__pemda"):
                try:
                    lengkapi(keputusan, oleh=Pelaku.mesin(pemda))
                    diberi += 1
                except GalatKinerja as galat:
                    dilewati += 1
                    self.stdout.write(f"{pemda.slug}: Keputusan {keputusan.nomor} dilewati. {galat}")
        self.stdout.write(f"{pemda.slug}: {diberi} keputusan diberi kode, berkasnya menunggu pekerja.")
        return dilewati
