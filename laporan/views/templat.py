"""Templates of decrees: own ones with their wording, the shipped ones to copy, a preview filled in for an OPD."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from laporan.domain import pratinjau_templat
from laporan.domain import templat_keputusan as domain
from laporan.domain.isian_templat import DAFTAR_ISIAN
from laporan.forms.rancang import SalinForm
from laporan.forms.templat import PratinjauTemplatForm, TemplatForm, TemplatTambahForm, TemplatUbahForm
from laporan.models import TemplatKeputusan
from organisasi.domain import instansi as domain_instansi
from organisasi.forms.dasar import HapusForm
from organisasi.galat import GalatKinerja
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form

MENU = "Templat keputusan"


def _remah(slug_pemda: str, judul: str) -> list[tuple[str, str]]:
    return [(MENU, reverse("templat_daftar", args=[slug_pemda])), (judul, "")]


@require_safe
def daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_templat")
    semua = domain.daftar(semua=True)
    konteks = {
        "milik": [satu for satu in semua if not satu.bawaan],
        "bawaan": [(satu, SalinForm()) for satu in semua if satu.bawaan],
        "remah": [(MENU, "")],
    }
    return render(request, "laporan/templat_daftar.html", konteks)


@require_form
def tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_templat")
    form = TemplatTambahForm(request.POST or None)
    if request.method == "POST" and (templat := form.kirim(partial(domain.buat, oleh=request.pelaku))):
        messages.success(request, f"Templat “{templat.nama}” tersimpan.")
        return redirect("templat_daftar", slug_pemda=slug_pemda)
    return _formulir(request, form, "Tambah templat")


@require_POST
def salin(request: HttpRequest, slug_pemda: str, kunci: str) -> HttpResponse:
    """A shipped template, or one of our own, as a new one to change."""
    pastikan(request.pelaku, "kelola_templat")
    form = SalinForm(request.POST)
    kirim = form.cleaned_data["kunci_kirim"] if form.is_valid() else None
    templat = domain.salin(kunci, oleh=request.pelaku, kunci_kirim=kirim)
    messages.success(request, f"Disalin menjadi “{templat.nama}”. Ubah bunyinya di bawah ini.")
    return redirect("templat_ubah", slug_pemda=slug_pemda, pk=templat.pk)


@require_form
def ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    templat = get_object_or_404(TemplatKeputusan, pk=pk)
    pastikan(request.pelaku, "kelola_templat")
    awal = {nama: getattr(templat, nama) for nama in ("nama", "jenis", "sifat", "aktif", "versi")} | templat.isi
    form = TemplatUbahForm(request.POST or None, initial=awal)
    simpan = partial(domain.ubah, templat, oleh=request.pelaku)
    if request.method == "POST" and form.kirim(simpan, _tersimpan):
        messages.success(request, f"Templat “{templat.nama}” tersimpan. Draf yang sudah dibuat tidak ikut berubah.")
        return redirect("templat_daftar", slug_pemda=slug_pemda)
    return _formulir(request, form, f"Ubah templat: {templat.nama}", templat)


def _tersimpan(terkini: TemplatKeputusan) -> dict:
    """What is stored, for who was faster: {field: words}."""
    isi = pratinjau_templat.sebagai_teks(terkini.isi)
    return {"nama": terkini.nama, "jenis": terkini.jenis, "sifat": terkini.sifat, "aktif": terkini.aktif} | isi


@require_form
def hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    templat = get_object_or_404(TemplatKeputusan, pk=pk)
    pastikan(request.pelaku, "kelola_templat")
    form = HapusForm(request.POST or None, initial={"versi": templat.versi})
    if request.method == "POST" and form.is_valid():
        domain.hapus(templat, oleh=request.pelaku, **form.cleaned_data)
        messages.success(request, f"Templat “{templat.nama}” dihapus.")
        return redirect("templat_daftar", slug_pemda=slug_pemda)
    konteks = {
        "form": form,
        "judul": "Hapus templat?",
        "kalimat": f"Templat “{templat.nama}” dihapus. Draf dan keputusan yang dibuat darinya tetap ada.",
        "tombol": "Hapus templat",
        "remah": _remah(slug_pemda, "Hapus templat"),
    }
    return render(request, "organisasi/hapus.html", konteks)


@require_POST
def pratinjau(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """The typed wording filled in for a chosen perangkat daerah; nothing is written."""
    pastikan(request.pelaku, "kelola_templat")
    form = PratinjauTemplatForm(request.POST)
    semua = domain_instansi.terlihat(request.pelaku)
    konteks = {"isi": None, "galat": ""}
    if form.is_valid() and (instansi := semua.filter(slug=request.POST.get("instansi", "")).first()):
        try:
            konteks["isi"] = pratinjau_templat.susun(form.cleaned_data["isi"], instansi)
        except GalatKinerja as galat:
            konteks["galat"] = str(galat)
    return render(request, "laporan/templat_pratinjau.html", konteks)


def _formulir(request, form: TemplatForm, judul: str, templat: TemplatKeputusan | None = None) -> HttpResponse:
    konteks = {
        "form": form,
        "judul": judul,
        "templat": templat,
        "daftar_isian": DAFTAR_ISIAN,
        "daftar_instansi": domain_instansi.terlihat(request.pelaku).filter(aktif=True),
        "remah": _remah(request.pemda.slug, judul),
    }
    return render(request, "laporan/templat_formulir.html", konteks, status=form.kode)
