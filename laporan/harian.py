"""What laporan adds to the daily reminders: LKjIP that were begun and not submitted, by the schedule they follow."""

from django.db.models import QuerySet

from indikator.domain.pengingat_jadwal import daftarkan
from indikator.enums import JenisJadwal
from laporan.enums import LKJIP_TERBUKA
from laporan.models import Lkjip
from organisasi.enums import JenisInstansi


@daftarkan(JenisJadwal.LKJIP)
def lkjip_belum_diajukan(tahun: int) -> set[int]:
    """OPD whose report of the year is still with them."""
    return _instansi(_terbuka(tahun).exclude(instansi__jenis=JenisInstansi.PEMDA))


@daftarkan(JenisJadwal.LKJIP_PEMDA)
def lkjip_pemda_belum_diajukan(tahun: int) -> set[int]:
    """The pemda itself, whose report is due after those of its OPD."""
    return _instansi(_terbuka(tahun).filter(instansi__jenis=JenisInstansi.PEMDA))


def _terbuka(tahun: int) -> QuerySet[Lkjip]:
    return Lkjip.objects.filter(tahun=tahun, status__in=LKJIP_TERBUKA)


def _instansi(laporan: QuerySet[Lkjip]) -> set[int]:
    return set(laporan.values_list("instansi", flat=True))
