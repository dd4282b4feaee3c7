"""People from a spreadsheet: template, what was read (nothing stored), then store and invite."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.spreadsheet import MIME_XLSX, TabelTidakTerbaca, baca_tabel
from organisasi.domain import anggota_impor as domain
from organisasi.domain import isi_berkas
from organisasi.forms.anggota import AnggotaImporForm, AnggotaImporSimpanForm
from organisasi.galat import IsianSalah
from organisasi.pekerjaan import antrekan_undangan
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form
from organisasi.views.pengaturan import remah_pengaturan


@require_safe
def anggota_templat(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    jawaban = HttpResponse(domain.templat(), content_type=MIME_XLSX)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="pengguna-{slug_pemda}.xlsx"'
    return jawaban


@require_form
def anggota_impor(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """POST with a file shows what was read; POST with `isi` stores it."""
    pastikan(request.pelaku, "kelola_organisasi")
    if "isi" in request.POST:
        return _simpan(request, slug_pemda)
    form = AnggotaImporForm(request.POST or None, request.FILES or None)
    baris = _baca(form) if form.is_bound and form.is_valid() else []
    return _halaman(request, slug_pemda, form, baris)


def _baca(form) -> list[domain.BarisImpor]:
    """The rows of the uploaded file; a file that cannot be read is an error of the field."""
    berkas = form.cleaned_data["berkas"]
    try:
        if berkas.size > isi_berkas.UKURAN_MAKS:
            raise IsianSalah({"berkas": isi_berkas.terlalu_besar(berkas.name)})
        isi = berkas.read()
        isi_berkas.periksa(berkas.name, isi)
        return domain.periksa(domain.baca(baca_tabel(isi)))
    except (IsianSalah, TabelTidakTerbaca) as galat:
        form.add_error("berkas", str(galat))
    return []


def _halaman(request, slug_pemda: str, form, baris) -> HttpResponse:
    galat = [kalimat for satu in baris for kalimat in satu.galat]
    baru = [satu for satu in baris if satu.undangan and not satu.sudah]
    konteks = {
        "form": form,
        "baris": baris,
        "galat": galat,
        "jumlah_baru": len(baru),
        "simpan": AnggotaImporSimpanForm(initial={"isi": [[satu.nomor, satu.isi] for satu in baris]}),
        "remah": remah_pengaturan(
            slug_pemda,
            ("Pengguna dan peran", reverse("anggota_daftar", args=[slug_pemda])),
            ("Impor dari Excel", ""),
        ),
    }
    salah = bool(galat) or (form.is_bound and not form.is_valid())
    return render(request, "organisasi/anggota_impor.html", konteks, status=422 if salah else 200)


def _simpan(request, slug_pemda: str) -> HttpResponse:
    form = AnggotaImporSimpanForm(request.POST)
    daftar = _kiriman(form.cleaned_data["isi"]) if form.is_valid() else []
    if not daftar:
        messages.error(request, "Isian impor tidak terbaca. Unggah lagi berkasnya; belum ada yang disimpan.")
        return redirect("anggota_impor", slug_pemda)
    anggota = domain.simpan(oleh=request.pelaku, daftar=daftar)
    if anggota:
        antrekan_undangan(oleh=request.pelaku, anggota=anggota)
    kalimat = f"{len(anggota)} peran disimpan; undangannya dikirim satu per satu."
    messages.success(request, kalimat if anggota else "Semua orang di berkas ini sudah punya perannya.")
    return redirect("anggota_daftar", slug_pemda)


def _kiriman(isi) -> list[tuple[int, dict[str, str]]]:
    """The rows as the preview sent them; nothing where somebody changed their shape."""
    try:
        return [(int(nomor), {kunci: str(baris[kunci]) for kunci in domain.KUNCI}) for nomor, baris in isi]
    except (TypeError, ValueError, KeyError, OverflowError):
        return []
