"""The editor of one section of a LKjIP: page and save, who else is at it, cleaning of what is pasted."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from kinerja.http import json_galat, minta_json
from laporan.domain.lkjip import penyunting, versi_naskah
from laporan.domain.lkjip.bersih import bersihkan
from laporan.forms.lkjip_bagian import NaskahForm
from laporan.models import BagianLkjip
from laporan.views.halaman_bagian import Bentrokan, halaman
from laporan.views.muat import muat_bagian
from organisasi.domain import draf
from organisasi.galat import IsianSalah
from organisasi.isian_http import MEDAN_DRAF
from organisasi.views.instansi import require_form


@require_form
def sunting(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    """The page; POST saves. As JSON {versi, waktu, usulan}, or what `_jawab_gagal` says."""
    milik = muat_bagian(request, pk, bagian)
    if request.method != "POST":
        return halaman(request, milik)
    penyunting.pastikan_dapat(request.pelaku, milik.lkjip)
    form = NaskahForm(request.POST)
    tersimpan = form.kirim(partial(_simpan, request.pelaku, milik))
    if tersimpan is None:
        return _gagal(request, milik, form)
    if minta_json(request):
        draf.buang(oleh=request.pelaku, alamat=request.POST.get(MEDAN_DRAF, "").replace("\0", ""))
        return JsonResponse({"versi": tersimpan.versi, "waktu": _jam(), "usulan": tersimpan.usulan})
    messages.success(request, f"Naskah “{milik.judul}” tersimpan.")
    return redirect("lkjip_bagian", slug_pemda=slug_pemda, pk=pk, bagian=bagian)


def _simpan(pelaku, bagian: BagianLkjip, *, dasar: int, isi: str) -> BagianLkjip:
    return penyunting.simpan(bagian, oleh=pelaku, versi=dasar, isi=isi)


def _gagal(request: HttpRequest, bagian: BagianLkjip, form: NaskahForm) -> HttpResponse:
    """What was typed comes back; on a conflict with what is stored now beside it."""
    bentrok = None
    if form.kode == 409:
        lkjip = bagian.lkjip
        bagian = muat_bagian(request, lkjip.pk, bagian.pk)
        bentrok = susun_bentrok(bagian, form)
    if minta_json(request):
        return _jawab_gagal(request, bagian, form, bentrok)
    return halaman(request, bagian, form=form, bentrok=bentrok, status=form.kode)


def susun_bentrok(bagian: BagianLkjip, form: NaskahForm) -> Bentrokan:
    """Both texts, and the two put together where their changes do not touch."""
    isi, dasar = form.cleaned_data["isi"], form.cleaned_data["dasar"]
    gabungan = penyunting.gabungan(bagian, versi=dasar, isi=isi)
    return Bentrokan(bagian, versi_naskah.pada(bagian, bagian.versi), bersihkan(isi), gabungan)


def _jawab_gagal(request, bagian: BagianLkjip, form: NaskahForm, bentrok: Bentrokan | None) -> JsonResponse:
    """422 {galat}; 409 {galat, panel: HTML with both texts, versi, tersimpan, gabungan: HTML or null}."""
    if bentrok is None:
        return json_galat(" ".join(kalimat for pesan in form.errors.values() for kalimat in pesan), 422)
    panel = render_to_string("laporan/lkjip_bentrok.html", {"bentrok": bentrok}, request=request)
    isi = {"panel": panel, "versi": bagian.versi, "tersimpan": bagian.isi, "gabungan": bentrok.gabungan}
    return json_galat(" ".join(form.non_field_errors()), 409, **isi)


@require_POST
def hadir(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    """The heartbeat of an editor: {lain: [{nama, terakhir}], versi, oleh, waktu}; with `pergi` it says goodbye."""
    milik = muat_bagian(request, pk, bagian)
    penyunting.pastikan_dapat(request.pelaku, milik.lkjip)
    if request.POST.get("pergi"):
        penyunting.pergi(milik, oleh=request.pelaku)
        return JsonResponse({"lain": []})
    lain = penyunting.hadir(milik, oleh=request.pelaku)
    terakhir = versi_naskah.pada(milik, milik.versi)
    isi = {"lain": [{"nama": satu.nama, "terakhir": satu.terakhir} for satu in lain], "versi": milik.versi}
    oleh = {"oleh": terakhir.nama_oleh, "waktu": _jam(terakhir.waktu)} if terakhir else {"oleh": "", "waktu": ""}
    return JsonResponse(isi | oleh)


@require_POST
def tempel(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    """What was pasted (`html`), cleaned: {html}, or 422 {galat}."""
    milik = muat_bagian(request, pk, bagian)
    penyunting.pastikan_dapat(request.pelaku, milik.lkjip)
    try:
        return JsonResponse({"html": bersihkan(request.POST.get("html", ""))})
    except IsianSalah as galat:
        return json_galat(str(galat), 422)


def _jam(saat=None) -> str:
    return f"{timezone.localtime(saat):%H.%M}"
