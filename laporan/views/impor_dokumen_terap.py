"""The decree of an imported document, and applying the whole: what will be made, what is in the way."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from laporan.domain.impor_dokumen import sunting_keputusan as domain
from laporan.domain.impor_dokumen.mulai import antrekan_terapkan
from laporan.domain.impor_dokumen.sunting_halangan import halangan
from laporan.domain.impor_dokumen.sunting_ringkas import kepala_tampil, ringkas
from laporan.forms.impor_dokumen import KeputusanImporForm
from laporan.views.impor_dokumen_muat import muat_siap, remah_impor
from organisasi.forms.dasar import HapusForm
from organisasi.models import Impor
from organisasi.views.instansi import require_form


@require_form
def keputusan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The fields and items of the decree, its source beside them."""
    impor = muat_siap(request, pk)
    form = KeputusanImporForm(request.POST or None, impor=impor, initial=_awal(impor))

    def aksi(versi: int, pakai: bool, **_):
        return domain.atur_keputusan(oleh=request.pelaku, impor=impor, versi=versi, pakai=pakai, isi=form.isi)

    if request.method == "POST" and form.kirim(aksi, _awal):
        messages.success(request, "Naskah keputusan tersimpan.")
        return redirect("impor_dokumen_rincian", slug_pemda, pk)
    konteks = {
        "impor": impor,
        "form": form,
        "mentah": (impor.kepala.get("keputusan") or {}).get("mentah", ""),
        "catatan": domain.catatan_keputusan(impor),
        "remah": remah_impor(slug_pemda, impor, "Keputusan"),
    }
    return render(request, "laporan/impor_dokumen_keputusan.html", konteks, status=form.kode)


def _awal(impor: Impor) -> dict:
    isi = domain.isi_keputusan(impor)
    tanggal = date.fromisoformat(isi["tanggal"]) if isi["tanggal"] else None
    return isi | {"tanggal": tanggal, "pakai": domain.ada_keputusan(impor), "versi": impor.versi}


@require_form
def terapkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """GET: what will be made. POST: queue it; a changed import is shown anew first."""
    impor = muat_siap(request, pk)
    isi = ringkas(impor)
    kurang = halangan(request.pelaku, impor, isi)
    form = HapusForm(request.POST or None, initial={"versi": impor.versi})
    aksi = partial(antrekan_terapkan, oleh=request.pelaku, impor=impor)
    if request.method == "POST" and not kurang and form.kirim(aksi, lambda terkini: {}):
        return redirect("impor_dokumen_rincian", slug_pemda, pk)
    konteks = {
        "impor": impor,
        "kepala": kepala_tampil(impor),
        "ringkas": isi,
        "halangan": kurang,
        "form": form,
        "ada_keputusan": domain.ada_keputusan(impor),
        "remah": remah_impor(slug_pemda, impor, "Terapkan"),
    }
    kode = 422 if request.method == "POST" and kurang else form.kode
    return render(request, "laporan/impor_dokumen_terapkan.html", konteks, status=kode)
