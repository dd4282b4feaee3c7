"""What laporan adds to the daily reminders: LKjIP that were begun and not submitted."""

from indikator.domain.pengingat_jadwal import daftarkan
from indikator.enums import JenisJadwal
from laporan.enums import LKJIP_TERBUKA
from laporan.models import Lkjip


@daftarkan(JenisJadwal.LKJIP)
def lkjip_belum_diajukan(tahun: int) -> set[int]:
    return set(Lkjip.objects.filter(tahun=tahun, status__in=LKJIP_TERBUKA).values_list("instansi", flat=True))
