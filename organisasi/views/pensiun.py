"""Retire an instansi, unit or jabatan, and take it into use again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from organisasi.domain import pensiun as domain
from organisasi.forms.dasar import HapusForm
from organisasi.models import Instansi
from organisasi.views.instansi import remah_instansi, require_form
from organisasi.views.jabatan import remah_jabatan
from organisasi.views.muat import muat_instansi, muat_jabatan, muat_unit

KALIMAT = {
    "perangkat daerah": "Dokumen dan capaian yang sudah ada tetap tersimpan, tercetak dan terhitung di tahunnya. "
    "Dokumen baru tidak dapat dibuat, dan namanya hilang dari daftar sampai saringannya menampilkan yang nonaktif. "
    "Penggunanya masih dapat membaca.",
    "unit kerja": "Lembar yang sudah ditetapkan tetap memuatnya. Unit ini tidak lagi ditawarkan untuk jabatan baru.",
    "jabatan": "Lembar IKI yang sudah ditetapkan tetap tersimpan dan diukur di tahunnya. Lembar baru tidak "
    "dapat dibuat untuk jabatan ini, dan namanya hilang dari daftar.",
}


@require_form
def instansi_nonaktifkan(request: HttpRequest, slug_pemda: str, slug: str) -> HttpResponse:
    instansi = muat_instansi(request, slug, "kelola_organisasi")
    return _nonaktifkan(request, instansi, "perangkat daerah", remah_instansi(slug_pemda, instansi))


@require_form
def unit_nonaktifkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    unit = muat_unit(request, pk)
    return _nonaktifkan(request, unit, "unit kerja", remah_instansi(slug_pemda, unit.instansi))


@require_form
def jabatan_nonaktifkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    jabatan = muat_jabatan(request, pk, "kelola_jabatan")
    return _nonaktifkan(request, jabatan, "jabatan", remah_jabatan(slug_pemda, jabatan))


def _nonaktifkan(request, objek, sebutan: str, remah) -> HttpResponse:
    """What it means and what speaks against it; then do it."""
    form = HapusForm(request.POST or None, initial={"versi": objek.versi})
    if request.method == "POST" and form.is_valid():
        domain.nonaktifkan(oleh=request.pelaku, objek=objek, **form.cleaned_data)
        messages.success(request, f"{objek} sudah dinonaktifkan. Dapat diaktifkan kembali kapan saja.")
        return redirect(_halaman(request, objek))
    konteks = {
        "form": form,
        "judul": f"Nonaktifkan {objek}?",
        "kalimat": KALIMAT[sebutan],
        "halangan": domain.halangan(objek),
        "tombol": f"Nonaktifkan {sebutan}",
        "remah": [*remah, ("Nonaktifkan", "")],
    }
    return render(request, "organisasi/nonaktifkan.html", konteks)


@require_POST
def instansi_aktifkan(request: HttpRequest, slug_pemda: str, slug: str) -> HttpResponse:
    return _aktifkan(request, muat_instansi(request, slug, "kelola_organisasi"))


@require_POST
def unit_aktifkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _aktifkan(request, muat_unit(request, pk))


@require_POST
def jabatan_aktifkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _aktifkan(request, muat_jabatan(request, pk, "kelola_jabatan"))


def _aktifkan(request, objek) -> HttpResponse:
    form = HapusForm(request.POST)
    if form.is_valid():
        domain.aktifkan(oleh=request.pelaku, objek=objek, **form.cleaned_data)
        messages.success(request, f"{objek} aktif kembali.")
    else:
        messages.error(request, "Belum diaktifkan: halaman tidak lengkap terkirim. Coba lagi dari halaman ini.")
    return redirect(_halaman(request, objek))


def _halaman(request, objek) -> str:
    """The page that shows the row: its own, or for a unit that of its instansi."""
    if objek._meta.model_name == "jabatan":
        return reverse("jabatan_rincian", args=[request.pemda.slug, objek.pk])
    instansi = objek if isinstance(objek, Instansi) else objek.instansi
    return reverse("instansi_rincian", args=[request.pemda.slug, instansi.slug])
