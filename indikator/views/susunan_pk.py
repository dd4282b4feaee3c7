"""The parts of an open PK: head, lines, budget; throwing it away; the scan of the signed paper."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from indikator.domain import anggaran_pk, baris_pk, pindaian_pk
from indikator.domain import pk as domain
from indikator.forms.pk import PKKepalaForm, PKPindaianForm, tersimpan
from indikator.forms.susunan_pk import AnggaranPKForm, BarisPKForm
from indikator.models import PerjanjianKinerja
from indikator.views.muat import muat_draf_pk, muat_pk
from indikator.views.pk import remah_pk
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form


@require_form
def pk_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Date, place, parties, words."""
    perjanjian = muat_draf_pk(request, pk)
    form = PKKepalaForm(request.POST or None, initial=PKKepalaForm.awal(perjanjian), perjanjian=perjanjian)
    simpan = partial(domain.ubah, oleh=request.pelaku, perjanjian=perjanjian)
    if request.method == "POST" and form.kirim(simpan, tersimpan):
        messages.success(request, "Para pihak dan pernyataan sudah disimpan.")
        return redirect("pk_rincian", slug_pemda=slug_pemda, pk=pk)
    remah = remah_pk(perjanjian, "Para pihak dan pernyataan")
    konteks = {"form": form, "judul": "Para pihak dan pernyataan", "tombol": "Simpan para pihak", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def pk_baris(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """All lines in one form: targets, places, what takes part."""
    perjanjian = muat_draf_pk(request, pk)
    isi = {"baris": baris_pk.muat(perjanjian), "sumber": baris_pk.sumber_pk(perjanjian)}
    form = BarisPKForm(request.POST or None, initial={"versi": perjanjian.versi}, **isi)

    def simpan(versi, **_):
        return baris_pk.simpan(oleh=request.pelaku, perjanjian=perjanjian, baris=form.isi(), versi=versi)

    if request.method == "POST" and form.kirim(simpan, form.tersimpan):
        messages.success(request, "Indikator dan target sudah disimpan.")
        return redirect("pk_rincian", slug_pemda=slug_pemda, pk=pk)
    return _halaman(request, perjanjian, form, "pk_baris", "Indikator dan target")


@require_form
def pk_anggaran(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """All budget lines in one form."""
    perjanjian = muat_draf_pk(request, pk)
    sumber = anggaran_pk.sumber(perjanjian.instansi, perjanjian.tahun)
    isi = {"anggaran": anggaran_pk.muat(perjanjian), "sumber": sumber}
    form = AnggaranPKForm(request.POST or None, initial={"versi": perjanjian.versi}, **isi)

    def simpan(versi, **_):
        return anggaran_pk.simpan(oleh=request.pelaku, perjanjian=perjanjian, anggaran=form.isi(), versi=versi)

    if request.method == "POST" and form.kirim(simpan, form.tersimpan):
        messages.success(request, "Anggaran perjanjian kinerja sudah disimpan.")
        return redirect("pk_rincian", slug_pemda=slug_pemda, pk=pk)
    return _halaman(request, perjanjian, form, "pk_anggaran", "Program dan anggaran")


@require_form
def pk_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    perjanjian = muat_draf_pk(request, pk)
    form = HapusForm(request.POST or None, initial={"versi": perjanjian.versi})
    if request.method == "POST" and form.is_valid():
        domain.hapus(oleh=request.pelaku, perjanjian=perjanjian, **form.cleaned_data)
        messages.success(request, f"{perjanjian} sudah dihapus.")
        return redirect("pk_daftar", slug_pemda=slug_pemda, tahun=perjanjian.tahun)
    konteks = {
        "form": form,
        "judul": f"Hapus {perjanjian}?",
        "kalimat": "Draf ini dihapus beserta target, anggaran dan rencana aksinya. Isinya tetap terbaca di Riwayat.",
        "terpakai": [],
        "tombol": "Hapus draf",
        "remah": remah_pk(perjanjian, "Hapus"),
    }
    return render(request, "organisasi/hapus.html", konteks)


@require_form
def pk_pindaian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Upload the scan of the signed paper, or put another one in its place."""
    perjanjian = muat_pk(request, pk)
    pastikan(request.pelaku, "isi_data", perjanjian.instansi)
    terkirim = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PKPindaianForm(*terkirim)

    def unggah(berkas):
        isi = {"nama": berkas.name, "isi": berkas.read()}
        return pindaian_pk.unggah(oleh=request.pelaku, perjanjian=perjanjian, **isi)

    if request.method == "POST" and form.kirim(unggah):
        messages.success(request, "Pindaian tersimpan.")
        return redirect("pk_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = {"form": form, "perjanjian": perjanjian, "remah": remah_pk(perjanjian, "Pindaian")}
    konteks["dapat"] = pindaian_pk.dapat_diunggah(request.pelaku, perjanjian)
    return render(request, "indikator/pk_pindaian.html", konteks, status=form.kode)


def _halaman(request: HttpRequest, perjanjian: PerjanjianKinerja, form, nama: str, kata: str) -> HttpResponse:
    sumber = "IKI" if perjanjian.jabatan_id else "IKU"
    konteks = {"form": form, "perjanjian": perjanjian, "sumber": sumber, "remah": remah_pk(perjanjian, kata)}
    return render(request, f"indikator/{nama}.html", konteks, status=form.kode)
