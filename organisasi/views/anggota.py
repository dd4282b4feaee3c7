"""People of the pemda and their roles: list, invite, change, deactivate. Only the admin of the pemda."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinerja.tables import berdaftar, chip_saringan
from organisasi import penyewa
from organisasi.domain import keanggotaan as domain
from organisasi.domain import undangan
from organisasi.domain.anggota import semua_anggota
from organisasi.filters.anggota import AnggotaFilter
from organisasi.forms.anggota import AnggotaUbahForm, AnggotaUndangForm
from organisasi.forms.dasar import HapusForm
from organisasi.galat import IsianSalah
from organisasi.models import Keanggotaan
from organisasi.permissions import pastikan
from organisasi.tables.anggota import AnggotaTable, keadaan
from organisasi.views.instansi import require_form
from organisasi.views.pengaturan import remah_pengaturan


def _muat_anggota(request, pk: int) -> Keanggotaan:
    anggota = get_object_or_404(semua_anggota(), pk=pk)
    pastikan(request.pelaku, "kelola_organisasi")
    return anggota


@berdaftar
@require_safe
def anggota_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    saringan = AnggotaFilter(request.GET, queryset=semua_anggota())
    tabel = AnggotaTable.untuk(
        request,
        saringan.qs,
        saringan=saringan,
        kosong_langkah="Undang admin kedua, verifikator, lalu perencana tiap perangkat daerah.",
        kosong_url=reverse("anggota_undang", args=[slug_pemda]),
        kosong_tombol="Undang pengguna",
    )
    konteks = {
        "tabel": tabel,
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "jumlah_orang": saringan.qs.order_by().values("pengguna").distinct().count(),
        "remah": remah_pengaturan(slug_pemda, ("Pengguna dan peran", "")),
    }
    return render(request, "organisasi/anggota_daftar.html", konteks)


@require_form
def anggota_undang(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    awal = {kolom: request.GET.get(kolom, "") for kolom in ("nama", "surel", "peran", "instansi")}
    form = AnggotaUndangForm(request.POST or None, initial=awal)
    if request.method == "POST" and (baru := form.kirim(partial(undangan.undang, oleh=request.pelaku))):
        _kirim_nanti(request, baru)
        return redirect("anggota_rincian", slug_pemda, baru.pk)
    konteks = {"form": form, "judul": "Undang pengguna", "tombol": "Undang pengguna"}
    return render(
        request,
        "organisasi/formulir.html",
        konteks | {"remah": _remah(slug_pemda, ("Undang pengguna", ""))},
        status=form.kode,
    )


@require_safe
def anggota_rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """One person: every role in this pemda, what each may be changed to."""
    anggota = _muat_anggota(request, pk)
    peran = list(semua_anggota().filter(pengguna=anggota.pengguna).order_by("pk"))
    konteks = {
        "anggota": anggota,
        "daftar_peran": [{"anggota": satu, "keadaan": keadaan(satu)} for satu in peran],
        "hari_tautan": undangan.masa_tautan().days,
        "remah": _remah(slug_pemda, (anggota.nama_tampil, "")),
    }
    return render(request, "organisasi/anggota_rincian.html", konteks)


@require_form
def anggota_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    anggota = _muat_anggota(request, pk)
    awal = {"peran": anggota.peran, "instansi": anggota.instansi_id, "versi": anggota.versi}
    form = AnggotaUbahForm(request.POST or None, initial=awal, instansi_kini=anggota.instansi)
    if request.method == "POST" and form.kirim(partial(domain.ubah, oleh=request.pelaku, keanggotaan=anggota)):
        messages.success(request, f"Peran {anggota.pengguna.email} sudah diubah dan langsung berlaku.")
        return redirect("anggota_rincian", slug_pemda, pk)
    remah = _remah(slug_pemda, *_remah_anggota(slug_pemda, anggota), ("Ubah peran", ""))
    konteks = {"form": form, "judul": f"Ubah peran {anggota.nama_tampil}", "tombol": "Simpan peran", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_POST
def anggota_nonaktifkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    anggota, versi = _muat_anggota(request, pk), _versi(request)
    domain.nonaktifkan(oleh=request.pelaku, keanggotaan=anggota, versi=versi)
    kalimat = (
        f"{anggota.get_peran_display()} untuk {anggota.pengguna.email} dinonaktifkan; aksesnya langsung berakhir."
    )
    messages.success(request, kalimat)
    return redirect(
        "beranda" if anggota.pengguna == request.user else reverse("anggota_rincian", args=[slug_pemda, pk])
    )


@require_POST
def anggota_aktifkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    anggota = _muat_anggota(request, pk)
    domain.aktifkan(oleh=request.pelaku, keanggotaan=anggota, versi=_versi(request))
    messages.success(request, f"{anggota.get_peran_display()} untuk {anggota.pengguna.email} aktif kembali.")
    return redirect("anggota_rincian", slug_pemda, pk)


@require_POST
def anggota_undang_ulang(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    anggota = _muat_anggota(request, pk)
    undangan.pastikan_dapat_diulang(oleh=request.pelaku, keanggotaan=anggota)
    _kirim_nanti(request, anggota)
    return redirect("anggota_rincian", slug_pemda, pk)


def _kirim_nanti(request, anggota: Keanggotaan) -> None:
    """The mail leaves after the commit: what is not stored is not announced, what is not sent stays stored."""
    transaction.on_commit(partial(_kirim, request, anggota))


def _kirim(request, anggota: Keanggotaan) -> None:
    with penyewa.sebagai(request.pemda, request.user):
        terkirim = undangan.kirim(oleh=request.pelaku, keanggotaan=anggota)
    surel = anggota.pengguna.email
    if terkirim:
        messages.success(request, f"Undangan sudah dikirim ke {surel}.")
    else:
        messages.warning(
            request,
            f"Peran untuk {surel} sudah tersimpan, tetapi surelnya gagal terkirim. Tekan “Kirim ulang undangan”.",
        )


def _versi(request) -> int:
    form = HapusForm(request.POST)
    if not form.is_valid():
        raise IsianSalah("Halaman ini tidak lengkap terkirim. Muat ulang, lalu coba lagi.")
    return form.cleaned_data["versi"]


def _remah(slug_pemda: str, *lanjutan: tuple[str, str]) -> list[tuple[str, str]]:
    daftar = ("Pengguna dan peran", reverse("anggota_daftar", args=[slug_pemda]))
    return remah_pengaturan(slug_pemda, daftar, *lanjutan)


def _remah_anggota(slug_pemda: str, anggota) -> list[tuple[str, str]]:
    return [(anggota.nama_tampil, reverse("anggota_rincian", args=[slug_pemda, anggota.pk]))]
