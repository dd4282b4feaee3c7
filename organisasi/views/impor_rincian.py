"""One import of a workbook: how far it is, what it would do, apply, read again, give up, its notes as a workbook."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.spreadsheet import MIME_XLSX
from kinerja.tables import berdaftar
from organisasi.domain import impor as domain
from organisasi.domain.impor_rencana import bercatatan
from organisasi.domain.pekerjaan import boleh_atur
from organisasi.enums import JenisImpor, KeadaanBaris, StatusImpor, StatusPekerjaan
from organisasi.filters.impor import BarisImporFilter
from organisasi.forms.impor import ImporTerapForm
from organisasi.models import Impor
from organisasi.permissions import pastikan
from organisasi.tables.impor import BarisImporTable
from organisasi.views.impor import remah_impor


def muat_impor(request: HttpRequest, pk: int) -> Impor:
    """An import of a workbook (404 for another pemda) that is for the actor (403)."""
    impor = get_object_or_404(domain.lengkap(), pk=pk, jenis=JenisImpor.BUKU)
    pastikan(request.pelaku, "impor")
    domain.pastikan_buka(request.pelaku, impor)
    return impor


@berdaftar
@require_safe
def impor_rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _halaman(request, slug_pemda, muat_impor(request, pk))


def _halaman(request, slug_pemda: str, impor: Impor, form: ImporTerapForm | None = None) -> HttpResponse:
    form = form or ImporTerapForm(initial={"versi": impor.versi})
    bekerja = domain.bekerja(impor)
    konteks = {
        "impor": impor,
        "bekerja": bekerja,
        "pekerjaan": impor.pekerjaan,
        "boleh_pantau": bekerja and boleh_atur(request.pelaku, impor.pekerjaan),
        "gagal": _gagal(impor),
        "jumlah": domain.jumlah_keadaan(impor),
        "form": form,
        "remah": remah_impor(slug_pemda, impor.judul),
    }
    if impor.status in (StatusImpor.SIAP, StatusImpor.DITERAPKAN):
        konteks |= _baris(request, impor)
    return render(request, "organisasi/impor_rincian.html", konteks, status=form.kode)


def _gagal(impor: Impor) -> str:
    """Why the last job of it failed; "" when it did not, or when it was tried again and the import is over."""
    if impor.status not in domain.TERBUKA:
        return ""
    gagal = impor.pekerjaan is not None and impor.pekerjaan.status == StatusPekerjaan.GAGAL
    return impor.pekerjaan.galat if gagal else ""


def _baris(request, impor: Impor) -> dict:
    """The list of rows with its chips."""
    judul = {satu["kode"]: satu["judul"] for satu in impor.ringkas.get("lembar", [])}
    saringan = BarisImporFilter(request.GET, domain.baris_pratinjau(impor))
    jumlah = domain.jumlah_keadaan(impor)
    keadaan = [(k.value, k.label, jumlah[k.value]) for k in KeadaanBaris if jumlah[k.value]]
    lembar = [(s["kode"], s["judul"], sum(s["keadaan"].values())) for s in impor.ringkas.get("lembar", [])]
    return {
        "saringan": saringan,
        "tabel": BarisImporTable.untuk(request, saringan.qs, saringan=saringan, judul_lembar=judul),
        "bawaan": [(nama, request.GET[nama]) for nama in ("keadaan", "lembar") if request.GET.get(nama)],
        "chip_keadaan": _chip(request, "keadaan", "Semua keadaan", keadaan),
        "chip_lembar": _chip(request, "lembar", "Semua lembar", lembar) if len(lembar) > 1 else [],
        "ditulis": jumlah[KeadaanBaris.BARU] + jumlah[KeadaanBaris.BERUBAH],
    }


def _chip(request, nama: str, semua: str, isi: list[tuple[str, str, int]]) -> list[dict]:
    """[{label, url, aktif, jumlah}] for komponen/pilihan.html."""
    kini, hasil = request.GET.get(nama, ""), []
    for nilai, label, jumlah in [("", semua, None), *isi]:
        kueri = request.GET.copy()
        for buang in (nama, "hal"):
            kueri.pop(buang, None)
        if nilai:
            kueri[nama] = nilai
        hasil.append({"label": label, "url": f"?{kueri.urlencode()}", "aktif": kini == nilai, "jumlah": jumlah})
    return hasil


@require_POST
def impor_terapkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    impor = muat_impor(request, pk)
    form = ImporTerapForm(request.POST)
    if form.kirim(partial(domain.minta_terap, oleh=request.pelaku, impor=impor)):
        return redirect("impor_rincian", slug_pemda, pk)
    return _halaman(request, slug_pemda, muat_impor(request, pk), form)


@require_POST
def impor_baca(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Compare the same file with what is stored now."""
    domain.baca_ulang(oleh=request.pelaku, impor=muat_impor(request, pk))
    return redirect("impor_rincian", slug_pemda, pk)


@require_POST
def impor_batal(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    impor = domain.batalkan(oleh=request.pelaku, impor=muat_impor(request, pk))
    messages.success(request, f"Impor “{impor.judul}” dibatalkan; tidak ada yang disimpan.")
    return redirect("impor_daftar", slug_pemda)


@require_safe
def impor_catatan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """What was uploaded, with its mistakes beside the cells."""
    impor = muat_impor(request, pk)
    jawaban = HttpResponse(bercatatan(oleh=request.pelaku, impor=impor), content_type=MIME_XLSX)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="catatan-impor-{pk}.xlsx"'
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
