"""Exports: the button below every list, and the hub with the workbooks of the pemda and of an instansi."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinerja.alamat import jalur_di
from laporan.domain.ekspor.buku_pemda import dapat_buku
from laporan.domain.ekspor.pilihan import instansi_ekspor, pilihan_buku, pilihan_tabel
from laporan.exporters.daftar_halaman import MintaDaftar
from laporan.forms.ekspor import EksporBukuForm, EksporDaftarForm
from laporan.pekerjaan_ekspor import antrekan_buku, antrekan_daftar
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Instansi
from organisasi.permissions import pastikan
from organisasi.tahun import tahun_kini
from organisasi.views.muat import muat_instansi


@require_safe
def ekspor(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """What can be taken out; `?instansi=` chooses whose."""
    pastikan(request.pelaku, "ekspor")
    semua = instansi_ekspor(request.pelaku)
    milik = _terpilih(request, semua)
    konteks = {
        "tahun_ekspor": tahun,
        "daftar_instansi": semua,
        "banyak_buku": sum(dapat_buku(request.pelaku, satu) for satu in semua),
        "instansi": milik,
        "buku": pilihan_buku(request.pelaku, milik, tahun) if milik else [],
        "tabel": pilihan_tabel(request.pelaku, milik, tahun) if milik else [],
        "url_buat": reverse("ekspor_buat", args=[slug_pemda, tahun]),
    }
    return render(request, "laporan/ekspor.html", konteks)


def _terpilih(request: HttpRequest, semua: list[Instansi]) -> Instansi | None:
    """The one in the address, else the own one, else the first."""
    if slug := request.GET.get("instansi", ""):
        return muat_instansi(request, slug)
    sendiri = {satu.pk for satu in request.pelaku.instansi_sendiri}
    return next((satu for satu in semua if satu.pk in sendiri), semua[0] if semua else None)


@require_POST
def buat(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """Queue a workbook of the page."""
    pastikan(request.pelaku, "ekspor")
    form = EksporBukuForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Permintaan ekspor tidak lengkap. Pilih lagi yang akan diekspor.")
        return redirect("ekspor", slug_pemda, tahun)
    slug = form.cleaned_data["instansi"]
    instansi = muat_instansi(request, slug) if slug else None
    isi = {"macam": form.cleaned_data["macam"], "tahun": tahun, "instansi": instansi}
    return _antre(request, lambda: antrekan_buku(oleh=request.pelaku, **isi))


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
