"""Registration of nomor and tanggal of a decree (petugas penomoran)."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.tanggal import tulis_tanggal
from laporan.domain import buku_nomor
from laporan.domain import nomori as domain
from laporan.domain.unsur import baris_jabatan
from laporan.forms.nomor import NomorForm
from laporan.views.muat import muat_keputusan
from laporan.views.remah import remah_keputusan
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form


@require_form
def nomori(request, slug_pemda, pk):
    """The form, with the number it would give; with htmx only that part, for what is typed."""
    keputusan = muat_keputusan(request, pk)
    pastikan(request.pelaku, "nomori_keputusan", keputusan.instansi)
    awal = {"nomor": keputusan.nomor, "tanggal": keputusan.tanggal or timezone.localdate(), "versi": keputusan.versi}
    if request.htmx and request.method == "GET":
        isian = NomorForm(request.GET.dict() | {"versi": keputusan.versi})
        return render(request, "laporan/keputusan_nomori_hasil.html", _hasil(keputusan, isian, slug_pemda))
    form = NomorForm(request.POST or None, initial=awal)
    if request.method == "POST" and (terdaftar := form.kirim(partial(domain.nomori, keputusan, oleh=request.pelaku))):
        return _selesai(request, terdaftar)
    isian = form if form.is_bound else NomorForm(awal)
    konteks = {"form": form, "remah": remah_keputusan(keputusan, "Nomor dan tanggal")}
    konteks |= _hasil(keputusan, isian, slug_pemda)
    return render(request, "laporan/keputusan_nomori.html", konteks, status=form.kode)


def _selesai(request, terdaftar):
    """Say the number that was given, and what is strange about it."""
    hari = tulis_tanggal(terdaftar.tanggal)
    messages.success(request, f"Terdaftar: nomor {terdaftar.nomor}, tanggal {hari}.")
    for kalimat in domain.peringatan(terdaftar, terdaftar.buku, terdaftar.tanggal, terdaftar.nomor_urut):
        messages.warning(request, kalimat)
    return redirect("keputusan_rincian", slug_pemda=request.pemda.slug, pk=terdaftar.pk)


def _hasil(keputusan, form: NomorForm, slug_pemda: str) -> dict:
    """What the registration would write: how the heading reads, what is strange about it, or why it cannot be."""
    hasil = {"keputusan": keputusan, "jabatan": baris_jabatan(keputusan.jabatan_penetap), "buku": None}
    hasil |= {"daftar": None, "salah": "", "peringatan": [], "url_buku": "", "tanggal": None}
    if not form.is_valid():
        return hasil
    tanggal = hasil["tanggal"] = form.cleaned_data["tanggal"]
    buku = hasil["buku"] = buku_nomor.cari(keputusan.jabatan_penetap, tanggal.year)
    if buku is None:
        kueri = f"?keputusan={keputusan.pk}&tahun={tanggal.year}"
        hasil["url_buku"] = reverse("buku_tambah", args=[slug_pemda]) + kueri
    try:
        daftar = hasil["daftar"] = domain.rencanakan(keputusan, buku, tanggal, form.cleaned_data["nomor"])
        hasil["peringatan"] = domain.peringatan(keputusan, buku, tanggal, daftar.urut)
    except IsianSalah as galat:
        hasil["salah"] = str(galat)
    return hasil
