"""The review screen: one sheet of a document, its source on the left, its reading on the right."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.enums import JenisLembar
from kinerja.alamat import kunci_dipilih
from kinerja.http import json_galat, minta_json
from laporan.domain.impor_dokumen import sunting_lembar as domain
from laporan.domain.impor_dokumen.sunting_baris import tambah_baris
from laporan.domain.impor_dokumen.sunting_bentuk import baca_catatan
from laporan.domain.impor_dokumen.sunting_ringkas import berikutnya, letak_singkat, ringkas, tinjau
from laporan.domain.impor_dokumen.terapkan_jabatan import pilih_uraian
from laporan.forms.impor_dokumen_lembar import (
    BarisBaruForm,
    DaftarBacaanForm,
    JabatanBacaanForm,
    LembarBaruForm,
    SentuhForm,
)
from laporan.models import BacaanLembar
from laporan.views.impor_dokumen_muat import muat_lembar, muat_siap, remah_impor
from laporan.views.impor_dokumen_tampil import bagian_semua, baris_tampil, ragu_lembar
from organisasi.domain.uraian_pecah import gabung
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_jenis


@require_safe
def lembar(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The page of one sheet."""
    return halaman_lembar(request, muat_lembar(request, pk))


def halaman_lembar(request: HttpRequest, satu: BacaanLembar, kode: int = 200, **form) -> HttpResponse:
    """`form` are forms with errors in the place of fresh ones (jabatan, tugas, fungsi, baru)."""
    baris, isi = [tinjau(b) for b in satu.baris.all()], ringkas(satu.impor)
    dekat = [lain.lembar.pk for lain in isi.lembar]
    tempat = dekat.index(satu.pk)
    konteks = {
        "lembar": satu,
        "impor": satu.impor,
        "letak": letak_singkat(satu.letak),
        "kepala": satu.mentah.get("kepala", ""),
        "kolom": satu.mentah.get("kolom", []),
        "nomor": tempat + 1,
        "banyak": len(dekat),
        "sebelum": dekat[tempat - 1] if tempat else None,
        "sesudah": dekat[tempat + 1] if tempat + 1 < len(dekat) else None,
        "berikutnya": berikutnya(satu, isi),
        "form_jabatan": form.get("jabatan") or JabatanBacaanForm(lembar=satu),
        "bagian": bagian_semua(satu, form),
        "baris": [baris_tampil(b) for b in baris],
        "ragu": ragu_lembar(satu, baris),
        "form_baru": form.get("baru") or BarisBaruForm(initial={"versi": satu.versi}),
        "catatan": [c for c in baca_catatan(satu.catatan) if not c.ragu],
        "remah": remah_impor(request.pemda.slug, satu.impor, satu.nama or str(satu)),
    }
    return render(request, "laporan/impor_dokumen_lembar.html", konteks, status=kode)


@require_POST
def jabatan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Which jabatan and unit the sheet is."""
    satu = muat_lembar(request, pk)
    form = JabatanBacaanForm(request.POST, lembar=satu)
    if form.kirim(partial(domain.atur_lembar, oleh=request.pelaku, lembar=satu)):
        messages.success(request, "Jabatan tersimpan." if satu.jenis == JenisLembar.IKI else "Lembar tersimpan.")
        return redirect("impor_dokumen_lembar", slug_pemda, pk)
    return halaman_lembar(request, satu, form.kode, jabatan=form)


@require_POST
def uraian(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """Tugas or fungsi as a list."""
    macam, satu = muat_jenis(jenis), muat_lembar(request, pk)
    form = DaftarBacaanForm(request.POST, jenis=macam, baris=10)
    aksi = partial(domain.atur_daftar, oleh=request.pelaku, lembar=satu, jenis=macam)
    if form.kirim(aksi, lambda terkini: {"teks": gabung(getattr(terkini, jenis))}):
        messages.success(request, f"Daftar {macam.label.lower()} tersimpan.")
        return redirect(f"{reverse('impor_dokumen_lembar', args=[slug_pemda, pk])}#{jenis}")
    return halaman_lembar(request, satu, form.kode, **{jenis: form})


@require_POST
def timpa(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """Whether the matched jabatan takes the list of the document, or keeps its own."""
    macam, satu = muat_jenis(jenis), muat_lembar(request, pk)
    lain = [nama for nama in satu.mentah.get("timpa", []) if nama != macam.value]
    form = SentuhForm(request.POST)

    def aksi(versi: int, nilai: bool):
        daftar = [*lain, macam.value] if nilai else lain
        return pilih_uraian(oleh=request.pelaku, lembar=satu, timpa=daftar, versi=versi)

    if not form.kirim(aksi, lambda terkini: {}):
        messages.warning(request, "Lembar ini baru saja diubah. Bandingkan lagi, lalu pilih.")
    return redirect(f"{reverse('impor_dokumen_lembar', args=[slug_pemda, pk])}#{jenis}")


@require_POST
def periksa(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The tick; `lanjut` goes on to the next sheet that needs a look."""
    satu = muat_lembar(request, pk)
    form = SentuhForm(request.POST)

    def aksi(versi: int, nilai: bool):
        return domain.tandai_lembar(oleh=request.pelaku, lembar=satu, versi=versi, diperiksa=nilai)

    hasil = form.kirim(aksi)
    if minta_json(request):
        if hasil is None:
            return json_galat(" ".join(form.non_field_errors()), form.kode)
        return JsonResponse({"versi": hasil.versi})
    if hasil is None:
        messages.warning(request, "Lembar ini baru saja diubah. Periksa lagi, lalu tandai.")
        return redirect("impor_dokumen_lembar", slug_pemda, pk)
    if "lanjut" not in request.POST:
        return redirect("impor_dokumen_lembar", slug_pemda, pk)
    if lain := berikutnya(satu, ringkas(satu.impor)):
        return redirect("impor_dokumen_lembar", slug_pemda, lain.pk)
    messages.success(request, "Semua lembar sudah diperiksa.")
    return redirect("impor_dokumen_rincian", slug_pemda, satu.impor_id)


@require_POST
def periksa_semua(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The tick on the chosen sheets."""
    impor = muat_siap(request, pk)
    hasil = domain.tandai_banyak(oleh=request.pelaku, impor=impor, pilih=kunci_dipilih(request))
    messages.success(request, f"{len(hasil)} lembar ditandai sudah diperiksa.")
    return redirect("impor_dokumen_rincian", slug_pemda, pk)


@require_POST
def baru(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """A row that the reading has missed."""
    satu = muat_lembar(request, pk)
    form = BarisBaruForm(request.POST)

    def aksi(versi: int, **isi):
        return tambah_baris(oleh=request.pelaku, lembar=satu, versi=versi, isi=isi)

    if hasil := form.kirim(aksi, lambda terkini: {}):
        messages.success(request, "Baris ditambahkan.")
        return redirect(f"{reverse('impor_dokumen_lembar', args=[slug_pemda, pk])}#baris-{hasil.pk}")
    return halaman_lembar(request, satu, form.kode, baru=form)


@require_form
def tambah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """A sheet that the reading has missed."""
    impor = muat_siap(request, pk)
    form = LembarBaruForm(request.POST or None, initial={"versi": impor.versi})
    aksi = partial(domain.tambah_lembar, oleh=request.pelaku, impor=impor)
    if request.method == "POST" and (satu := form.kirim(aksi, lambda terkini: {})):
        return redirect("impor_dokumen_lembar", slug_pemda, satu.pk)
    konteks = {
        "judul": "Tambah lembar",
        "form": form,
        "tombol": "Tambah lembar",
        "remah": remah_impor(slug_pemda, impor, "Tambah lembar"),
    }
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)
