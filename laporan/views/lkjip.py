"""LKjIP: list, and the report as it will be printed."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.alamat import kata_cari
from laporan.domain.isi_lkjip import susun_lkjip
from laporan.enums import LKJIP_TERBIT
from laporan.models import Lkjip
from laporan.tables import LkjipTable
from laporan.views.muat import muat_lkjip
from organisasi.domain.instansi import terlihat
from organisasi.permissions import boleh


@require_safe
def daftar(request, slug_pemda):
    """Reports of the instansi the reader may see; unpublished ones only for OPD and examiners."""
    pelaku, cari = request.pelaku, kata_cari(request)
    lkjip = Lkjip.objects.filter(instansi__in=terlihat(pelaku)).select_related("instansi__pemda")
    if not (pelaku.instansi_sendiri or boleh(pelaku, "lihat_rekap")):
        lkjip = lkjip.filter(status__in=LKJIP_TERBIT)
    if cari:
        lkjip = lkjip.filter(instansi__nama__icontains=cari)
    tabel = LkjipTable.untuk(request, lkjip)
    return render(request, "laporan/lkjip_daftar.html", {"tabel": tabel, "q": cari})


@require_safe
def rincian(request, slug_pemda, pk):
    """Chapters with their computed tables; errors of an imported source beside them."""
    lkjip = muat_lkjip(request, pk)
    remah = [("LKjIP", reverse("lkjip_daftar", args=[slug_pemda])), (f"{lkjip.instansi.sebutan} {lkjip.tahun}", "")]
    konteks = {"lkjip": lkjip, "isi": susun_lkjip(lkjip), "remah": remah}
    return render(request, "laporan/lkjip_rincian.html", konteks)
