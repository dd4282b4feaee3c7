"""A draft copy of a decree of the examples, dated as its source so that the same laws hold."""

from laporan.domain.rancang_keputusan import salin_draf
from laporan.models import Keputusan
from organisasi.domain import tulis
from tests import pabrik


def salin(asal: Keputusan) -> Keputusan:
    baru = salin_draf(asal, oleh=pabrik.mesin())
    tulis.ubah(baru, oleh=pabrik.mesin(), tanggal=asal.tanggal, nomor=f"{asal.nomor} A")
    return muat(baru)


def muat(keputusan: Keputusan) -> Keputusan:
    """As the pages load it."""
    return Keputusan.objects.select_related("instansi__pemda", "penetapan", "penandatangan").get(pk=keputusan.pk)
