"""Unit kerja: add, change, delete; they are shown on the page of their instansi."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisasi.domain import unit as domain
from organisasi.forms.dasar import HapusForm
from organisasi.forms.unit import UnitTambahForm, UnitUbahForm
from organisasi.views.instansi import remah_instansi, require_form
from organisasi.views.muat import muat_instansi, muat_unit


@require_form
def unit_tambah(request: HttpRequest, slug_pemda: str, slug: str) -> HttpResponse:
    instansi = muat_instansi(request, slug, "kelola_jabatan")
    form = UnitTambahForm(request.POST or None, instansi=instansi, initial={"urutan": instansi.unit.count() + 1})
    if request.method == "POST" and (unit := form.kirim(partial(domain.buat, oleh=request.pelaku, instansi=instansi))):
        messages.success(request, f"Unit {unit.nama} sudah ditambahkan.")
        return redirect("instansi_rincian", slug_pemda=slug_pemda, slug=slug)
    remah = [*remah_instansi(slug_pemda, instansi), ("Tambah unit kerja", "")]
    konteks = {"form": form, "judul": "Tambah unit kerja", "tombol": "Simpan unit kerja", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def unit_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    unit = muat_unit(request, pk)
    alias = list(unit.alias.values_list("nama", flat=True))
    awal = {"nama": unit.nama, "jenis": unit.jenis, "induk": unit.induk_id, "urutan": unit.urutan}
    awal |= {"alias": alias, "versi": unit.versi}
    form = UnitUbahForm(request.POST or None, initial=awal, instansi=unit.instansi, unit=unit)
    if request.method == "POST" and form.kirim(partial(domain.ubah, oleh=request.pelaku, unit=unit)):
        messages.success(request, "Unit kerja sudah disimpan.")
        return redirect("instansi_rincian", slug_pemda=slug_pemda, slug=unit.instansi.slug)
    remah = [*remah_instansi(slug_pemda, unit.instansi), ("Ubah unit kerja", "")]
    konteks = {"form": form, "judul": f"Ubah {unit.nama}", "tombol": "Simpan unit kerja", "remah": remah, "unit": unit}
    return render(request, "organisasi/unit_ubah.html", konteks, status=form.kode)


@require_form
def unit_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    unit = muat_unit(request, pk)
    form = HapusForm(request.POST or None, initial={"versi": unit.versi})
    if request.method == "POST" and form.is_valid():
        domain.hapus(oleh=request.pelaku, unit=unit, **form.cleaned_data)
        messages.success(request, f"Unit {unit.nama} sudah dihapus.")
        return redirect("instansi_rincian", slug_pemda=slug_pemda, slug=unit.instansi.slug)
    konteks = {
        "form": form,
        "judul": f"Hapus unit {unit.nama}?",
        "kalimat": "Unit beserta nama lainnya dihapus. Unit yang masih dipakai jabatan atau indikator tidak terhapus.",
        "tombol": "Hapus unit kerja",
        "remah": [*remah_instansi(slug_pemda, unit.instansi), ("Hapus unit kerja", "")],
    }
    return render(request, "organisasi/hapus.html", konteks)
