"""Texts that the reading has put nowhere: list, put somewhere, dismiss, undo."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinerja.alamat import kunci_dipilih
from kinerja.http import pesan_urungkan
from laporan.domain.impor_dokumen import sunting_sisa as domain
from laporan.forms.impor_dokumen_lembar import SisaForm
from laporan.views.impor_dokumen_muat import lembar_dipilih, muat_siap, muat_sisa, remah_impor
from organisasi.forms.dasar import HapusForm
from organisasi.views.instansi import require_form

TAMPIL_MAKS = 300  # texts of a kind on the page; those dealt with make room for the next


@require_safe
def daftar(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Those still open first, then what became of the others."""
    impor = muat_siap(request, pk)
    belum, sudah = domain.menurut_nasib(impor)
    konteks = {
        "impor": impor,
        "belum": belum[:TAMPIL_MAKS],
        "banyak_belum": belum.count(),
        "sudah": sudah[:TAMPIL_MAKS],
        "banyak_sudah": sudah.count(),
        "aksi_massal": [
            {
                "label": "Abaikan yang dipilih",
                "url": reverse("impor_dokumen_sisa_semua", args=[slug_pemda, pk]),
                "konfirmasi": "",
            }
        ],
        "remah": remah_impor(slug_pemda, impor, "Teks tersisa"),
    }
    return render(request, "laporan/impor_dokumen_sisa.html", konteks)


@require_form
def pakai(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Where one text goes; `?lembar=` offers the rows of that sheet."""
    sisa = muat_sisa(request, pk)
    lembar = lembar_dipilih(request, sisa)
    awal = {"versi": sisa.versi, "lembar": lembar}
    form = SisaForm(request.POST or None, impor=sisa.impor, lembar=lembar, initial=awal)
    aksi = partial(domain.pakai_sisa, oleh=request.pelaku, sisa=sisa)
    if request.method == "POST" and form.kirim(aksi, lambda terkini: {}):
        urung = reverse("impor_dokumen_sisa_kembali", args=[slug_pemda, pk])
        pesan_urungkan(request, "Teks sudah dimasukkan.", urung)
        return redirect("impor_dokumen_sisa", slug_pemda, sisa.impor_id)
    konteks = {
        "sisa": sisa,
        "form": form,
        "lembar": lembar,
        "remah": remah_impor(slug_pemda, sisa.impor, "Masukkan teks tersisa"),
    }
    return render(request, "laporan/impor_dokumen_sisa_pakai.html", konteks, status=form.kode)


@require_POST
def abaikan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """One text is of no use."""
    sisa = muat_sisa(request, pk)
    form = HapusForm(request.POST)
    if form.kirim(partial(domain.abaikan_sisa, oleh=request.pelaku, sisa=sisa)):
        pesan_urungkan(request, "Teks diabaikan.", reverse("impor_dokumen_sisa_kembali", args=[slug_pemda, pk]))
    else:
        messages.warning(request, "Teks ini baru saja ditangani orang lain.")
    return redirect("impor_dokumen_sisa", slug_pemda, sisa.impor_id)


@require_POST
def abaikan_semua(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The ticked ones."""
    impor = muat_siap(request, pk)
    hasil = domain.abaikan_semua(oleh=request.pelaku, impor=impor, pilih=kunci_dipilih(request))
    messages.success(request, f"{len(hasil)} teks diabaikan. Di bawah dapat dikembalikan satu per satu.")
    return redirect("impor_dokumen_sisa", slug_pemda, pk)


@require_POST
def kembali(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Undo."""
    sisa = muat_sisa(request, pk)
    domain.kembalikan_sisa(oleh=request.pelaku, sisa=sisa)
    messages.success(request, "Teks kembali ke daftar.")
    return redirect("impor_dokumen_sisa", slug_pemda, sisa.impor_id)
