"""Own sections of a LKjIP: add, rename and move, delete."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from laporan.domain.lkjip import bagian as domain
from laporan.domain.lkjip.penyunting import pastikan_dapat
from laporan.forms.lkjip import BagianForm, UbahBagianForm
from laporan.models import BagianLkjip
from laporan.views.muat import muat_bagian, muat_lkjip
from laporan.views.remah import remah_lkjip
from organisasi.forms.dasar import HapusForm
from organisasi.views.instansi import require_form


@require_form
def tambah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    lkjip = muat_lkjip(request, pk)
    pastikan_dapat(request.pelaku, lkjip)
    form = BagianForm(request.POST or None, lkjip=lkjip, initial={"setelah": _terakhir(lkjip)})
    if request.method == "POST" and (baru := form.kirim(partial(domain.tambah, lkjip, oleh=request.pelaku))):
        messages.success(request, f"Bagian “{baru.judul}” ditambahkan.")
        return redirect("lkjip_bagian", slug_pemda=slug_pemda, pk=pk, bagian=baru.pk)
    konteks = {
        "judul": "Tambah bagian",
        "form": form,
        "tombol": "Tambah bagian",
        "remah": remah_lkjip(lkjip, "Tambah bagian"),
    }
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


def _terakhir(lkjip) -> int | None:
    """Before the closing chapter: there own sections mostly belong."""
    penutup = lkjip.bagian.filter(kode="bab4").values_list("urutan", flat=True).first()
    sebelum = lkjip.bagian.order_by("-urutan", "-pk")
    return (sebelum.filter(urutan__lt=penutup) if penutup else sebelum).values_list("pk", flat=True).first()


@require_form
def ubah(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    """Another title; an own section also another place."""
    milik = muat_bagian(request, pk, bagian)
    pastikan_dapat(request.pelaku, milik.lkjip)
    tetap = not domain.milik_penyusun(milik)
    form = UbahBagianForm(request.POST or None, lkjip=milik.lkjip, kecuali=milik.pk, tetap=tetap, initial=_awal(milik))
    if request.method == "POST" and form.kirim(partial(_simpan, request.pelaku, milik)):
        messages.success(request, "Bagian tersimpan.")
        return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = {
        "judul": "Ubah judul bagian" if tetap else "Ubah judul dan letak bagian",
        "form": form,
        "tombol": "Simpan bagian",
        "bagian": milik,
        "milik": not tetap,
        "remah": remah_lkjip(milik.lkjip, "Ubah bagian"),
    }
    return render(request, "laporan/lkjip_susunan.html", konteks, status=form.kode)


def _awal(bagian: BagianLkjip) -> dict:
    sebelum = bagian.lkjip.bagian.filter(urutan__lt=bagian.urutan).order_by("-urutan", "-pk").first()
    return {"judul": bagian.judul, "versi": bagian.versi, "setelah": sebelum and sebelum.pk}


def _simpan(pelaku, bagian: BagianLkjip, *, versi: int, judul: str, setelah: BagianLkjip | None = None):
    return domain.ubah(bagian, oleh=pelaku, judul=judul, setelah=setelah, versi=versi)


@require_form
def hapus(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    milik = muat_bagian(request, pk, bagian)
    pastikan_dapat(request.pelaku, milik.lkjip)
    domain.pastikan_milik(milik)
    form = HapusForm(request.POST or None, initial={"versi": milik.versi})
    if request.method == "POST" and form.is_valid():
        domain.hapus(milik, oleh=request.pelaku, **form.cleaned_data)
        messages.success(request, f"Bagian “{milik.judul}” dihapus.")
        return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = {
        "form": form,
        "judul": "Hapus bagian?",
        "kalimat": f"Bagian “{milik.judul}” dengan naskahnya dihapus. Isi terakhirnya tetap terbaca di Riwayat.",
        "tombol": "Hapus bagian",
        "remah": remah_lkjip(milik.lkjip, "Hapus bagian"),
    }
    return render(request, "organisasi/hapus.html", konteks)
