"""What indikator does by itself every day (organisasi.harian)."""

from django.utils import timezone

from indikator.domain.pengingat_jadwal import ingatkan
from organisasi.harian import daftarkan


@daftarkan
def pengingat_jadwal(oleh) -> None:
    ingatkan(oleh=oleh, hari=timezone.localdate())
