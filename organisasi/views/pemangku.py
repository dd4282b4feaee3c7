"""Who holds which jabatan: add, correct, end. Only the admin of the pemda."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisasi.domain import pejabat as domain
from organisasi.forms.pejabat import PemangkuAkhiriForm, PemangkuForm, PemangkuUbahForm, PilihInstansiForm
from organisasi.models import PemangkuJabatan
from organisasi.permissions import pastikan
from organisasi.tables.pejabat import sebut
from organisasi.views.instansi import require_form
from organisasi.views.pejabat import muat_pejabat, remah_pejabat


def _muat_pemangku(request, pk: int) -> PemangkuJabatan:
    pemangku = get_object_or_404(PemangkuJabatan.objects.select_related("pejabat", "instansi", "jabatan__unit"), pk=pk)
    pastikan(request.pelaku, "kelola_organisasi")
    return pemangku


@require_form
def pemangku_tambah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """First the perangkat daerah (?instansi=), then its jabatan and the dates."""
    pejabat = muat_pejabat(request, pk)
    pilih = PilihInstansiForm({"instansi": request.GET.get("instansi", "")} if "instansi" in request.GET else None)
    konteks = {"pejabat": pejabat, "remah": [*remah_pejabat(slug_pemda, pejabat), ("Tambah jabatan", "")]}
    if not pilih.is_bound or not pilih.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "organisasi/pemangku_pilih.html", konteks | {"form": pilih}, status=status)
    instansi = pilih.cleaned_data["instansi"]
    form = PemangkuForm(request.POST or None, instansi=instansi)
    baru = partial(domain.angkat, oleh=request.pelaku, pejabat=pejabat, instansi=instansi)
    if request.method == "POST" and (pemangku := form.kirim(baru)):
        messages.success(request, f"{pejabat.nama} tercatat sebagai {sebut(pemangku)}.")
        return redirect("pejabat_ubah", slug_pemda, pk)
    konteks |= {"form": form, "judul": f"Jabatan di {instansi.sebutan}", "tombol": "Simpan jabatan"}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def pemangku_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    pemangku = _muat_pemangku(request, pk)
    awal = {"jabatan": pemangku.jabatan_id, "nama_jabatan": pemangku.nama_jabatan, "jenis": pemangku.jenis}
    awal |= {"mulai": pemangku.mulai, "selesai": pemangku.selesai, "versi": pemangku.versi}
    form = PemangkuUbahForm(
        request.POST or None, initial=awal, instansi=pemangku.instansi, jabatan_kini=pemangku.jabatan
    )
    return _jawab(request, slug_pemda, pemangku, form, domain.ubah_pemangku, "Ubah jabatan", "Simpan jabatan")


@require_form
def pemangku_akhiri(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    pemangku = _muat_pemangku(request, pk)
    form = PemangkuAkhiriForm(request.POST or None, initial={"selesai": pemangku.selesai, "versi": pemangku.versi})
    return _jawab(request, slug_pemda, pemangku, form, domain.akhiri, "Akhiri jabatan", "Akhiri jabatan")


def _jawab(request, slug_pemda: str, pemangku, form, aksi, judul: str, tombol: str) -> HttpResponse:
    if request.method == "POST" and form.kirim(partial(aksi, oleh=request.pelaku, pemangku=pemangku)):
        messages.success(request, f"Jabatan {pemangku.pejabat.nama} sudah disimpan.")
        return redirect("pejabat_ubah", slug_pemda, pemangku.pejabat_id)
    remah = [*remah_pejabat(slug_pemda, pemangku.pejabat), (judul, "")]
    konteks = {"form": form, "judul": f"{judul}: {sebut(pemangku)}", "tombol": tombol, "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)
