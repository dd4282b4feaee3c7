"""Applying an import: the plan once more, then all of it or nothing."""

from django.utils import timezone

from organisasi.buku import terap
from organisasi.buku.banding import banding
from organisasi.buku.rencana import timpa
from organisasi.domain import impor as domain
from organisasi.domain import impor_rencana, tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import KeadaanBaris, StatusImpor, Tindakan
from organisasi.galat import SalahStatus
from organisasi.models import Impor


@utuh
def terapkan(*, oleh, impor: Impor, bentrok: str = "", versi: int | None = None) -> Impor:
    """Write what the preview showed. Raises SalahStatus (nothing is written) when it would be something else by now,
    and what the domain functions raise, with sheet and row.

    An import that is applied already is given back: a job that is run again writes nothing twice.
    """
    domain.pastikan_buka(oleh, impor)
    terkini = tulis.kunci(impor, "instansi", "pekerjaan")
    if terkini.status == StatusImpor.DITERAPKAN:
        return terkini
    if terkini.status != StatusImpor.SIAP or (versi is not None and terkini.versi != versi):
        raise SalahStatus("Impor ini sudah berubah sejak diminta diterapkan. Buka lagi pratinjaunya.")
    buku, baris = impor_rencana.muat(terkini)
    lingkup = domain.lingkup_dari(oleh, buku.penanda.instansi, buku.penanda.tahun)
    rencana = banding(lingkup, buku)
    if not impor_rencana.sama(rencana, baris):
        raise SalahStatus(terap.BASI)
    if bentrok == domain.TIMPA:
        timpa(rencana)
    jumlah = terap.terapkan(lingkup, rencana)
    ringkas = terkini.ringkas | {"ditulis": jumlah, "bentrok": bentrok}
    keadaan = domain.jumlah_keadaan(terkini)
    return tulis.ubah(
        terkini,
        oleh=oleh,
        tindakan=Tindakan.IMPOR,
        rincian={"baris": (None, {k: keadaan[k] for k in (KeadaanBaris.BARU, KeadaanBaris.BERUBAH)})},
        status=StatusImpor.DITERAPKAN,
        ringkas=ringkas,
        diterapkan_pada=timezone.now(),
        diterapkan_oleh=oleh.pengguna,
    )
