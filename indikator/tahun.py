"""Years of the year switch: those in which a document is in force."""

from indikator.models import PenetapanBerlaku
from organisasi import tahun


@tahun.daftarkan
def tahun_berlaku(pemda):
    return PenetapanBerlaku.objects.order_by().values_list("tahun", flat=True).distinct()
