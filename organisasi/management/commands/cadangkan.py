"""`manage.py cadangkan --ke DIR|FILE.zip [--simpan N] [--json]`: everything in one file, while people work on."""

from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kinerja.angka import tulis
from kinerja.json_angka import tulis_json
from kinerja.perintah_json import keluaran
from organisasi.cadangan.buat import Hasil, cadangkan
from organisasi.cadangan.manifes import GalatCadangan

KODE_KURANG, KODE_GAGAL = 1, 2


class Command(BaseCommand):
    """Exit codes: 0 made, 1 made but files of some rows were missing or altered already, 2 not made."""

    help = (
        "Mencadangkan seluruh instalasi (basis data dan berkas) ke satu berkas .zip, tanpa menghentikan aplikasi. "
        "Kode keluar: 0 dibuat, 1 dibuat tetapi ada berkas yang memang sudah hilang atau berubah, 2 tidak dibuat."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--ke", type=Path, required=True, help="direktori, atau nama berkas .zip yang belum ada")
        parser.add_argument("--simpan", type=int, help="sisakan sekian cadangan terbaru di direktori itu")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *, ke, simpan, json, **_):
        try:
            hasil = cadangkan(ke, simpan=simpan)
        except GalatCadangan as galat:
            raise CommandError(str(galat), returncode=KODE_GAGAL) from galat
        with keluaran(self):
            self.stdout.write(tulis_json(_objek(hasil)) if json else _kalimat(hasil))
        if rusak := [*hasil.manifes.hilang, *hasil.manifes.berubah]:
            raise CommandError(
                f"Cadangan dibuat, tetapi {len(hasil.manifes.hilang)} berkas tidak ditemukan dan "
                f"{len(hasil.manifes.berubah)} isinya berubah, mis. {rusak[0]}. "
                "Jalankan: manage.py periksa_konsistensi",
                returncode=KODE_KURANG,
            )


def _objek(hasil: Hasil) -> dict:
    n = hasil.manifes
    return {
        "berkas": str(hasil.berkas),
        "ukuran": hasil.ukuran,
        "sha256": hasil.sidik,
        "tabel": len(n.tabel),
        "baris": n.baris,
        "isi_berkas": n.berkas,
        "kepala": n.kepala,
        "hilang": n.hilang,
        "berubah": n.berubah,
        "dibuang": list(hasil.dibuang),
    }


def _kalimat(hasil: Hasil) -> str:
    n = hasil.manifes
    ukuran = tulis(Decimal(hasil.ukuran) / 1_000_000, 1)
    baris = [
        f"{hasil.berkas}: {len(n.tabel)} tabel, {n.baris} baris, {n.berkas} berkas, {ukuran} MB",
        f"sha256 {hasil.sidik}",
        *(f"kepala {slug} {nomor} {sidik}" for slug, (nomor, sidik) in n.kepala.items()),
        *(f"dibuang: {nama}" for nama in hasil.dibuang),
    ]
    return "\n".join(baris)
