"""`manage.py hitung_ulang`: computes all capaian of a pemda anew and reports what differs from the stored figures."""

import sys

from django.core.management.base import BaseCommand, CommandError

from indikator.domain.periksa_hitung import Beda, periksa
from indikator.enums import StatusPengukuran, Triwulan
from kinerja.angka import tulis_asli
from kinerja.json_angka import tulis_json
from kinerja.perintah_json import keluaran
from organisasi.models import Pemda
from organisasi.tahun import pilihan_tahun

KODE_BEDA, KODE_MASUKAN = 1, 2


class Command(BaseCommand):
    """Exit codes: 0 no difference is left, 1 some are (reported, not stored), 2 the pemda is not known."""

    help = (
        "Menghitung ulang semua capaian satu pemda dari masukan yang tersimpan dan melaporkan bedanya. Tanpa "
        "--terapkan tidak ada yang ditulis. Realisasi yang sudah diajukan, terverifikasi atau dikunci tidak pernah "
        "diubah. Kode keluar: 0 tidak ada beda yang tersisa, 1 ada, 2 pemda tidak dikenal."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pemda", required=True, help="slug pemda, misalnya magetan")
        parser.add_argument("--tahun", help="hanya tahun ini")
        parser.add_argument(
            "--terapkan", action="store_true", help="simpan hasilnya untuk realisasi yang masih terbuka"
        )
        parser.add_argument("--json", action="store_true", help="satu objek JSON per beda, ringkasannya ke stderr")

    def handle(self, *, pemda, tahun=None, terapkan=False, json=False, **options):
        tahun = pilihan_tahun(tahun)
        milik = Pemda.objects.filter(slug=pemda).first()
        if milik is None:
            raise CommandError(f"Pemda “{pemda}” tidak dikenal.", returncode=KODE_MASUKAN)
        diperiksa = beda = diterapkan = 0
        with keluaran(self):
            for satu in periksa(milik, tahun, terapkan=terapkan):
                diperiksa += 1
                if satu is None:
                    continue
                beda, diterapkan = beda + 1, diterapkan + satu.diterapkan
                self.stdout.write(tulis_json(_objek(satu)) if json else _kalimat(satu))
            ringkasan = f"{diperiksa} realisasi diperiksa, {beda} berbeda, {diterapkan} disimpan ulang."
            (self.stderr if json else self.stdout).write(ringkasan)
        if beda > diterapkan:
            sys.exit(KODE_BEDA)


def _objek(beda: Beda) -> dict:
    return {nama: getattr(beda, nama) for nama in beda.__dataclass_fields__}


def _kalimat(beda: Beda) -> str:
    masa = f"{Triwulan(beda.triwulan).label} {beda.tahun}" if beda.triwulan else f"Tahun {beda.tahun}"
    status = StatusPengukuran(beda.status).label.lower()
    akibat = "disimpan ulang" if beda.diterapkan else f"tidak diubah ({status})"
    nilai = ""
    if beda.nilai_lama != beda.nilai_baru:
        nilai = f" realisasi {_angka(beda.nilai_lama)} → {_angka(beda.nilai_baru)};"
    return (
        f"{beda.instansi}, {masa}, {beda.indikator}:{nilai} {beda.bukti_lama or 'belum dihitung'} → "
        f"{beda.bukti_baru}; {akibat}"
    )


def _angka(nilai) -> str:
    return "kosong" if nilai is None else tulis_asli(nilai)
