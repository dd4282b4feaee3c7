"""Which decree is printed: one that was chosen, or that of an instansi and year."""

from django.db.models import Case, F, Q, Value, When

from laporan.enums import StatusKeputusan
from laporan.models import Keputusan


def cari_keputusan(instansi, tahun: int, objek: int | None = None) -> Keputusan | None:
    """The decree `objek`, else that of the year or whose document is in force then; one in force first, a draft last.

    With what its content reads; None where there is none.
    """
    milik = Keputusan.objects.filter(instansi=instansi)
    milik = milik.select_related("instansi__pemda", "penandatangan", "penetapan__instansi")
    if objek:
        return milik.filter(pk=objek).first()
    keadaan = Case(When(status=StatusKeputusan.BERLAKU, then=0), When(status=StatusKeputusan.DRAF, then=2), default=1)
    tahun_itu = Case(When(tahun=tahun, then=Value(0)), default=Value(1))
    milik = milik.exclude(status=StatusKeputusan.DICABUT)
    milik = milik.filter(Q(tahun=tahun) | Q(penetapan__berlaku__tahun=tahun))
    return milik.order_by(keadaan, tahun_itu, "-tahun", F("tanggal").desc(nulls_last=True), "-pk").first()
