"""Settings of the pemda by its own admin: home with what is still missing, identity, letterhead, public page."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from organisasi import kesiapan
from organisasi.domain import lambang
from organisasi.domain import pemda as domain_pemda
from organisasi.domain.kop import baris_kop
from organisasi.domain.pengaturan import pengaturan as pengaturan_kini
from organisasi.domain.pengaturan import ubah_pengaturan
from organisasi.forms.pengaturan import CetakanForm, IdentitasForm, KopForm, LkjipForm, PublikForm
from organisasi.models import Instansi
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form


@require_safe
def pengaturan(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    langkah = kesiapan.semua_langkah(request.pemda)
    konteks = {
        "langkah": langkah,
        "jumlah_sisa": sum(bool(satu.sisa) for satu in langkah),
        "halaman": kesiapan.semua_halaman(request.pemda),
        "lambang": pengaturan_kini(request.pemda).lambang,
        "remah": [("Pengaturan", "")],
    }
    return render(request, "organisasi/pengaturan.html", konteks)


@require_form
def pengaturan_kop(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """Lines and emblem, with the letterhead of one instansi as it prints."""
    pastikan(request.pelaku, "kelola_organisasi")
    kini = pengaturan_kini(request.pemda)
    awal = {"kop_baris": kini.kop_baris, "versi": kini.versi}
    form = KopForm(request.POST or None, request.FILES or None, initial=awal)
    if request.method == "POST" and form.kirim(partial(lambang.atur_kop, oleh=request.pelaku), _kop_tersimpan):
        messages.success(request, "Kop sudah disimpan. Dokumen yang dicetak mulai sekarang memakainya.")
        return redirect("pengaturan_kop", slug_pemda)
    contoh = Instansi.objects.filter(aktif=True, contoh=False).select_related("pemda").order_by("nama").first()
    konteks = {
        "form": form,
        "judul": "Kop dan lambang",
        "tombol": "Simpan kop",
        "kini": kini,
        "contoh": contoh,
        "baris_contoh": baris_kop(contoh) if contoh else kini.kop_baris,
        "remah": remah_pengaturan(slug_pemda, ("Kop dan lambang", "")),
    }
    return render(request, "organisasi/pengaturan_kop.html", konteks, status=form.kode)


def _kop_tersimpan(terkini) -> dict:
    return {"kop_baris": terkini.kop_baris}


@require_form
def pengaturan_publik(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    kini = pengaturan_kini(request.pemda)
    awal = {"halaman_publik": kini.halaman_publik, "versi": kini.versi}
    form = PublikForm(request.POST or None, initial=awal)
    if request.method == "POST" and (baru := form.kirim(partial(ubah_pengaturan, oleh=request.pelaku))):
        keadaan = "terbuka untuk umum" if baru.halaman_publik else "tertutup"
        messages.success(request, f"Halaman publik {request.pemda.nama} sekarang {keadaan}.")
        return redirect("pengaturan", slug_pemda)
    konteks = {
        "form": form,
        "judul": "Halaman publik",
        "kini": kini,
        "tombol": "Simpan pilihan",
        "remah": remah_pengaturan(slug_pemda, ("Halaman publik", "")),
    }
    return render(request, "organisasi/pengaturan_publik.html", konteks, status=form.kode)


@require_form
def pengaturan_lkjip(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """Whether the reports of the OPD must be reviewed."""
    pastikan(request.pelaku, "kelola_organisasi")
    kini = pengaturan_kini(request.pemda)
    form = LkjipForm(request.POST or None, initial={n: getattr(kini, n) for n in ("reviu_lkjip_opd", "versi")})
    if request.method == "POST" and form.kirim(partial(ubah_pengaturan, oleh=request.pelaku)):
        messages.success(request, "Pilihan reviu LKjIP sudah disimpan.")
        return redirect("pengaturan", slug_pemda)
    remah = remah_pengaturan(slug_pemda, ("Reviu LKjIP", ""))
    konteks = {"form": form, "judul": "Reviu LKjIP", "tombol": "Simpan pilihan", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def pengaturan_cetakan(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """What a new decree begins with."""
    pastikan(request.pelaku, "kelola_organisasi")
    kini = pengaturan_kini(request.pemda)
    form = CetakanForm(request.POST or None, initial={n: getattr(kini, n) for n in ("kertas", "qr_dokumen", "versi")})
    if request.method == "POST" and form.kirim(partial(ubah_pengaturan, oleh=request.pelaku)):
        messages.success(request, "Kertas dan QR sudah disimpan.")
        return redirect("pengaturan", slug_pemda)
    remah = remah_pengaturan(slug_pemda, ("Kertas dan QR", ""))
    konteks = {"form": form, "judul": "Kertas dan QR", "tombol": "Simpan kertas dan QR", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def pengaturan_pemda(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """What the pemda may change of its own identity."""
    pastikan(request.pelaku, "kelola_organisasi")
    awal = {kolom: getattr(request.pemda, kolom) for kolom in domain_pemda.IDENTITAS}
    awal["versi"] = domain_pemda.versi_identitas(request.pemda)
    form = IdentitasForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.kirim(partial(domain_pemda.ubah_identitas, oleh=request.pelaku)):
        messages.success(request, "Identitas pemda sudah disimpan.")
        return redirect("pengaturan", slug_pemda)
    remah = remah_pengaturan(slug_pemda, ("Identitas pemda", ""))
    konteks = {"form": form, "judul": "Identitas pemda", "tombol": "Simpan identitas", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


def remah_pengaturan(slug_pemda: str, *lanjutan: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Pengaturan", reverse("pengaturan", args=[slug_pemda])), *lanjutan]
