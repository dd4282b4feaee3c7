"""Rows of the review screen: save one (also as JSON, field by field), split, join, move, leave out."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kinerja import http
from laporan.domain.impor_dokumen import sunting_baris as domain
from laporan.domain.impor_dokumen.sunting_ringkas import tinjau
from laporan.forms.impor_dokumen_lembar import (
    BarisBacaanForm,
    PecahForm,
    PindahForm,
    SentuhForm,
    tersimpan,
)
from laporan.models import BacaanBaris
from laporan.views.impor_dokumen_muat import muat_baris, remah_impor
from laporan.views.impor_dokumen_tampil import baris_tampil
from organisasi.galat import IsianSalah
from organisasi.views.instansi import require_form


def ke_baris(slug: str, baris: BacaanBaris) -> HttpResponse:
    """Back to the sheet, at this row."""
    return redirect(f"{reverse('impor_dokumen_lembar', args=[slug, baris.lembar_id])}#baris-{baris.pk}")


@require_form
def ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The fields of one row, on the sheet or on a page of its own."""
    baris = muat_baris(request, pk)
    form = BarisBacaanForm(request.POST or None, baris=baris)
    hasil = _kirim(request, baris, form) if request.method == "POST" else None
    if http.minta_json(request) and request.method == "POST":
        return _json(form, hasil)
    if hasil:
        messages.success(request, "Baris tersimpan.")
        return ke_baris(slug_pemda, hasil)
    return _halaman(request, slug_pemda, baris, form, form.kode)


def _kirim(request: HttpRequest, baris: BacaanBaris, form: BarisBacaanForm) -> BacaanBaris | None:
    def aksi(versi: int, **_):
        return domain.ubah_baris(oleh=request.pelaku, baris=baris, versi=versi, isi=form.isi)

    return form.kirim(aksi, tersimpan)


def _halaman(request: HttpRequest, slug: str, baris: BacaanBaris, form, kode: int) -> HttpResponse:
    """One row on a page of its own, with what was typed."""
    konteks = {
        "satu": baris_tampil(tinjau(baris), form),
        "form": form,
        "lembar": baris.lembar,
        "remah": remah_impor(slug, baris.lembar.impor, str(baris.lembar)),
    }
    return render(request, "laporan/impor_dokumen_baris_ubah.html", konteks, status=kode)


def _json(form: BarisBacaanForm, hasil: BacaanBaris | None) -> JsonResponse:
    """{versi, ragu: [names of fields still doubtful]}; 422 {galat, bidang}; 409 {galat, versi, tersimpan}."""
    if hasil:
        return JsonResponse({"versi": hasil.versi, "ragu": [c.bidang for c in tinjau(hasil).ragu]})
    if form.kode == 409:
        kini = [{"nama": b["label"], "teks": b["tersimpan"]} for b in form.bentrok]
        galat = " ".join(form.non_field_errors())
        return http.json_galat(galat, 409, versi=int(form.data["versi"]), tersimpan=kini)
    bidang = {nama: " ".join(galat) for nama, galat in form.errors.items()}
    return http.json_galat("Belum tersimpan; perbaiki isian yang ditandai.", 422, bidang=bidang)


@require_form
def pecah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Two rows out of one, the proposal beside each other."""
    baris = muat_baris(request, pk)
    atas, bawah = domain.usul_pecah(baris)
    form = PecahForm(request.POST or None, atas=atas, bawah=bawah, versi=baris.versi)

    def aksi(versi: int, **_):
        isi = {"atas": form.sisi("atas"), "bawah": form.sisi("bawah")}
        return domain.pecah_baris(oleh=request.pelaku, baris=baris, versi=versi, **isi)

    if request.method == "POST" and (hasil := form.kirim(aksi, lambda terkini: {})):
        messages.success(request, "Satu baris menjadi dua.")
        return ke_baris(slug_pemda, hasil)
    konteks = {
        "form": form,
        "satu": baris_tampil(tinjau(baris)),
        "lembar": baris.lembar,
        "remah": remah_impor(slug_pemda, baris.lembar.impor, "Pecah baris"),
    }
    return render(request, "laporan/impor_dokumen_pecah.html", konteks, status=form.kode)


def _tombol(request: HttpRequest, slug: str, pk: int, aksi: Callable) -> HttpResponse:
    """A button of a row: `aksi(baris, versi=…, nilai=…)` gives the row to show. Its typed fields are saved first."""
    baris = muat_baris(request, pk)
    form, isian = SentuhForm(request.POST), BarisBacaanForm(request.POST, baris=baris)

    def lakukan(versi: int, nilai: bool):
        if "indikator" not in request.POST:
            return aksi(baris, versi=versi, nilai=nilai)
        if not isian.is_valid():
            raise IsianSalah("Isian barisnya belum dapat disimpan. Perbaiki dulu, lalu tekan tombolnya lagi.")
        simpan = domain.ubah_baris(oleh=request.pelaku, baris=baris, versi=versi, isi=isian.isi)
        return aksi(simpan, versi=simpan.versi, nilai=nilai)

    if (hasil := form.kirim(lakukan, lambda terkini: {})) is not None:
        return ke_baris(slug, hasil)
    if "indikator" in request.POST and (form.kode == 409 or not isian.is_valid()):
        _kirim(request, baris, isian)
        return _halaman(request, slug, baris, isian, isian.kode)
    messages.warning(request, " ".join(satu for semua in form.errors.values() for satu in semua))
    return ke_baris(slug, baris)


@require_POST
def gabung(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Join with the row above."""

    def aksi(baris, versi: int, **_):
        hasil = domain.gabung_baris(oleh=request.pelaku, baris=baris, versi=versi)
        urung = reverse("impor_dokumen_baris_pisah", args=[slug_pemda, hasil.pk])
        http.pesan_urungkan(request, "Digabung dengan baris di atasnya.", urung)
        return hasil

    return _tombol(request, slug_pemda, pk, aksi)


@require_POST
def pisah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Take the joining back."""
    hasil = domain.pisahkan_lagi(oleh=request.pelaku, baris=muat_baris(request, pk))
    messages.success(request, "Kedua baris dipisahkan lagi.")
    return ke_baris(slug_pemda, hasil)


@require_POST
def sub(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """A sub-indicator, or an indicator of its own."""

    def aksi(baris, versi: int, nilai: bool):
        return domain.jadikan_sub(oleh=request.pelaku, baris=baris, versi=versi, sub=nilai)

    return _tombol(request, slug_pemda, pk, aksi)


@require_POST
def lewat(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Leave the row out, or take it in again."""

    def aksi(baris, versi: int, nilai: bool):
        return domain.lewati_baris(oleh=request.pelaku, baris=baris, versi=versi, lewat=nilai)

    return _tombol(request, slug_pemda, pk, aksi)


@require_POST
def periksa(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The row is right as it was read."""

    def aksi(baris, versi: int, nilai: bool):
        return domain.tandai_baris(oleh=request.pelaku, baris=baris, versi=versi, diperiksa=nilai)

    return _tombol(request, slug_pemda, pk, aksi)


@require_form
def pindah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """To another sheet of the same document."""
    baris = muat_baris(request, pk)
    form = PindahForm(request.POST or None, lembar=baris.lembar, initial={"versi": baris.versi})
    aksi = partial(domain.pindah_baris, oleh=request.pelaku, baris=baris)
    if request.method == "POST" and (hasil := form.kirim(aksi, lambda terkini: {})):
        lain = f", beserta {len(hasil) - 1} subindikatornya" if len(hasil) > 1 else ""
        messages.success(request, f"Baris dipindahkan ke lembar {hasil[0].lembar}{lain}.")
        return ke_baris(slug_pemda, hasil[0])
    konteks = {
        "judul": f"Pindahkan baris: {str(baris) or 'tanpa indikator'}",
        "form": form,
        "tombol": "Pindahkan baris",
        "remah": remah_impor(slug_pemda, baris.lembar.impor, "Pindahkan baris"),
    }
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)
