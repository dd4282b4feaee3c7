"""Jabatan: page with tugas and fungsi, add, change, order, delete."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from organisasi.domain import jabatan as domain
from organisasi.domain.pemakaian import pemakaian
from organisasi.forms.dasar import HapusForm
from organisasi.forms.jabatan import GeserForm, JabatanTambahForm, JabatanUbahForm
from organisasi.permissions import boleh
from organisasi.tahun import tahun_kini
from organisasi.tautan import daftar_tautan
from organisasi.views.instansi import remah_instansi, require_form
from organisasi.views.muat import muat_instansi, muat_jabatan
from organisasi.views.uraian_bagian import daftar_uraian


@require_safe
def jabatan_rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    jabatan = muat_jabatan(request, pk)
    konteks = {
        "jabatan": jabatan,
        "daftar_uraian": daftar_uraian(jabatan),
        "fokus": "",
        "bawahan": list(jabatan.bawahan.select_related("unit")),
        "pemangku": list(jabatan.pemangku.select_related("pejabat")),
        "boleh_ubah": boleh(request.pelaku, "kelola_jabatan", jabatan.instansi),
        "tautan": daftar_tautan(jabatan, request.pelaku, tahun_kini(request)),
        "remah": remah_jabatan(slug_pemda, jabatan),
    }
    return render(request, "organisasi/jabatan_rincian.html", konteks)


@require_form
def jabatan_tambah(request: HttpRequest, slug_pemda: str, slug: str) -> HttpResponse:
    instansi = muat_instansi(request, slug, "kelola_jabatan")
    awal = {kolom: request.GET[kolom] for kolom in ("induk", "unit") if request.GET.get(kolom, "").isdecimal()}
    form = JabatanTambahForm(request.POST or None, instansi=instansi, initial=awal)
    baru = partial(domain.buat, oleh=request.pelaku, instansi=instansi)
    if request.method == "POST" and (jabatan := form.kirim(baru)):
        messages.success(request, f"Jabatan {jabatan.nama} sudah ditambahkan.")
        return redirect("jabatan_rincian", slug_pemda=slug_pemda, pk=jabatan.pk)
    remah = [*remah_instansi(slug_pemda, instansi), ("Tambah jabatan", "")]
    konteks = {"form": form, "judul": "Tambah jabatan", "tombol": "Simpan jabatan", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def jabatan_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    jabatan = muat_jabatan(request, pk, "kelola_jabatan")
    awal = {"nama": jabatan.nama, "jenis": jabatan.jenis, "unit": jabatan.unit_id, "induk": jabatan.induk_id}
    awal |= {"catatan_sumber": jabatan.catatan_sumber, "versi": jabatan.versi}
    form = JabatanUbahForm(request.POST or None, initial=awal, instansi=jabatan.instansi, jabatan=jabatan)
    if request.method == "POST" and form.kirim(partial(domain.ubah, oleh=request.pelaku, jabatan=jabatan)):
        messages.success(request, "Jabatan sudah disimpan.")
        return redirect("jabatan_rincian", slug_pemda=slug_pemda, pk=pk)
    remah = [*remah_jabatan(slug_pemda, jabatan), ("Ubah", "")]
    konteks = {"form": form, "judul": f"Ubah {jabatan.nama}", "tombol": "Simpan jabatan", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def jabatan_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    jabatan = muat_jabatan(request, pk, "kelola_jabatan")
    form = HapusForm(request.POST or None, initial={"versi": jabatan.versi})
    if request.method == "POST" and form.is_valid():
        domain.hapus(oleh=request.pelaku, jabatan=jabatan, **form.cleaned_data)
        messages.success(request, f"Jabatan {jabatan.nama} sudah dihapus.")
        return redirect("instansi_rincian", slug_pemda=slug_pemda, slug=jabatan.instansi.slug)
    konteks = {
        "form": form,
        "judul": f"Hapus jabatan {jabatan.nama}?",
        "kalimat": "Jabatan ini dihapus beserta tugas dan fungsinya. Isinya tetap terbaca di Riwayat.",
        "terpakai": pemakaian(jabatan),
        "tombol": "Hapus jabatan",
        "remah": [*remah_jabatan(slug_pemda, jabatan), ("Hapus", "")],
    }
    return render(request, "organisasi/hapus.html", konteks)


@require_POST
def jabatan_geser(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Up or down among the jabatan with the same superior."""
    jabatan = muat_jabatan(request, pk, "kelola_jabatan")
    form = GeserForm(request.POST)
    if form.is_valid():
        domain.geser(oleh=request.pelaku, jabatan=jabatan, **form.cleaned_data)
        messages.success(request, f"Urutan {jabatan.nama} sudah diubah.")
    else:
        messages.error(request, "Urutan belum diubah: arahnya tidak terbaca. Coba lagi dari halaman ini.")
    return redirect("jabatan_rincian", slug_pemda=slug_pemda, pk=pk)


def remah_jabatan(slug_pemda: str, jabatan) -> list[tuple[str, str]]:
    letak = reverse("jabatan_rincian", args=[slug_pemda, jabatan.pk])
    return [*remah_instansi(slug_pemda, jabatan.instansi), (jabatan.nama, letak)]
