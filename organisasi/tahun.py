"""The year a page shows: from its address, else the one used last, else the latest year that has data.

Apps to the right tell in their own module `tahun` which years have data:

    @organisasi.tahun.daftarkan
    def tahun_penetapan(pemda) -> Iterable[int]: …      # one cheap query; the pemda is the active tenant
"""

from collections.abc import Callable, Iterable

from django.core.management import CommandError
from django.utils import timezone

WAJAR = range(2000, 2101)
SALAH_PAKAI = 2  # exit code of a command that was called wrongly
_penyedia: list[Callable[..., Iterable[int]]] = []


def daftarkan(penyedia):
    """Register a provider of years with data; usable as a decorator."""
    if penyedia not in _penyedia:
        _penyedia.append(penyedia)
    return penyedia


def tahun_berdata(request) -> list[int]:
    """Years with data of the request's pemda, ascending; asked once per request."""
    if not hasattr(request, "_tahun_berdata"):
        request._tahun_berdata = sorted({tahun for penyedia in _penyedia for tahun in penyedia(request.pemda)})
    return request._tahun_berdata


def dari_alamat(request, kwargs) -> int | None:
    """The year in the path or in ?tahun=; None when there is none or it is not a sensible year."""
    tertulis = str(kwargs.get("tahun") or request.GET.get("tahun") or "")
    tahun = int(tertulis) if tertulis.isdecimal() and len(tertulis) == 4 else 0
    return tahun if tahun in WAJAR else None


def tahun_kini(request) -> int:
    """Year of the page; without one the year used last, then the latest year with data up to this one."""
    cocok = getattr(request, "resolver_match", None)
    if cocok and "tahun" in cocok.kwargs:
        return cocok.kwargs["tahun"]
    dipilih = dari_alamat(request, {}) or request.session.get("tahun")
    return dipilih or _tahun_bawaan(request)


def _tahun_bawaan(request) -> int:
    kini = timezone.localdate().year
    return max((tahun for tahun in tahun_berdata(request) if tahun <= kini), default=kini)


def daftar_tahun(request, tahun: int) -> list[int]:
    """Years to choose from: those with data, and those around this year and the page's year; latest first."""
    kini = timezone.localdate().year
    return sorted({*tahun_berdata(request), kini - 1, kini, kini + 1, tahun - 1, tahun, tahun + 1}, reverse=True)


def pilihan_tahun(teks: str | int | None) -> int | None:
    """The year of the option --tahun of a command, None without it. Raises CommandError for what is no such year."""
    if teks is None:
        return None
    tahun = int(teks) if str(teks).isdecimal() and len(str(teks)) == 4 else 0
    if tahun not in WAJAR:
        raise CommandError(f"Tahun “{teks}” tidak sah. Tulis empat angka, misalnya 2024.", returncode=SALAH_PAKAI)
    return tahun
