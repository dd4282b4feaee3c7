"""Drafts of unsaved forms, as JSON for draf.js: read, keep, throw away. Each user's own only."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.http import json_galat
from kinerja.tanggal import tulis_tanggal
from organisasi.domain import draf as domain
from organisasi.galat import IsianSalah


@require_http_methods(["GET", "HEAD", "POST"])
def draf(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """GET `?alamat=`: {"draf": null or {"isi": {field: [values]}, "waktu"}}. POST alamat, isi (JSON): {"waktu"}."""
    if request.method == "POST":
        return _simpan(request)
    satu = domain.ambil(oleh=request.pelaku, alamat=request.GET.get("alamat", "").replace("\0", ""))
    isi = {"isi": satu.isi, "waktu": _jam(satu.diubah)} if satu else None
    return JsonResponse({"draf": isi})


@require_POST
def draf_buang(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    domain.buang(oleh=request.pelaku, alamat=request.POST.get("alamat", "").replace("\0", ""))
    return JsonResponse({"draf": None})


def _simpan(request: HttpRequest) -> HttpResponse:
    try:
        isi = json.loads(request.POST.get("isi", ""))
        satu = domain.simpan(oleh=request.pelaku, alamat=request.POST.get("alamat", "").replace("\0", ""), isi=isi)
    except (ValueError, RecursionError):
        return json_galat("Draf tidak terbaca.", 422)
    except IsianSalah as galat:
        return json_galat(str(galat), 422)
    return JsonResponse({"waktu": _jam(satu.diubah) if satu else None})


def _jam(saat) -> str:
    """10.41 today, else with its date."""
    setempat = timezone.localtime(saat)
    if setempat.date() == timezone.localdate():
        return f"{setempat:%H.%M}"
    return f"{tulis_tanggal(setempat)}, {setempat:%H.%M}"
