"""Jadwal: the calendar of a year as it holds: the default, replaced row by row by what the pemda set, and extended.

Days are those of the pemda's clock, which is active in requests and in jobs (organisasi.penyewa).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from indikator.enums import JenisJadwal
from indikator.kalender import Waktu, bawaan
from indikator.models import Jadwal, PerpanjanganJadwal
from kinerja.tanggal import tulis_tanggal
from organisasi.galat import SalahStatus
from organisasi.models import Instansi


def jadwal(tahun: int, hari: date | None = None) -> dict[JenisJadwal, Waktu]:
    """The calendar of a year without extensions, in the order of JenisJadwal. One query."""
    tersimpan = {satu.jenis: satu for satu in Jadwal.objects.filter(tahun=tahun)}
    hari = hari or timezone.localdate()
    return {jenis: _waktu(tahun, jenis, tersimpan.get(jenis), hari) for jenis in JenisJadwal}


def waktu(instansi: Instansi, tahun: int, jenis: str, hari: date | None = None) -> Waktu:
    """When a thing of this instansi is due, its extension included. Two queries."""
    return waktu_instansi(instansi, tahun, hari)[JenisJadwal(jenis)]


def waktu_instansi(instansi: Instansi, tahun: int, hari: date | None = None) -> dict[JenisJadwal, Waktu]:
    """The whole calendar of a year for one instansi. Two queries."""
    milik = PerpanjanganJadwal.objects.filter(instansi=instansi, tahun=tahun)
    sampai = dict(milik.values_list("jenis", "sampai"))
    return {jenis: replace(satu, perpanjangan=sampai.get(jenis)) for jenis, satu in jadwal(tahun, hari).items()}


def waktu_semua(tahun: int, hari: date | None = None) -> Callable[[int, str], Waktu]:
    """The calendar of a year for many instansi: a function (instansi id, jenis) -> Waktu. Two queries."""
    umum = jadwal(tahun, hari)
    kolom = ("instansi", "jenis", "sampai")
    sampai = {(i, j): s for i, j, s in PerpanjanganJadwal.objects.filter(tahun=tahun).values_list(*kolom)}
    return lambda instansi, jenis: replace(umum[JenisJadwal(jenis)], perpanjangan=sampai.get((instansi, jenis)))


class Tenggat(NamedTuple):
    """What a page of something to be submitted says of its due date: today, or on the day it was submitted."""

    waktu: Waktu
    diajukan: bool


def tenggat(
    instansi: Instansi, tahun: int, jenis: str, *, terbuka: bool, diajukan_pada: datetime | None
) -> Tenggat | None:
    """Tenggat of a thing; None where it was submitted nobody knows when (imported documents). At most two queries."""
    if terbuka:
        return Tenggat(waktu(instansi, tahun, jenis), False)
    if diajukan_pada is None:
        return None
    return Tenggat(waktu(instansi, tahun, jenis, timezone.localdate(diajukan_pada)), True)


def pastikan_terbuka(instansi: Instansi | int, tahun: int, jenis: str) -> None:
    """Raise SalahStatus when the pemda set a lock date, it has passed, and no extension reaches today.

    One query where nothing is locked. `instansi` may be its key.
    """
    hari = timezone.localdate()
    lewat = Jadwal.objects.filter(tahun=tahun, jenis=jenis, tutup__lt=hari).order_by().first()
    if lewat is None:
        return
    if PerpanjanganJadwal.objects.filter(instansi=instansi, tahun=tahun, jenis=jenis, sampai__gte=hari).exists():
        return
    raise SalahStatus(
        f"{JenisJadwal(jenis).label} {tahun} sudah ditutup sejak {tulis_tanggal(lewat.tutup)}. Mintalah perpanjangan "
        "waktu kepada Bagian Organisasi (verifikator) atau admin pemda."
    )


def jenis_triwulan(triwulan: int) -> JenisJadwal:
    """The row of the calendar for a triwulan; 0 (known for the whole year only) is due with the last one."""
    return JenisJadwal(f"tw{triwulan or 4}")


def _waktu(tahun: int, jenis: JenisJadwal, tersimpan: Jadwal | None, hari: date) -> Waktu:
    if tersimpan is None:
        return Waktu(*bawaan(tahun, jenis), tutup=None, hari=hari)
    return Waktu(tersimpan.buka, tersimpan.tenggat, tersimpan.tutup, hari=hari, tersimpan=True)
