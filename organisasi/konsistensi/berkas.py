"""Rows and contents of stored files: missing, altered, without a row."""

import hashlib
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.utils import timezone

from kinerja import simpanan
from organisasi.cadangan.arsip import potong
from organisasi.domain.berkas import USIA_SISA
from organisasi.konsistensi.temuan import Temuan
from organisasi.models import Berkas, Pemda

AMBIL = "Ambil berkas {} dari cadangan terakhir ke tempat simpanan berkas."
SEKALI_BACA = 2_000


def periksa(pemda: Pemda) -> Iterator[Temuan]:
    """Every content is read once."""
    for satu in Berkas.objects.order_by("pk").iterator(chunk_size=SEKALI_BACA):
        sebut, dari = f"Berkas {satu.pk} “{satu.nama}”", AMBIL.format(satu.isi.name)
        if not default_storage.exists(satu.isi.name):
            yield Temuan("berkas_hilang", f"{sebut}: isinya ({satu.isi.name}) tidak ada.", dari, pemda.slug)
        elif (kini := _ukur(satu.isi.name)) != (satu.sha256, satu.ukuran):
            beda = f"{sebut}: isinya diubah (sha256 {kini[0][:12]}…, tercatat {satu.sha256[:12]}…)."
            yield Temuan("berkas_berubah", beda, dari, pemda.slug)
    yield from _tanpa_baris(pemda)


def _ukur(nama: str) -> tuple[str, int]:
    sidik, ukuran = hashlib.sha256(), 0
    with default_storage.open(nama) as isi:
        for bagian in potong(isi):
            sidik.update(bagian)
            ukuran += len(bagian)
    return sidik.hexdigest(), ukuran


def _tanpa_baris(pemda: Pemda) -> Iterator[Temuan]:
    """Contents older than what the sweeper leaves alone."""
    batas = timezone.now() - USIA_SISA
    lama = {nama for nama, waktu in simpanan.isi(f"pemda/{pemda.pk}") if waktu < batas}
    milik = set(Berkas.objects.values_list("isi", flat=True)) if lama else set()
    for satu in sorted(lama - milik):
        saran = "Jalankan: manage.py sapu_pekerjaan (pekerja melakukannya tiap jam; pastikan ia berjalan)."
        yield Temuan("berkas_tanpa_baris", f"Isi {satu} tidak dirujuk baris mana pun.", saran, pemda.slug)


def periksa_instalasi() -> Iterator[Temuan]:
    """Directories of a pemda that is not there."""
    ada = set(map(str, Pemda.objects.values_list("pk", flat=True)))
    for satu in simpanan.anak("pemda"):
        if satu not in ada:
            saran = "Pastikan DATABASE_URL dan DATA_DIR milik instalasi yang sama sebelum memindahkannya."
            yield Temuan("berkas_tanpa_pemda", f"Direktori pemda/{satu} bukan milik pemda mana pun.", saran)
