"""Applying an import: the plan once more, then all of it or nothing."""

from django.utils import timezone

from organisasi.buku import terap
from organisasi.buku.banding import banding
from organisasi.buku.bentuk import Lingkup
from organisasi.buku.rencana import RencanaLembar, timpa
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
    lingkup, rencana = _rencana_lagi(oleh, terkini)
    if bentrok == domain.TIMPA:
        timpa(rencana)
    return _tutup(oleh, terkini, terap.terapkan(lingkup, rencana), bentrok)


def _rencana_lagi(oleh, impor: Impor) -> tuple[Lingkup, list[RencanaLembar]]:
    """The plan from what is stored now; SalahStatus unless it is the one that was shown."""
    buku, baris = impor_rencana.muat(impor)
    lingkup = domain.lingkup_dari(oleh, buku.penanda.instansi, buku.penanda.tahun)
    rencana = banding(lingkup, buku)
    if not impor_rencana.sama(rencana, baris):
        raise SalahStatus(terap.BASI)
    return lingkup, rencana


def _tutup(oleh, impor: Impor, ditulis: int, bentrok: str) -> Impor:
    keadaan = domain.jumlah_keadaan(impor)
    return tulis.ubah(
        impor,
        oleh=oleh,
        tindakan=Tindakan.IMPOR,
        rincian={"baris": (None, {k: keadaan[k] for k in (KeadaanBaris.BARU, KeadaanBaris.BERUBAH)})},
        status=StatusImpor.DITERAPKAN,
        ringkas=impor.ringkas | {"ditulis": ditulis, "bentrok": bentrok},
        diterapkan_pada=timezone.now(),
        diterapkan_oleh=oleh.pengguna,
    )
