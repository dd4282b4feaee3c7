"""Years before the system: the table of an instansi, one indicator's form, a spreadsheet in and out."""

import csv
import io
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain import impor_riwayat
from indikator.domain import riwayat_capaian as domain
from indikator.forms.riwayat_capaian import ImporRiwayatForm, RiwayatForm
from kinerja.spreadsheet import MIME_XLSX
from organisasi.permissions import boleh
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi

JUDUL = "Riwayat capaian dan pembanding"


@require_safe
def riwayat_capaian_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Indicators × the five years before, the end of the Renstra, the national standard."""
    milik = muat_instansi(request, instansi)
    konteks = {
        "instansi": milik,
        "tahun_dasar": tahun,
        "daftar_tahun": domain.tahun_sebelum(tahun),
        "baris": domain.riwayat(milik, tahun),
        "boleh_isi": boleh(request.pelaku, "isi_data", milik),
        "remah": _remah(request, tahun, milik),
    }
    return render(request, "indikator/riwayat_capaian_instansi.html", konteks)


def _remah(request, tahun: int, instansi, *lain: tuple[str, str]) -> list[tuple[str, str]]:
    capaian = reverse("capaian_instansi", args=[request.pemda.slug, tahun, instansi.slug])
    sini = reverse("riwayat_capaian_instansi", args=[request.pemda.slug, tahun, instansi.slug]) if lain else ""
    return [(f"Capaian {instansi.sebutan}", capaian), (JUDUL, sini), *lain]


@require_form
def riwayat_capaian_ubah(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, pk: int) -> HttpResponse:
    """All years of one indicator at once."""
    milik = muat_instansi(request, instansi, "isi_data")
    if (baris := domain.cari(milik, tahun, pk)) is None:
        raise Http404
    form = RiwayatForm(request.POST or None, baris=baris)
    if request.method == "POST":
        aksi = partial(_simpan, oleh=request.pelaku, instansi=milik, tahun=tahun, baris=baris)
        if form.kirim(aksi, lambda kini: kini.nilai):
            messages.success(request, f"Riwayat “{baris.nama[:80]}” tersimpan.")
            return redirect("riwayat_capaian_instansi", slug_pemda, tahun, milik.slug)
    konteks = {
        "instansi": milik,
        "baris": baris,
        "form": form,
        "remah": _remah(request, tahun, milik, (baris.nama[:60], "")),
    }
    return render(request, "indikator/riwayat_capaian_ubah.html", konteks, status=form.kode)


def _simpan(**isi) -> bool:
    domain.simpan(**isi)
    return True


@require_form
def riwayat_capaian_impor(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """A file or a pasted table, its preview, then (`langkah=simpan`) its storing; the preview writes nothing."""
    milik = muat_instansi(request, instansi, "isi_data")
    form, pratinjau = ImporRiwayatForm(request.POST or None, request.FILES or None), []
    if request.method == "POST" and request.POST.get("langkah") == "simpan":
        if jumlah := form.kirim(partial(_terapkan, oleh=request.pelaku, instansi=milik, tahun=tahun)):
            messages.success(request, f"{jumlah[0]} baris riwayat tersimpan.")
            return redirect("riwayat_capaian_instansi", slug_pemda, tahun, milik.slug)
    elif request.method == "POST":
        pratinjau = form.kirim(lambda tabel, **_: impor_riwayat.baca(milik, tahun, tabel)) or []
    konteks = {
        "instansi": milik,
        "tahun_dasar": tahun,
        "form": form,
        "pratinjau": pratinjau,
        "salah": sum(satu.keadaan == impor_riwayat.SALAH for satu in pratinjau),
        "berubah": sum(satu.keadaan in (impor_riwayat.BARU, impor_riwayat.BERUBAH) for satu in pratinjau),
        "teks": _sebagai_teks(form.cleaned_data["tabel"]) if pratinjau else "",
        "remah": _remah(request, tahun, milik, ("Impor", "")),
    }
    return render(request, "indikator/riwayat_capaian_impor.html", konteks, status=form.kode)


def _terapkan(*, tabel, oleh, instansi, tahun: int, **_) -> tuple[int]:
    return (impor_riwayat.terapkan(oleh=oleh, instansi=instansi, tahun=tahun, tabel=tabel),)


def _sebagai_teks(tabel: list[list[str]]) -> str:
    """The table as text that reads back the same, for the hidden field of the preview."""
    keluar = io.StringIO()
    csv.writer(keluar, delimiter="\t", lineterminator="\n").writerows(tabel)
    return keluar.getvalue()


@require_safe
def riwayat_capaian_templat(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The xlsx to fill in."""
    milik = muat_instansi(request, instansi, "isi_data")
    isi = impor_riwayat.templat(milik, tahun)
    nama = f"riwayat-capaian-{request.pemda.slug}-{milik.slug}-{tahun}.xlsx"
    return HttpResponse(isi, MIME_XLSX, headers={"Content-Disposition": f'attachment; filename="{nama}"'})
