"""`manage.py ekspor --pemda SLUG [--instansi SLUG] --ke FILE [--tahun N] [--json]`: the data as one file.

FILE ending in .zip: the portable data for `manage.py impor_pemda`; in .xlsx: the workbook of the page Ekspor, for
reading. Exit codes: 0 written, 2 it cannot be made or written (an earlier FILE is then still whole).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kinerja.json_angka import tulis_json
from kinerja.perintah_json import KODE_MASUKAN, keluaran
from laporan.domain.ekspor.buku_pemda import lembar_terbaca
from laporan.domain.pindahan.susun import bungkus
from laporan.exporters.buku_pemda import buku_xlsx
from organisasi.galat import GalatKinerja, IsianSalah
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from organisasi.tahun import WAJAR


class Command(BaseCommand):
    help = "Menulis data sebuah pemda atau perangkat daerah ke satu berkas."
    requires_system_checks = ()  # needs no urls

    def add_arguments(self, parser):
        parser.add_argument("--pemda", required=True, help="alamat pemda, mis. magetan")
        parser.add_argument("--instansi", help="alamat perangkat daerah; tanpa ini semuanya")
        parser.add_argument("--ke", required=True, help="nama berkas: .zip untuk dipindahkan, .xlsx untuk dibaca")
        parser.add_argument("--tahun", type=int, help="tahun isi buku kerja (.xlsx); bawaan: tahun ini")
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *, pemda, instansi, ke, tahun, json, **_):
        try:
            ukuran, milik, besar = _tulis(pemda, instansi, Path(ke), tahun or timezone.localdate().year)
        except (GalatKinerja, OSError) as galat:
            sebab = f"{ke} tidak dapat ditulis: {galat.strerror}." if isinstance(galat, OSError) else str(galat)
            raise CommandError(sebab, returncode=KODE_MASUKAN) from galat
        objek = {"berkas": ke, "ukuran": ukuran, "instansi": [satu.slug for satu in milik]}
        with keluaran(self):
            self.stdout.write(tulis_json(objek) if json else f"{ke}: {len(milik)} perangkat daerah, {ukuran} bita")
        if besar:
            self.stderr.write(besar)


def _tulis(slug: str, slug_instansi: str | None, ke: Path, tahun: int) -> tuple[int, list[Instansi], str]:
    """Its size, of which instansi, and a sentence when it cannot be loaded again."""
    bentuk = ke.suffix.lower()
    if bentuk not in (".zip", ".xlsx"):
        raise IsianSalah("Nama berkas hasil harus berakhir .zip (bungkusan) atau .xlsx (buku kerja).")
    if tahun not in WAJAR:
        raise IsianSalah(f"Tahun {tahun} tidak dikenal.")
    pemda = Pemda.objects.filter(slug=slug).first()
    if pemda is None:
        raise IsianSalah(f"Pemda “{slug}” tidak ada.")
    besar = ""
    with sebagai(pemda):
        milik = _milik(slug_instansi)
        oleh = Pelaku.mesin(pemda)
        with _sementara(ke) as keluar:
            if bentuk == ".zip":
                besar = bungkus(oleh=oleh, instansi=milik, ke=keluar)
            else:
                satu = milik[0] if slug_instansi else None
                daftar = lembar_terbaca(oleh, tahun, satu)
                keluar.write(buku_xlsx(daftar, milik=str(satu or pemda), tahun=tahun, kabar=lambda *_: None))
    return ke.stat().st_size, milik, besar


def _milik(slug: str | None) -> list[Instansi]:
    semua = Instansi.objects.filter(slug=slug) if slug else Instansi.objects.order_by("pk")
    if not (milik := list(semua)):
        raise IsianSalah(
            f"Perangkat daerah “{slug}” tidak ada." if slug else "Pemda ini belum punya perangkat daerah."
        )
    return milik


@contextmanager
def _sementara(tujuan: Path) -> Iterator[BinaryIO]:
    """Whole or not at all: beside its place first, then moved there."""
    sementara = tujuan.with_name(f"{tujuan.name}.baru")
    with sementara.open("wb") as keluar:
        try:
            yield keluar
        except BaseException:
            sementara.unlink()
            raise
    os.replace(sementara, tujuan)
