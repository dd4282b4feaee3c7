"""`manage.py periksa_konsistensi [--pemda SLUG] [--json]`: what is stored, checked against itself and its files."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError

import indikator.konsistensi
import laporan.konsistensi
import organisasi.konsistensi
from kinerja.json_angka import tulis_json
from kinerja.perintah_json import KODE_MASUKAN, keluaran
from organisasi.konsistensi import Temuan
from organisasi.models import Pemda
from organisasi.penyewa import sebagai

PEMERIKSA = (*organisasi.konsistensi.PEMDA, *indikator.konsistensi.PEMDA, *laporan.konsistensi.PEMDA)


class Command(BaseCommand):
    """Exit codes: 0 nothing found, 1 something is, 2 the pemda is not known."""

    help = (
        "Memeriksa basis data dan berkas: berkas hilang atau berubah, kunci ke pemda lain, status dokumen, capaian "
        "tersimpan, sisa pekerjaan, pagar (RLS, picu), kaidah dan pencacah. Tidak mengubah apa pun. Kode keluar: 0 "
        "bersih, 1 ada temuan, 2 pemda tidak dikenal. Riwayat diperiksa oleh periksa_jejak."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--pemda", default="", help="alamat (slug) satu pemda; tanpa ini semuanya dan instalasinya"
        )
        parser.add_argument("--json", action="store_true", help="satu objek JSON per temuan, ringkasannya ke stderr")

    def handle(self, *, pemda, json, **_):
        jumlah = 0
        with keluaran(self):
            for satu in _semua(_pilih(pemda), bool(pemda)):
                jumlah += 1
                self.stdout.write(tulis_json(vars(satu)) if json else _kalimat(satu))
        if jumlah:
            raise CommandError(f"{jumlah} temuan. Artinya dan langkahnya: docs/operasi.md.")
        (self.stderr if json else self.stdout).write("Tidak ada temuan.")


def _pilih(slug: str) -> list[Pemda]:
    semua = Pemda.objects.order_by("slug")
    if slug and not (semua := semua.filter(slug=slug)).exists():
        raise CommandError(f"Pemda “{slug}” tidak ada.", returncode=KODE_MASUKAN)
    return list(semua)


def _semua(daftar: list[Pemda], hanya: bool) -> Iterator[Temuan]:
    for periksa in () if hanya else organisasi.konsistensi.INSTALASI:
        yield from periksa()
    for pemda in daftar:
        for periksa in PEMERIKSA:
            with sebagai(pemda):
                yield from periksa(pemda)


def _kalimat(satu: Temuan) -> str:
    return f"{satu.pemda or 'instalasi'}: {satu.apa}\n  → {satu.saran}"
