"""What jobs left lying: signs that no worker runs, or that it fails at one thing again and again."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from organisasi.domain.unggahan import USIA_MAKS
from organisasi.enums import StatusPekerjaan
from organisasi.konsistensi.temuan import Temuan
from organisasi.models import Berkas, Pekerjaan, Pemda

LAMA_JALAN, LAMA_ANTRE = timedelta(minutes=30), timedelta(hours=6)
SARAN = "Pastikan manage.py pekerja berjalan; sesudah itu manage.py sapu_pekerjaan memulihkannya."


def periksa(pemda: Pemda) -> Iterator[Temuan]:
    kini = timezone.now()
    for satu in Pekerjaan.objects.filter(status=StatusPekerjaan.BERJALAN, sewa_sampai__lt=kini - LAMA_JALAN):
        yield Temuan("pekerjaan_terhenti", f"{_sebut(satu)} terhenti di tengah jalan.", SARAN, pemda.slug)
    for satu in Pekerjaan.objects.filter(status=StatusPekerjaan.ANTRE, dibuat__lt=kini - LAMA_ANTRE):
        yield Temuan("pekerjaan_menunggu", f"{_sebut(satu)} menunggu terlalu lama.", SARAN, pemda.slug)
    for satu in Pekerjaan.objects.filter(status=StatusPekerjaan.SELESAI, selesai=None):
        yield Temuan("pekerjaan_setengah", f"{_sebut(satu)} selesai tanpa waktu selesai.", SARAN, pemda.slug)
    titipan = Berkas.objects.filter(titipan=True, dibuat__lt=kini - 2 * USIA_MAKS).count()
    if titipan:
        apa = f"{titipan} unggahan yang tidak pernah dipakai formulir belum dibuang."
        yield Temuan("titipan_lama", apa, SARAN, pemda.slug)


def _sebut(pekerjaan: Pekerjaan) -> str:
    return f"Pekerjaan {pekerjaan.pk} “{pekerjaan.judul}” ({pekerjaan.jenis}, {pekerjaan.percobaan} percobaan)"
