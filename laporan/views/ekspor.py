"""Exports: the button below every list, and the hub with the workbooks of the pemda and of an instansi."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinerja.alamat import jalur_di
from laporan.domain.ekspor.daftar import MintaDaftar
from laporan.forms.ekspor import EksporDaftarForm
from laporan.pekerjaan_ekspor import antrekan_daftar
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.tahun import tahun_kini


@require_POST
def daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """Queue the list of the page at `alamat`; pressing twice while it is made gives the same job."""
    form = EksporDaftarForm(request.POST)
    if not form.is_valid() or not jalur_di(form.cleaned_data["alamat"], f"/{slug_pemda}/"):
        messages.error(request, "Permintaan ekspor tidak lengkap. Buka kembali daftarnya, lalu unduh lagi.")
        return redirect("unduhan", slug_pemda=slug_pemda)
    isi = form.cleaned_data
    minta = MintaDaftar(isi["alamat"], isi["awalan"], tahun_kini(request))
    return _antre(request, lambda: antrekan_daftar(oleh=request.pelaku, minta=minta, bentuk=isi["bentuk"]))


def _antre(request: HttpRequest, buat) -> HttpResponse:
    """To the progress page of the job that `buat` queued; the sentence why not where it could not."""
    try:
        pekerjaan = buat()
    except Ditolak:
        raise
    except GalatKinerja as galat:
        messages.error(request, str(galat))
        return redirect("unduhan", slug_pemda=request.pemda.slug)
    return redirect("pekerjaan_rincian", slug_pemda=request.pemda.slug, pk=pekerjaan.pk)
