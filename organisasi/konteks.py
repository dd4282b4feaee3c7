"""What every page's frame needs: pemda, actor, year, menu."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from organisasi import titipan
from organisasi.menu import susun_menu
from organisasi.tahun import daftar_tahun, tahun_kini


def penyewa(request) -> dict:
    """Context of templates/base.html; outside tenant ground everything is empty."""
    if getattr(request, "pemda", None) is None:
        kosong = {"pemda": None, "pelaku": None, "tahun": None, "daftar_tahun": [], "menu": [], "url_cari": ""}
        return kosong | {"ada_titipan": _ada_titipan(request)}
    if not hasattr(request, "_bingkai"):  # a page renders several templates of its own (its tables)
        request._bingkai = _bingkai(request)
    return request._bingkai | {"ada_titipan": _ada_titipan(request)}


def _bingkai(request) -> dict:
    """What costs something is looked up by the page that shows it: a part of a page has no frame."""
    pemda, tahun = request.pemda, tahun_kini(request)
    return {
        "pemda": pemda,
        "pelaku": request.pelaku,
        "tahun": tahun,
        "daftar_tahun": SimpleLazyObject(lambda: daftar_tahun(request, tahun)),
        "menu": SimpleLazyObject(lambda: susun_menu(request.pelaku, tahun, request.path)),
        "url_cari": reverse("cari", kwargs={"slug_pemda": pemda.slug}),
        "belum_dibaca": _belum_dibaca(request.pelaku),
    }


def _belum_dibaca(pelaku) -> int:
    """Unread notices, as the query of the memberships counted them (organisasi.penyewa)."""
    return getattr(pelaku.keanggotaan[0], "belum_dibaca", 0) if pelaku and pelaku.keanggotaan else 0


def _ada_titipan(request) -> bool:
    """Something typed before the session ended waits for this user, on another page than this one."""
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated or request.path == reverse("titipan"):
        return False
    return titipan.ambil(request) is not None
