"""`manage.py sapu_pekerjaan`: one round of the reaper by hand (the worker does it by itself)."""

from django.core.management.base import BaseCommand

from kinerja.pdf import sapu_ruang
from organisasi.domain.berkas import sapu_berkas
from organisasi.domain.pekerjaan_sapu import buang_pesan_lama, sapu
from organisasi.domain.unggahan import sapu_titipan


class Command(BaseCommand):
    help = "Memulihkan pekerjaan latar yang terhenti dan membuang sisa-sisanya."

    def handle(self, **options):
        sapuan, titipan = sapu(), sapu_titipan()
        berkas, pesan = sapu_berkas() + sapu_ruang(), buang_pesan_lama()
        self.stdout.write(
            f"Diantrekan lagi {sapuan.diantrekan}, dibangunkan {sapuan.dibangunkan}, dinyatakan gagal "
            f"{sapuan.digagalkan}; unggahan tak terpakai dihapus {titipan}, sisa berkas dihapus {berkas}, "
            f"pesan lama dihapus {pesan}."
        )
