"""The editor of a draft decree: the page, its printed body in a frame, its head, how it is printed."""

from functools import partial

from csp.constants import NONE, SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from kinerja.http import minta_json
from laporan.domain import kepala_keputusan
from laporan.domain.cetak import Naskah, ke_html
from laporan.domain.isi_keputusan import judul_keputusan
from laporan.forms.naskah import KepalaForm, sidik_kepala
from laporan.forms.tata import TataForm
from laporan.models import Keputusan
from laporan.views.muat import muat_draf
from laporan.views.naskah_bagian import isi_pratinjau, jawab, konteks_susun, potret
from laporan.views.remah import remah_keputusan, remah_susun
from organisasi.galat import Bentrok
from organisasi.views.instansi import require_form

BINGKAI = {"frame-src": [SELF]}  # the pages that show the printed body in a frame


@csp_update(BINGKAI)
@require_safe
def susun(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    keputusan = muat_draf(request, pk)
    konteks = konteks_susun(request, keputusan)
    konteks |= {"form_kepala": KepalaForm(keputusan=keputusan), "remah": remah_keputusan(keputusan, "Susun keputusan")}
    return render(request, "laporan/keputusan_susun.html", konteks)


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF], "script-src": [NONE], "connect-src": [NONE], "form-action": [NONE]})
@require_safe
def pratinjau(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The body as it is printed (without the sheets); the one page that our own pages may frame."""
    keputusan = muat_draf(request, pk)
    isi = {"isi": isi_pratinjau(keputusan)}
    naskah = Naskah(keputusan.instansi, judul_keputusan(keputusan), "laporan/keputusan_pratinjau.html", isi, draf=True)
    return HttpResponse(ke_html(naskah, keputusan.kertas))


@require_form
def kepala(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Title, issuer, signatory. The editor posts here field by field; without JavaScript it is a page."""
    keputusan = muat_draf(request, pk)
    form = KepalaForm(request.POST or None, keputusan=keputusan)
    if request.method == "POST" and (terkini := form.kirim(partial(_ubah_kepala, request.pelaku, keputusan))):
        kalimat = "" if minta_json(request) else "Kepala keputusan tersimpan."
        isi = {"menetapkan": terkini.menetapkan}  # follows the title
        return jawab(request, terkini, kalimat, dasar=sidik_kepala(terkini), isi=isi)
    if request.method == "POST" and minta_json(request):
        return _galat_kepala(request, form, pk)
    konteks = {
        "form": form,
        "judul": "Kepala keputusan",
        "tombol": "Simpan kepala",
        "remah": remah_susun(keputusan, "Kepala keputusan"),
    }
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


def _ubah_kepala(pelaku, keputusan: Keputusan, *, dasar: str, versi: int, **isi) -> Keputusan:
    """Whoever changed another part meanwhile does not stand in the way."""
    try:
        return kepala_keputusan.ubah_kepala(keputusan, oleh=pelaku, versi=versi, **isi)
    except Bentrok as galat:
        if dasar != sidik_kepala(galat.terkini):
            raise
        return kepala_keputusan.ubah_kepala(keputusan, oleh=pelaku, versi=galat.terkini.versi, **isi)


def _galat_kepala(request, form: KepalaForm, pk: int) -> JsonResponse:
    """422 {galat, kolom: {field: sentence}}; 409 {galat, tersimpan: {field: stored}, dasar} and the editor anew."""
    if form.kode != 409:
        kolom = {nama: " ".join(pesan) for nama, pesan in form.errors.items()}
        return JsonResponse({"galat": " ".join(kolom.values()), "kolom": kolom}, status=422)
    terkini = muat_draf(request, pk)
    label = {bidang.label: nama for nama, bidang in form.fields.items()}
    tersimpan = {label[satu["label"]]: satu["tersimpan"] for satu in form.bentrok if satu["label"] in label}
    isi = {"galat": " ".join(form.non_field_errors()), "tersimpan": tersimpan, "dasar": sidik_kepala(terkini)}
    return JsonResponse(isi | potret(request, terkini), status=409)


@require_form
def tata(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    keputusan = muat_draf(request, pk)
    form = TataForm(request.POST or None, keputusan=keputusan)
    if request.method == "POST" and form.kirim(partial(kepala_keputusan.ubah_kepala, keputusan, oleh=request.pelaku)):
        messages.success(request, "Tata cetak keputusan tersimpan.")
        return redirect("keputusan_susun", slug_pemda=slug_pemda, pk=pk)
    konteks = {"form": form, "keputusan": keputusan, "remah": remah_susun(keputusan, "Tata cetak")}
    return render(request, "laporan/keputusan_tata.html", konteks, status=form.kode)
