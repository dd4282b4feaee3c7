"""Sasaran of a sheet: add, change, delete, move."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from indikator.domain import sasaran as domain
from indikator.forms.dasar import ArahForm
from indikator.forms.sasaran import SasaranTambahForm, SasaranUbahForm
from indikator.views.lembar import hapus_baris, remah_lembar, url_lembar
from indikator.views.muat import muat_lembar, muat_sasaran
from organisasi.views.instansi import require_form


@require_form
def sasaran_tambah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    lembar = muat_lembar(request, pk, isi=True)
    form = SasaranTambahForm(request.POST or None, lembar=lembar)
    if request.method == "POST" and (sasaran := form.kirim(partial(domain.buat, oleh=request.pelaku, lembar=lembar))):
        messages.success(request, "Sasaran sudah ditambahkan. Lanjutkan dengan indikatornya.")
        return redirect(url_sasaran(slug_pemda, tahun, sasaran))
    return _formulir(request, tahun, form, lembar, "Tambah sasaran")


@require_form
def sasaran_ubah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    sasaran = muat_sasaran(request, pk)
    awal = {"nama": sasaran.nama, "induk": sasaran.induk_id, "versi": sasaran.versi}
    form = SasaranUbahForm(request.POST or None, initial=awal, lembar=sasaran.lembar)
    if request.method == "POST" and form.kirim(partial(domain.ubah, sasaran, oleh=request.pelaku)):
        messages.success(request, "Sasaran sudah disimpan.")
        return redirect(url_sasaran(slug_pemda, tahun, sasaran))
    return _formulir(request, tahun, form, sasaran.lembar, "Ubah sasaran")


@require_form
def sasaran_hapus(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    sasaran = muat_sasaran(request, pk)
    jumlah = sasaran.indikator.count()
    konteks = {
        "kalimat": f"“{sasaran.nama}” dihapus dari lembar ini. Isinya tetap terbaca di Riwayat.",
        "halangan": f"Sasaran ini masih punya {jumlah} indikator. Hapus atau pindahkan dulu." if jumlah else "",
    }
    return hapus_baris(request, tahun, sasaran, domain.hapus, konteks)


@require_POST
def sasaran_pindah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    sasaran = muat_sasaran(request, pk)
    form = ArahForm(request.GET.dict() | request.POST.dict())
    if form.is_valid():
        domain.pindah(sasaran, oleh=request.pelaku, **form.cleaned_data)
    else:
        messages.error(request, "Sasaran belum dipindahkan: tujuannya tidak terbaca. Coba lagi dari halaman ini.")
    return redirect(url_sasaran(slug_pemda, tahun, sasaran))


def url_sasaran(slug_pemda: str, tahun: int, sasaran) -> str:
    return f"{url_lembar(slug_pemda, tahun, sasaran.lembar)}#sasaran-{sasaran.pk}"


def _formulir(request, tahun: int, form, lembar, judul: str) -> HttpResponse:
    remah = [*remah_lembar(request.pemda.slug, tahun, lembar), (judul, "")]
    konteks = {"form": form, "judul": judul, "tombol": "Simpan sasaran", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)
