"""What every page's frame needs: pemda, actor, year, menu."""

from django.urls import reverse

from organisasi.menu import susun_menu
from organisasi.tahun import daftar_tahun, tahun_kini


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
        "daftar_tahun": daftar_tahun(request, tahun),
        "menu": susun_menu(request.pelaku, tahun, request.path),
        "url_cari": reverse("cari", kwargs={"slug_pemda": pemda.slug}),
    }
