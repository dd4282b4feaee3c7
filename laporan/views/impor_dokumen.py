"""Import of an existing document: bring it in, see how far it is, what was found, whose it is; give it up."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from kinerja.http import render_htmx
from laporan.domain.impor_dokumen import sunting
from laporan.domain.impor_dokumen.hasil import hasil_tersimpan, tautan
from laporan.domain.impor_dokumen.mulai import antrekan_baca, mulai
from laporan.domain.impor_dokumen.sunting_keputusan import ada_keputusan
from laporan.domain.impor_dokumen.sunting_ringkas import kepala_tampil, ringkas
from laporan.domain.impor_dokumen.tahun import baca_masa
from laporan.forms.impor_dokumen import ImporDokumenForm, KepalaImporForm
from laporan.views.impor_dokumen_muat import muat_impor, muat_siap, remah_impor
from organisasi.domain import impor as impor_umum
from organisasi.enums import StatusImpor
from organisasi.forms.dasar import HapusForm
from organisasi.models import Impor
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form

ANGKA_HASIL = {
    "jabatan": "Jabatan",
    "unit": "Unit kerja",
    "uraian": "Butir tugas dan fungsi",
    "lembar": "Lembar",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "target": "Target",
}


@require_form
def unggah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """A file or a paste; goes on to its progress."""
    pastikan(request.pelaku, "impor")
    pilihan = impor_umum.instansi_pilihan(request.pelaku)
    form = ImporDokumenForm(request.POST or None, request.FILES or None, instansi=pilihan)
    if request.method == "POST" and (impor := form.kirim(partial(_mulai, request.pelaku))):
        return redirect("impor_dokumen_rincian", slug_pemda, impor.pk)
    berjalan = sunting.terlihat(request.pelaku).filter(status__in=(StatusImpor.DIBACA, StatusImpor.SIAP))[:10]
    konteks = {"form": form, "berjalan": berjalan, "remah": remah_impor(slug_pemda)}
    return render(request, "laporan/impor_dokumen.html", konteks, status=form.kode)


def _mulai(pelaku, *, berkas, tempelan: str, html: str, **lain) -> Impor:
    if berkas:
        return mulai(oleh=pelaku, nama=berkas.name, isi=berkas.read(), **lain)
    return mulai(oleh=pelaku, tempelan=(tempelan, html), **lain)


@require_safe
def rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The page of an import in its present state; htmx asks for the progress alone while a job works on it."""
    impor = muat_impor(request, pk)
    bekerja = impor_umum.bekerja(impor)
    if request.htmx and not request.htmx.history_restore_request and not bekerja:
        return HttpResponseClientRefresh()
    konteks = {"impor": impor, "kepala": kepala_tampil(impor), "remah": remah_impor(slug_pemda, impor)}
    if bekerja:
        isi = konteks | {"pekerjaan": impor.pekerjaan}
        return render_htmx(request, "laporan/impor_dokumen_dibaca.html", "laporan/impor_dokumen_kemajuan.html", isi)
    if impor.status in (StatusImpor.DIBACA, StatusImpor.GAGAL):
        return render(request, "laporan/impor_dokumen_gagal.html", konteks)
    if impor.status == StatusImpor.DITERAPKAN:
        return render(request, "laporan/impor_dokumen_hasil.html", konteks | _hasil(impor, request.pemda))
    konteks |= {"ringkas": ringkas(impor), "ada_keputusan": ada_keputusan(impor)}
    url = reverse("impor_dokumen_periksa_semua", args=[slug_pemda, pk])
    massal = [{"label": "Tandai sudah diperiksa", "url": url, "konfirmasi": ""}]
    konteks["aksi_massal"] = massal if impor.status == StatusImpor.SIAP else []
    return render(request, "laporan/impor_dokumen_rincian.html", konteks)


def _hasil(impor: Impor, pemda) -> dict:
    isi = hasil_tersimpan(impor) or {}
    angka = [(label, isi.get(nama, 0)) for nama, label in ANGKA_HASIL.items()]
    return {"angka": angka, "kalimat_hasil": isi.get("kalimat", []), "tautan": tautan(impor, pemda)}


@require_POST
def baca_lagi(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Read a document once more that could not be read."""
    antrekan_baca(oleh=request.pelaku, impor=muat_impor(request, pk))
    return redirect("impor_dokumen_rincian", slug_pemda, pk)


@require_form
def kepala(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Whose document it is, for which years."""
    impor = muat_siap(request, pk)
    form = KepalaImporForm(
        request.POST or None,
        initial=_awal_kepala(impor),
        instansi=impor_umum.instansi_pilihan(request.pelaku),
        boleh_buat=boleh(request.pelaku, "kelola_organisasi"),
    )
    aksi = partial(sunting.atur_kepala, oleh=request.pelaku, impor=impor)
    if request.method == "POST" and form.kirim(aksi, _awal_kepala):
        messages.success(request, "Perangkat daerah dan tahun tersimpan.")
        return redirect("impor_dokumen_rincian", slug_pemda, pk)
    remah = remah_impor(slug_pemda, impor, "Perangkat daerah dan tahun")
    konteks = {"form": form, "impor": impor, "kepala": kepala_tampil(impor), "remah": remah}
    return render(request, "laporan/impor_dokumen_kepala.html", konteks, status=form.kode)


def _awal_kepala(impor: Impor) -> dict:
    masa = baca_masa((impor.kepala.get("tahun") or {}).get("teks", ""))
    return {
        "judul": impor.judul,
        "instansi": impor.instansi,
        "tahun": impor.tahun or (masa[0] if masa else None),
        "sampai": masa[1] if masa and masa[1] != masa[0] else None,
        "tahun_target": impor.kepala.get("tahun_target"),
        "buat_instansi": bool(impor.kepala.get("buat_instansi")),
        "versi": impor.versi,
    }


@require_POST
def batal(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Give the import up."""
    impor = muat_impor(request, pk)
    form = HapusForm(request.POST)
    if form.kirim(partial(sunting.batalkan, oleh=request.pelaku, impor=impor)):
        messages.success(request, f"Impor “{impor.judul}” dibatalkan. Tidak ada data yang berubah.")
        return redirect("impor_dokumen", slug_pemda)
    messages.warning(request, "Impor ini baru saja berubah. Periksa keadaannya, lalu batalkan lagi bila perlu.")
    return redirect("impor_dokumen_rincian", slug_pemda, pk)
