"""Background jobs: Unduhan saya, the progress page, cancel, try again."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from kinerja.http import render_htmx
from kinerja.tables import berdaftar, chip_saringan
from organisasi.domain import hasil_lama
from organisasi.domain import pekerjaan as domain
from organisasi.filters.pekerjaan import PekerjaanFilter
from organisasi.galat import SalahStatus
from organisasi.models import Berkas, Pekerjaan
from organisasi.permissions import boleh
from organisasi.tables.berkas import BerkasTable
from organisasi.tables.pekerjaan import PekerjaanTable


def _muat_pekerjaan(request, pk: int) -> Pekerjaan:
    lengkap = Pekerjaan.objects.select_related("instansi", "dibuat_oleh", "hasil")
    pekerjaan = get_object_or_404(lengkap, pk=pk)
    domain.pastikan_atur(request.pelaku, pekerjaan)
    return pekerjaan


@berdaftar
@require_safe
def unduhan(request, slug_pemda):
    """My jobs and files; the admin of the pemda sees those of all."""
    milik = {} if boleh(request.pelaku, "kelola_organisasi") else {"dibuat_oleh": request.user}
    pekerjaan = Pekerjaan.objects.filter(**milik).select_related("pemda", "dibuat_oleh", "hasil__pemda")
    berkas = Berkas.objects.filter(**milik, pekerjaan=None).select_related("pemda", "instansi")
    saringan = PekerjaanFilter(request.GET, pekerjaan)
    konteks = {
        "tabel": PekerjaanTable.untuk(
            request, saringan.qs, saringan=saringan, exclude=("dibuat_oleh",) if milik else ()
        ),
        "tabel_berkas": BerkasTable.untuk(request, berkas, prefix="berkas-"),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "masa_simpan": settings.HASIL_HARI,
        "remah": [("Unduhan saya", "")],
    }
    return render(request, "organisasi/pekerjaan_daftar.html", konteks)


@require_safe
def pekerjaan_rincian(request, slug_pemda, pk):
    """Progress, then the result or the reason of the failure; htmx asks for the progress each second."""
    pekerjaan = _muat_pekerjaan(request, pk)
    if request.htmx and not request.htmx.history_restore_request and not pekerjaan.masih_hidup:
        return HttpResponseClientRefresh()
    konteks = {
        "pekerjaan": pekerjaan,
        "sampai": hasil_lama.disimpan_sampai(pekerjaan),
        "remah": [("Unduhan saya", reverse("unduhan", args=[slug_pemda])), (pekerjaan.judul, "")],
    }
    return render_htmx(request, "organisasi/pekerjaan_rincian.html", "organisasi/pekerjaan_kemajuan.html", konteks)


@require_POST
def pekerjaan_batal(request, slug_pemda, pk):
    pekerjaan = _muat_pekerjaan(request, pk)
    try:
        domain.batalkan(oleh=request.pelaku, pekerjaan=pekerjaan)
        messages.success(request, f"“{pekerjaan.judul}” dibatalkan.")
    except SalahStatus as galat:
        messages.warning(request, str(galat))
    return redirect("pekerjaan_rincian", slug_pemda, pk)


@require_POST
def pekerjaan_ulang(request, slug_pemda, pk):
    """Try a failed or cancelled job again; a double click leads to the same new job."""
    pekerjaan = _muat_pekerjaan(request, pk)
    try:
        baru = domain.ulangi(oleh=request.pelaku, pekerjaan=pekerjaan)
    except SalahStatus as galat:
        messages.warning(request, str(galat))
        return redirect("pekerjaan_rincian", slug_pemda, pk)
    messages.success(request, f"“{baru.judul}” diantrekan lagi.")
    return redirect("pekerjaan_rincian", slug_pemda, baru.pk)
