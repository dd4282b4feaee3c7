"""Frozen contents: do they still have the fingerprint they were frozen with?"""

from collections.abc import Iterator

from laporan.domain.cuplikan import utuh
from laporan.models import Cuplikan
from organisasi.konsistensi.temuan import Temuan
from organisasi.models import Pemda

SEKALI_BACA = 50


def periksa_cuplikan(pemda: Pemda) -> Iterator[Temuan]:
    for satu in Cuplikan.objects.order_by("pk").iterator(chunk_size=SEKALI_BACA):
        if not utuh(satu):
            apa = f"Isi beku {satu.pk} “{satu.judul}” ({satu.get_jenis_display()}) tidak cocok dengan sidiknya."
            saran = "Isi dokumen terbit diubah di luar aplikasi: ambil barisnya dari cadangan terakhir."
            yield Temuan("cuplikan", apa, saran, pemda.slug)


PEMDA = (periksa_cuplikan,)
