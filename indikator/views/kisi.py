"""The entry grid of a sheet: the page, one cell, a new row, and acts on rows. docs/antarmuka.md says what is sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from indikator.domain.kisi import sel as domain_sel
from indikator.domain.kisi import susunan, urungan
from indikator.domain.kisi import tabel as domain_kisi
from indikator.domain.penetapan import pastikan_dapat_diisi
from indikator.forms.kisi import SALAH, BarisForm, SelForm, SusunForm
from indikator.models import Indikator, Lembar, SasaranStrategis, Urungan
from indikator.views.lembar import remah_lembar, url_lembar
from indikator.views.muat import muat_indikator, muat_lembar, muat_sasaran
from kinerja.http import json_galat, minta_json
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan


@require_safe
def lembar_isi(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """The grid; a sheet that may not be filled in now is shown as it is printed."""
    lembar = get_object_or_404(domain_kisi.muat(Lembar.objects.all()), pk=pk)
    pastikan(request.pelaku, "isi_data", lembar.penetapan.instansi)
    try:
        pastikan_dapat_diisi(request.pelaku, lembar)
    except SalahStatus as galat:
        messages.info(request, str(galat))
        return redirect(url_lembar(slug_pemda, tahun, lembar))
    konteks = _konteks(request, tahun, domain_kisi.susun(lembar)) | {
        "url_lembar": url_lembar(slug_pemda, tahun, lembar),
        "remah": [*remah_lembar(slug_pemda, tahun, lembar), ("Isi lembar", "")],
    }
    return render(request, "indikator/lembar_isi.html", konteks)


@require_POST
def indikator_sel(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> JsonResponse:
    return _simpan_sel(request, muat_indikator(request, pk, ikut=()))


@require_POST
def sasaran_sel(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> JsonResponse:
    return _simpan_sel(request, muat_sasaran(request, pk))


def _simpan_sel(request: HttpRequest, objek: Indikator | SasaranStrategis) -> JsonResponse:
    """One cell: 200 with the cells of its row, 422 with a sentence, 409 with what somebody else stored."""
    form = SelForm(request.POST)
    if not form.is_valid() or not _lengkap(request.POST, form):
        return json_galat(SALAH, 422)
    isi = {"nilai": request.POST["nilai"], "dasar": request.POST.get("dasar")} | form.cleaned_data
    try:
        simpan = domain_sel.simpan(objek, oleh=request.pelaku, **isi)
    except IsianSalah as galat:
        return json_galat(str(galat), 422)
    except domain_sel.BentrokSel as galat:
        return _bentrok(galat, objek.lembar)
    return JsonResponse(jawaban_sel(simpan, objek.lembar))


def _lengkap(kiriman, form: SelForm) -> bool:
    """Nothing is written without knowing what it was typed over."""
    return "nilai" in kiriman and ("dasar" in kiriman or form.cleaned_data["versi"] is not None)


def jawaban_sel(objek: Indikator | SasaranStrategis, lembar: Lembar) -> dict:
    """The body of a saved cell: the version of the row and those of its cells that the page does not show yet."""
    return {
        "versi": objek.versi,
        "sel": {satu.kolom: _isi_sel(satu) for satu in _sel(objek, lembar)},
        "belum_ditinjau": getattr(objek, "belum_ditinjau", False),
        "waktu": domain_sel.jam(timezone.now()),
    }


def _sel(objek: Indikator | SasaranStrategis, lembar: Lembar) -> tuple:
    if isinstance(objek, SasaranStrategis):
        return (domain_kisi.sel_sasaran(objek, lembar),)
    return domain_kisi.lengkapi(objek, lembar, getattr(objek, "sel_basi", None)).sel


def _isi_sel(satu: domain_kisi.Sel) -> dict:
    return {"nilai": satu.nilai, "html": satu.html} | ({"sunting": satu.sunting} if satu.sunting else {})


def _bentrok(galat: domain_sel.BentrokSel, lembar: Lembar) -> JsonResponse:
    galat.terkini.sel_basi = (galat.kolom,)
    html = next((satu.html for satu in _sel(galat.terkini, lembar) if satu.kolom == galat.kolom), "")
    return json_galat(
        "Sel ini sudah diubah orang lain sejak Anda membukanya. Pilih isi yang dipakai.",
        409,
        tersimpan={"nilai": galat.tersimpan, "html": html},
        oleh=galat.oleh,
        waktu=galat.waktu,
        versi=galat.terkini.versi,
    )


@require_POST
def lembar_baris(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> JsonResponse:
    """Add a row, and its sasaran where it is a new one."""
    lembar = muat_lembar(request, pk, isi=True)
    form = BarisForm(request.POST, lembar=lembar)
    if not form.is_valid():
        return JsonResponse({"galat": {"nama": SALAH}}, status=422)
    isi = {kolom: request.POST[kolom] for kolom in domain_sel.urutan_kolom(lembar) if request.POST.get(kolom)}
    nama = request.POST.get("sasaran_nama", "")
    try:
        baru = susunan.tambah_baris(
            oleh=request.pelaku, lembar=lembar, sel=isi, sasaran_nama=nama, **form.cleaned_data
        )
    except IsianSalah as galat:
        return JsonResponse({"galat": galat.kolom}, status=422)
    return jawaban_susunan(request, tahun, lembar, "Baris ditambahkan.", fokus=baru)


@require_POST
def lembar_susun(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> JsonResponse:
    """Duplicate, move, make a sub-indicator, detach, delete, mark as read."""
    lembar = muat_lembar(request, pk, isi=True)
    form = SusunForm(request.POST, lembar=lembar)
    if not form.is_valid():
        return json_galat(SALAH, 422)
    isi = form.cleaned_data
    objek = lembar if isi["jenis"] == "lembar" else _baris(lembar, isi["jenis"], isi["pk"])
    try:
        kalimat, undo, fokus = _lakukan(request.pelaku, objek, isi)
    except IsianSalah as galat:
        return json_galat(str(galat), 422)
    return jawaban_susunan(request, tahun, lembar, kalimat, undo, fokus)


def _lakukan(pelaku, objek, isi: dict) -> tuple[str, Urungan | None, object]:
    """(what happened, how to take it back, the row that gets the focus)."""
    tindakan, cara = isi["tindakan"], {"oleh": pelaku, "versi": isi["versi"]}
    if tindakan == "tinjau" and not isinstance(objek, SasaranStrategis):
        banyak = susunan.tinjau(objek, oleh=pelaku)
        return f"{banyak} baris ditandai sudah ditinjau.", None, objek if isinstance(objek, Indikator) else None
    if isinstance(objek, Lembar) or (isinstance(objek, SasaranStrategis) and tindakan not in _SASARAN):
        raise IsianSalah(SALAH)
    if tindakan == "gandakan":
        baru, undo = susunan.gandakan(objek, oleh=pelaku)
        return "Baris digandakan.", undo, baru
    if tindakan == "letakkan":
        sebelum = _baris(objek.lembar, isi["jenis"], isi["sebelum"]) if isi["sebelum"] else None
        return "Baris dipindahkan.", susunan.letakkan(objek, sebelum=sebelum, sasaran=isi["sasaran"], **cara), objek
    fungsi, kalimat = _TINDAKAN[tindakan]
    return kalimat, fungsi(objek, **cara), None if tindakan == "hapus" else objek


_SASARAN = ("letakkan", "naik", "turun", "hapus")
_TINDAKAN = {
    "naik": (susunan.naik, "Dipindahkan ke atas."),
    "turun": (susunan.turun, "Dipindahkan ke bawah."),
    "jadikan_sub": (susunan.jadikan_sub, "Baris menjadi sub-indikator."),
    "lepas_sub": (susunan.lepas_sub, "Sub-indikator menjadi indikator."),
    "hapus": (susunan.hapus, "Sudah dihapus."),
}


def _baris(lembar: Lembar, jenis: str, pk: int | None) -> Indikator | SasaranStrategis:
    model = SasaranStrategis if jenis == "sasaran" else Indikator
    objek = get_object_or_404(model, pk=pk, lembar=lembar)
    objek.lembar = lembar
    return objek


@require_POST
def urungan_pakai(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    undo = get_object_or_404(Urungan.objects.select_related("lembar__penetapan__instansi"), pk=pk)
    pastikan_dapat_diisi(request.pelaku, undo.lembar)
    kalimat = urungan.pakai(undo, oleh=request.pelaku)
    if not minta_json(request):  # the button of a page's message
        messages.success(request, kalimat)
        return redirect("lembar_isi", slug_pemda, tahun, undo.lembar_id)
    return jawaban_susunan(request, tahun, undo.lembar, kalimat)


def jawaban_susunan(
    request: HttpRequest, tahun: int, lembar: Lembar, kalimat: str, undo: Urungan | None = None, fokus=None
) -> JsonResponse:
    """The body after an act on rows: the whole grid anew, what happened, how to take it back, where the focus goes."""
    baru = domain_kisi.susun(domain_kisi.muat(Lembar.objects.all()).get(pk=lembar.pk))
    konteks = _konteks(request, tahun, baru)
    isi = {
        "kisi": render_to_string("indikator/kisi.html", konteks, request),
        "kalimat": kalimat,
        "urungan": _urungan(request, tahun, undo),
        "fokus": _fokus(fokus),
    }
    return JsonResponse(isi)


def _urungan(request: HttpRequest, tahun: int, undo: Urungan | None) -> dict | None:
    if undo is None:
        return None
    return {"url": reverse("urungan_pakai", args=[request.pemda.slug, tahun, undo.pk]), "kalimat": undo.kalimat}


def _fokus(objek) -> dict | None:
    if objek is None:
        return None
    if isinstance(objek, SasaranStrategis):
        return {"sasaran": objek.pk, "kolom": "sasaran"}
    return {"indikator": objek.pk, "kolom": "nama"}


def _konteks(request: HttpRequest, tahun: int, kisi: domain_kisi.Kisi) -> dict:
    return {"kisi": kisi, "lembar": kisi.lembar, "tahun_lembar": tahun, "pengguna": request.user}
