"""Uji hitung LKjIP: upload or paste a report, read its findings, print and download them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinerja.spreadsheet import MIME_XLSX
from kinerja.tables import berdaftar
from laporan.domain.uji_hitung import baca
from laporan.domain.uji_hitung import uji as domain
from laporan.domain.uji_hitung.isi import baca_hasil, ringkas
from laporan.exporters.uji_hitung import nama_uji, uji_xlsx
from laporan.forms.uji_hitung import UjiHitungForm
from laporan.models import UjiHitung
from laporan.pekerjaan_uji import antrekan_cetak_uji, antrekan_uji
from laporan.tables.uji_hitung import UjiHitungTable
from organisasi.domain.instansi import terlihat
from organisasi.models import Pekerjaan
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form

JUDUL_BAWAAN = "Tabel yang ditempel"


@berdaftar
@require_form
def daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """The form, and the tests made so far; a long file goes on as a job."""
    pastikan(request.pelaku, "uji_hitung")
    form = UjiHitungForm(request.POST or None, request.FILES or None, instansi=terlihat(request.pelaku))
    if request.method == "POST" and (hasil := form.kirim(lambda **isi: _uji(request.pelaku, **isi))):
        nama = "pekerjaan_rincian" if isinstance(hasil, Pekerjaan) else "uji_hitung_rincian"
        return redirect(nama, slug_pemda=slug_pemda, pk=hasil.pk)
    konteks = {
        "form": form,
        "tabel": UjiHitungTable.untuk(request, domain.terlihat(request.pelaku).defer("hasil")),
        "berjalan": domain.yang_berjalan(request.pelaku),
    }
    return render(request, "laporan/uji_hitung.html", konteks, status=form.kode)


def _uji(oleh, *, berkas, tempelan: str, html: str, judul: str, instansi, kunci_kirim) -> UjiHitung | Pekerjaan:
    """The test, or the job that makes it. The same page sent twice gives the same."""
    if ada := domain.sudah_ada(oleh, kunci_kirim):
        return ada
    isi = {"instansi": instansi, "kunci_kirim": kunci_kirim}
    if not berkas:
        return domain.dari_tempelan(oleh=oleh, judul=judul or JUDUL_BAWAAN, teks=tempelan, html=html, **isi)
    bita = berkas.read()
    simpan = domain.simpan_unggahan(oleh=oleh, nama=berkas.name, isi=bita)
    isi |= {"judul": judul or simpan.nama, "berkas": simpan}
    return antrekan_uji(oleh=oleh, **isi) if baca.berat(bita) else domain.dari_berkas(oleh=oleh, **isi)


@require_safe
def rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Every finding; `?salah=1` only the rows that are not right."""
    uji = _muat(request, pk)
    salah_saja = request.GET.get("salah") == "1"
    isi = baca_hasil(uji, salah_saja)
    konteks = {
        "uji": uji,
        "isi": isi,
        "ringkas": ringkas(isi),
        "salah_saja": salah_saja,
        "milik": domain.milik_sendiri(request.pelaku, uji),
        "remah": [("Uji hitung LKjIP", reverse("uji_hitung", args=[slug_pemda])), (uji.judul, "")],
    }
    return render(request, "laporan/uji_hitung_rincian.html", konteks)


@require_safe
def unduh(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The findings as an xlsx."""
    uji = _muat(request, pk)
    nama = f'attachment; filename="{nama_uji(uji)}"'
    return HttpResponse(uji_xlsx(uji), content_type=MIME_XLSX, headers={"Content-Disposition": nama})


@require_POST
def cetak(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The finding sheet as PDF, as a job."""
    pekerjaan = antrekan_cetak_uji(oleh=request.pelaku, uji=_muat(request, pk))
    return redirect("pekerjaan_rincian", slug_pemda=slug_pemda, pk=pekerjaan.pk)


@require_POST
def hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Delete an own test."""
    uji = _muat(request, pk)
    domain.hapus(oleh=request.pelaku, uji=uji)
    messages.success(request, f"Uji hitung “{uji.judul}” sudah dihapus.")
    return redirect("uji_hitung", slug_pemda=slug_pemda)


def _muat(request: HttpRequest, pk: int) -> UjiHitung:
    semua = UjiHitung.objects.select_related("pemda", "instansi", "berkas", "dibuat_oleh")
    uji = get_object_or_404(semua, pk=pk)
    domain.pastikan_terlihat(request.pelaku, uji)
    return uji
