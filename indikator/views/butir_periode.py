"""Visi, misi and tujuan of a period: add, change, order, delete. Only the admin of the pemda."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from indikator.domain import periode as domain
from indikator.forms.periode import TujuanForm, TujuanUbahForm, VisiMisiForm, VisiMisiUbahForm
from indikator.models import Periode, Tujuan, VisiMisi
from indikator.views.periode import hapus_butir, muat, remah_periode
from organisasi.forms.jabatan import GeserForm
from organisasi.views.instansi import require_form

IKUT = ("periode",)


@require_form
def visi_misi_tambah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    periode = muat(request, Periode, pk)
    form = VisiMisiForm(request.POST or None, initial={"jenis": request.GET.get("jenis", VisiMisi.MISI)})
    aksi = partial(domain.buat_visi_misi, oleh=request.pelaku, periode=periode)
    return _isi(request, slug_pemda, form, aksi, periode, "Tambah visi atau misi")


@require_form
def tujuan_tambah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    periode = muat(request, Periode, pk)
    form = TujuanForm(request.POST or None)
    aksi = partial(domain.buat_tujuan, oleh=request.pelaku, periode=periode)
    return _isi(request, slug_pemda, form, aksi, periode, "Tambah tujuan")


@require_form
def visi_misi_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    butir = muat(request, VisiMisi, pk, *IKUT)
    awal = {"nomor": butir.nomor, "isi": butir.isi, "periode": butir.periode_id, "versi": butir.versi}
    form = VisiMisiUbahForm(request.POST or None, initial=awal)
    aksi = partial(domain.ubah_butir, oleh=request.pelaku, butir=butir)
    return _isi(request, slug_pemda, form, aksi, butir.periode, f"Ubah {butir.get_jenis_display().lower()}")


@require_form
def tujuan_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    butir = muat(request, Tujuan, pk, *IKUT)
    form = TujuanUbahForm(
        request.POST or None, initial={"isi": butir.isi, "periode": butir.periode_id, "versi": butir.versi}
    )
    aksi = partial(domain.ubah_butir, oleh=request.pelaku, butir=butir)
    return _isi(request, slug_pemda, form, aksi, butir.periode, "Ubah tujuan")


def _isi(request, slug_pemda: str, form, aksi, periode: Periode | None, judul: str) -> HttpResponse:
    """A form of one item; afterwards the period it is in now."""
    if request.method == "POST" and (butir := form.kirim(aksi)):
        messages.success(request, "Sudah disimpan.")
        return redirect(_halaman(slug_pemda, butir.periode_id))
    remah = remah_periode(slug_pemda, *_remah(slug_pemda, periode), (judul, ""))
    konteks = {"form": form, "judul": judul, "tombol": "Simpan", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def visi_misi_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _hapus(request, slug_pemda, muat(request, VisiMisi, pk, *IKUT), "Hapus butir ini?")


@require_form
def tujuan_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _hapus(request, slug_pemda, muat(request, Tujuan, pk, *IKUT), "Hapus tujuan ini?")


def _hapus(request, slug_pemda: str, butir, judul: str) -> HttpResponse:
    remah = remah_periode(slug_pemda, *_remah(slug_pemda, butir.periode), ("Hapus", ""))
    return hapus_butir(request, butir, judul, remah, _halaman(slug_pemda, butir.periode_id))


@require_POST
def visi_misi_geser(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _geser(request, slug_pemda, muat(request, VisiMisi, pk))


@require_POST
def tujuan_geser(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _geser(request, slug_pemda, muat(request, Tujuan, pk))


def _geser(request, slug_pemda: str, butir) -> HttpResponse:
    form = GeserForm(request.POST)
    if form.is_valid():
        domain.geser(oleh=request.pelaku, butir=butir, **form.cleaned_data)
    else:
        messages.error(request, "Urutan belum diubah: arahnya tidak terbaca. Coba lagi dari halaman ini.")
    return redirect(_halaman(slug_pemda, butir.periode_id))


def _remah(slug_pemda: str, periode: Periode | None) -> list[tuple[str, str]]:
    return [(str(periode), _halaman(slug_pemda, periode.pk))] if periode else []


def _halaman(slug_pemda: str, periode: int | None) -> str:
    """Of the period, or the list of all."""
    if periode is None:
        return reverse("periode_daftar", args=[slug_pemda])
    return reverse("periode_rincian", args=[slug_pemda, periode])
