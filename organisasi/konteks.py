"""What every page's frame needs: pemda, actor, year, menu."""

from django.utils import timezone

from organisasi.menu import susun_menu


def penyewa(request) -> dict:
    """Context of templates/base.html; outside tenant ground everything is empty."""
    pemda = getattr(request, "pemda", None)
    if pemda is None:
        return {"pemda": None, "pelaku": None, "tahun": None, "daftar_tahun": [], "menu": [], "url_cari": ""}
    tahun = tahun_kini(request)
    return {
        "pemda": pemda,
        "pelaku": request.pelaku,
        "tahun": tahun,
        "daftar_tahun": daftar_tahun(tahun),
        "menu": susun_menu(request.pelaku, tahun, request.path),
        "url_cari": "",
    }


def tahun_kini(request) -> int:
    """Year of the page: from its url, else the one used last, else this year."""
    cocok = getattr(request, "resolver_match", None)
    if cocok and "tahun" in cocok.kwargs:
        return cocok.kwargs["tahun"]
    return request.session.get("tahun") or timezone.localdate().year


def daftar_tahun(tahun: int) -> list[int]:
    kini = timezone.localdate().year
    return sorted({*range(kini - 3, kini + 2), tahun, tahun - 1, tahun + 1}, reverse=True)
