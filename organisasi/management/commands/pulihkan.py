"""`manage.py pulihkan FILE [--periksa] [--timpa NAME] [--json]`: put a backup back, or only check it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kinerja.json_angka import tulis_json
from kinerja.perintah_json import keluaran
from organisasi.cadangan.manifes import GalatCadangan, Manifes
from organisasi.cadangan.pulihkan import pulihkan, terperiksa


class Command(BaseCommand):
    """Exit codes: 0 whole (and restored, without --periksa), 1 refused, not whole, or not equal afterwards."""

    help = (
        "Memulihkan cadangan ke instalasi yang kosong, lalu membandingkan hasilnya dengan manifes. Dengan --periksa "
        "hanya memeriksa cadangannya. Hentikan web dan pekerja dahulu. Pemulihan yang terhenti cukup dijalankan lagi."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("berkas", type=Path, help="cadangan (.zip)")
        parser.add_argument("--periksa", action="store_true", help="periksa semua sidiknya; tidak menulis apa pun")
        parser.add_argument("--timpa", default="", metavar="NAMA", help="ketik nama basis data yang boleh ditimpa")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *, berkas, periksa, timpa, json, **_):
        lapor = self.stderr.write if json else self.stdout.write
        try:
            if periksa:
                with terperiksa(berkas) as cadangan:
                    isi, keadaan = cadangan.manifes, "utuh"
            else:
                isi, keadaan = pulihkan(berkas, timpa=timpa, lapor=lapor), "dipulihkan"
        except GalatCadangan as galat:
            raise CommandError(str(galat)) from galat
        with keluaran(self):
            self.stdout.write(tulis_json(_objek(isi, keadaan)) if json else _kalimat(isi, keadaan))


def _objek(isi: Manifes, keadaan: str) -> dict:
    return {
        "keadaan": keadaan,
        "dibuat": isi.dibuat,
        "aplikasi": isi.aplikasi,
        "komit": isi.komit,
        "basis": isi.basis,
        "tabel": isi.tabel,
        "baris": isi.baris,
        "isi_berkas": isi.berkas,
        "kepala": isi.kepala,
        "hilang": isi.hilang,
    }


def _kalimat(isi: Manifes, keadaan: str) -> str:
    asal = f"dibuat {isi.dibuat}, aplikasi {isi.aplikasi} {isi.komit}".rstrip()
    jumlah = f"{len(isi.tabel)} tabel, {isi.baris} baris, {isi.berkas} berkas"
    kurang = f" {len(isi.hilang)} berkas memang sudah tidak ada saat dicadangkan." if isi.hilang else ""
    return f"Cadangan {isi.basis} {keadaan}: {jumlah} ({asal}).{kurang}"
