"""Paste from Excel or Word into the entry grid: the preview, and putting it in. Answers are JSON."""

from uuid import uuid4

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from indikator.domain.kisi import pratinjau_tempel
from indikator.domain.kisi import tempel as domain
from indikator.forms.kisi import SALAH
from indikator.forms.tempel import TempelForm
from indikator.tempel import TempelTidakTerbaca
from indikator.views.kisi import jawaban_susunan
from indikator.views.muat import muat_lembar
from kinerja.http import json_galat
from organisasi.galat import Bentrok, IsianSalah


@require_POST
def lembar_tempel(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> JsonResponse:
    """{"html": the preview}; 422 with a sentence where the block cannot be read. Writes nothing."""
    form = TempelForm(request.POST, lembar=muat_lembar(request, pk, isi=True))
    if not form.is_valid():
        return json_galat(SALAH, 422)
    try:
        return JsonResponse({"html": _html(request, tahun, form)})
    except TempelTidakTerbaca as galat:
        return json_galat(str(galat), 422)


@require_POST
def lembar_tempel_simpan(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> JsonResponse:
    """The grid anew with one undo for all; 422 with the preview and what is wrong, where nothing was stored."""
    lembar = muat_lembar(request, pk, isi=True)
    form = TempelForm(request.POST, lembar=lembar)
    if not form.is_valid() or not form.cleaned_data["kunci"]:
        return json_galat(SALAH, 422)
    isi = {"kunci": form.cleaned_data["kunci"], "sidik": form.cleaned_data["sidik"] or None, "pakai": form.pakai}
    try:
        hasil = domain.masukkan(oleh=request.pelaku, tempelan=form.tempelan(tahun), **isi)
    except TempelTidakTerbaca as galat:
        return json_galat(str(galat), 422)
    except (IsianSalah, Bentrok) as galat:
        return JsonResponse({"html": _html(request, tahun, form, str(galat)), "galat": str(galat)}, status=422)
    return jawaban_susunan(request, tahun, lembar, hasil.kalimat, hasil.urungan, hasil.fokus)


def _html(request: HttpRequest, tahun: int, form: TempelForm, galat: str = "") -> str:
    """The content of the dialog; the key of the paste stays the same while it is open."""
    tempelan = form.tempelan(tahun)
    isi = pratinjau_tempel.susun(tempelan)
    konteks = {
        "pratinjau": isi,
        "tempelan": tempelan,
        "pilihan": pratinjau_tempel.pilihan_bidang(tempelan.lembar),
        "daftar_sasaran": tempelan.lembar.sasaran.all(),
        "kunci": form.cleaned_data["kunci"] or uuid4(),
        "dipakai": form.pakai,
        "galat": galat,
    }
    return render_to_string("indikator/bagian/tempel.html", konteks, request)
