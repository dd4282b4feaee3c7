"""`manage.py periksa_jejak [--pemda SLUG] [--kepala BERKAS]`: recompute every hash of the audit trail."""

import re
from collections import defaultdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from organisasi.domain.periksa_jejak import Rantai, TemuanJejak
from organisasi.models import Jejak, Pemda
from organisasi.penyewa import sebagai
from organisasi.riwayat_kalimat import kalimat, waktu_teks

SEKALI_BACA = 2_000  # rows held at a time
_KEPALA = re.compile(r"kepala ([a-z][a-z0-9-]*) ([0-9]+) ([0-9a-f]{64})")

Kepala = dict[str, dict[int, str]]  # {slug: {nomor: hash}}


class Command(BaseCommand):
    help = (
        "Menghitung ulang rantai sidik (hash) Riwayat tiap pemda dan menyebut baris yang diubah, disisipkan atau "
        "hilang; kode keluar 1 bila ada. Baris “kepala …” di keluarannya disimpan di luar peladen: dengan --kepala, "
        "baris yang dipotong dari ujung pun ketahuan."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pemda", default="", help="alamat (slug) satu pemda; tanpa ini semuanya")
        parser.add_argument("--kepala", type=Path, help="keluaran pemeriksaan terdahulu yang disimpan")

    def handle(self, **pilihan):
        kepala = _baca_kepala(pilihan["kepala"]) if pilihan["kepala"] else {}
        daftar = _pilih(pilihan["pemda"])
        if hilang := set(kepala) - set(Pemda.objects.values_list("slug", flat=True)):
            raise CommandError(f"Pemda di berkas kepala tidak ada di basis data: {', '.join(sorted(hilang))}.")
        jumlah = sum(self._periksa(pemda, kepala.get(pemda.slug, {})) for pemda in daftar)
        if jumlah:
            raise CommandError(f"{jumlah} temuan: Riwayat tidak lagi seperti saat dicatat. Lihat docs/operasi.md.")
        self.stdout.write("Rantai Riwayat utuh.")

    def _periksa(self, pemda: Pemda, kepala: dict[int, str]) -> int:
        """Print the findings and the head of one pemda; how many findings."""
        rantai, jumlah = Rantai(kepala), 0
        with sebagai(pemda):
            for temuan in rantai.telusuri(Jejak.objects.order_by("nomor").iterator(chunk_size=SEKALI_BACA)):
                jumlah += 1
                self.stdout.write(_sebut(pemda, temuan))
        self.stdout.write(
            f"kepala {pemda.slug} {rantai.nomor} {rantai.hash}" if rantai.lalu else f"{pemda.slug}: kosong"
        )
        return jumlah


def _pilih(slug: str) -> list[Pemda]:
    semua = Pemda.objects.order_by("slug")
    if slug and not (semua := semua.filter(slug=slug)).exists():
        raise CommandError(f"Pemda “{slug}” tidak ada.")
    return list(semua)


def _baca_kepala(berkas: Path) -> Kepala:
    """Heads of a kept output; its other lines say nothing."""
    try:
        teks = berkas.read_text()
    except (OSError, UnicodeDecodeError) as galat:
        raise CommandError(f"Berkas kepala {berkas} tidak dapat dibaca: {galat}.") from galat
    hasil: Kepala = defaultdict(dict)
    for nomor, baris in enumerate(teks.splitlines(), 1):
        if not baris.startswith("kepala "):
            continue
        if (cocok := _KEPALA.fullmatch(baris.strip())) is None:
            raise CommandError(f"Berkas kepala {berkas} baris {nomor} tidak utuh.")
        hasil[cocok[1]][int(cocok[2])] = cocok[3]
    if not hasil:
        raise CommandError(f"Berkas {berkas} tidak memuat satu pun baris “kepala …”.")
    return dict(hasil)


def _sebut(pemda: Pemda, temuan: TemuanJejak) -> str:
    """ "magetan no. 12 (3 Maret 2026, 10.42) …: isinya diubah sesudah dicatat"."""
    rentang = f"no. {temuan.nomor}" + (f"–{temuan.sampai}" if temuan.sampai > temuan.nomor else "")
    if baris := temuan.baris:
        isi = f"{waktu_teks(baris.waktu)}: “{_cerita(baris)}”"
    elif baris := temuan.sebelum:
        isi = f"sesudah no. {baris.nomor}, {waktu_teks(baris.waktu)}"
    else:
        isi = "di awal rantai"
    return f"{pemda.slug} {rentang} {temuan.jenis} ({isi})"


def _cerita(baris: Jejak) -> str:
    """The row as a sentence. Who changed it by force may have left what no sentence can be made of."""
    try:
        return kalimat(baris)
    except Exception:
        return baris.objek
