"""Sheets rendered ahead: when they are approved, or a draft decree is saved, so that printing it is only a merge.

It happens after the commit, in a job of low priority in nobody's name (laporan.domain.cetak_hangat), and gives way to
the jobs of people. What goes wrong costs nothing but the time saved.
"""

from django.db import transaction

from laporan.enums import StatusKeputusan
from laporan.models import Keputusan
from organisasi.domain.pekerjaan import antrekan
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

HANGATKAN = "hangatkan_keputusan"


def hangatkan_nanti(keputusan: Keputusan) -> Keputusan:
    """After the commit, queue the rendering of what is new in this draft, which is given back; asked again meanwhile,
    it is done once."""
    transaction.on_commit(lambda: _antrekan(keputusan.pemda, pk=keputusan.pk), robust=True)
    return keputusan


def hangatkan_draf(pemda, penetapan_id: int) -> None:
    """Queue it for the drafts that set this document; called after the commit."""
    _antrekan(pemda, penetapan=penetapan_id)


def _antrekan(pemda, **saring) -> None:
    """What is no draft any more by now is left alone."""
    with sebagai(pemda):
        draf = Keputusan.objects.filter(status=StatusKeputusan.DRAF, **saring)
        for pk in list(draf.values_list("pk", flat=True)):
            isi = {"jenis": HANGATKAN, "kunci": f"hangatkan:{pk}", "parameter": {"keputusan": pk}}
            antrekan(oleh=Pelaku.mesin(pemda), **isi)
