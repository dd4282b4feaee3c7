"""The picker of the cascade: which IKU or superior's indicator an indicator supports; a page or a dialog."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse

from indikator.domain import dokumen as domain_dokumen
from indikator.domain import dukungan as domain
from indikator.forms.dukungan import DukunganForm
from indikator.models import Indikator
from indikator.views.indikator import url_indikator
from indikator.views.kisi import jawaban_sel
from indikator.views.lembar import remah_lembar
from kinerja.alamat import kata_cari
from kinerja.http import json_galat, minta_json, render_htmx
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form

CARI, DARI_POHON = "cari", "pohon"


@require_form
def indikator_dukungan(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """Choose and save; the button "Cari" only shows the list again, with what is ticked."""
    indikator = _muat(request, pk)
    mencari = CARI in request.POST or request.method != "POST"
    form = DukunganForm(None if mencari else request.POST)
    simpan = partial(domain.atur, oleh=request.pelaku, indikator=indikator)
    if not mencari and (terkini := form.kirim(simpan, _pembanding)):
        return _tersimpan(request, tahun, terkini)
    konteks = _konteks(request, tahun, indikator, form)
    if minta_json(request) and not mencari:
        html = render_to_string("indikator/bagian/dukungan.html", konteks, request)
        kalimat = " ".join(satu for daftar in form.errors.values() for satu in daftar)
        return json_galat(kalimat, form.kode, html=html)
    return render_htmx(
        request, "indikator/indikator_dukungan.html", "indikator/bagian/dukungan.html", konteks, status=form.kode
    )


def _muat(request: HttpRequest, pk: int) -> Indikator:
    """Any row that the actor may see and fill in; its document may be set already."""
    semua = Indikator.objects.select_related("lembar__penetapan__instansi__induk", "lembar__jabatan__unit", "sasaran")
    indikator = get_object_or_404(semua, pk=pk)
    domain_dokumen.pastikan_terlihat(request.pelaku, indikator.lembar.penetapan)
    pastikan(request.pelaku, "isi_data", indikator.lembar.penetapan.instansi)
    return indikator


def _pembanding(terkini: Indikator) -> dict[str, list[str]]:
    return {"mendukung": [f"{satu.lembar.sebutan}: {satu.nama}" for satu in domain.didukung_oleh(terkini)]}


def _tersimpan(request: HttpRequest, tahun: int, terkini: Indikator) -> HttpResponse:
    if minta_json(request):
        return JsonResponse(_sel(terkini))
    messages.success(request, "Yang didukung indikator ini sudah disimpan.")
    return redirect(_kembali(request, tahun, terkini))


def _sel(terkini: Indikator) -> dict:
    """The row as the entry grid expects it; `teks` is what the full form says of it."""
    return jawaban_sel(terkini, terkini.lembar) | {"teks": domain.sebutan(terkini)}


def _kembali(request: HttpRequest, tahun: int, indikator: Indikator) -> str:
    """The tree where the picker was opened from there (?asal=pohon), else the row of the sheet."""
    if request.GET.get("asal") != DARI_POHON:
        return url_indikator(request.pemda.slug, tahun, indikator)
    penetapan = indikator.lembar.penetapan
    pohon = reverse("pohon_kinerja", args=[request.pemda.slug, tahun, penetapan.instansi.slug])
    return f"{pohon}?dokumen={penetapan.pk}#simpul-{indikator.silsilah}"


def _konteks(request: HttpRequest, tahun: int, indikator: Indikator, form: DukunganForm) -> dict:
    """The list with what is ticked on top. After a conflict the page starts anew from what is stored now."""
    kata = kata_cari(request)
    tersimpan = [satu.pk for satu in domain.didukung_oleh(indikator)]
    kiriman = DukunganForm(request.POST) if request.method == "POST" else None
    terkirim = kiriman.cleaned_data if kiriman and kiriman.is_valid() else {}
    dipilih = domain.pilihan(indikator, terkirim.get("mendukung", tersimpan))
    semua = domain.calon(indikator, kata)
    lain = [satu for satu in semua if satu.indikator not in dipilih]
    return {
        "form": form,
        "indikator": indikator,
        "lembar": indikator.lembar,
        "tahun_lembar": tahun,
        "kata": kata,
        "dasar": tersimpan if form.kode == 409 else terkirim.get("dasar", tersimpan),
        "dipilih": [domain.Calon(satu, "") for satu in dipilih],
        "kelompok": _kelompok(lain),
        "terpotong": len(semua) >= domain.MAKS_CALON,
        "kembali": _kembali(request, tahun, indikator),
        "aksi": request.get_full_path() if request.GET.get("asal") == DARI_POHON else request.path,
        "remah": [*remah_lembar(request.pemda.slug, tahun, indikator.lembar), ("Yang didukung", "")],
    }


def _kelompok(calon: Iterable[domain.Calon]) -> list[tuple[str, list[domain.Calon]]]:
    """[(heading, its rows)] in the order of the list."""
    return [(judul, list(isi)) for judul, isi in groupby(calon, key=lambda satu: satu.kelompok)]
