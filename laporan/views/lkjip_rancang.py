"""Making a LKjIP, its head, bringing its sections up to date."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kinerja.alamat import baca_kunci
from laporan.domain.lkjip import kepala as domain_kepala
from laporan.domain.lkjip import rancang as domain
from laporan.domain.lkjip.penyunting import pastikan_dapat
from laporan.forms.lkjip import BuatLkjipForm, KepalaLkjipForm
from laporan.models import Lkjip
from laporan.tables.lkjip import url_lkjip
from laporan.views.muat import muat_lkjip
from laporan.views.remah import remah_daftar_lkjip, remah_lkjip
from organisasi.galat import Ditolak
from organisasi.models import Instansi
from organisasi.permissions import KALIMAT, boleh, pastikan
from organisasi.views.instansi import require_form


def instansi_penyusun(pelaku) -> list[Instansi]:
    """Those the actor writes reports for."""
    return [satu for satu in pelaku.instansi_sendiri if boleh(pelaku, "isi_data", satu)]


@require_form
def buat(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """`?tahun=` proposes another year."""
    instansi = instansi_penyusun(request.pelaku)
    if not instansi:
        raise Ditolak(KALIMAT["isi_data"])
    form = BuatLkjipForm(request.POST or None, instansi=instansi, initial=_usul(request, instansi))
    if request.method == "POST" and (lkjip := form.kirim(partial(domain.rancang, oleh=request.pelaku))):
        messages.success(request, f"LKjIP {lkjip.tahun} dibuat dengan {lkjip.bagian.count()} bagian. Isi naskahnya.")
        return redirect(url_lkjip(lkjip))
    konteks = {
        "form": form,
        "lama": domain.terakhir(instansi, 5),
        "remah": remah_daftar_lkjip(slug_pemda, ("Buat LKjIP", "")),
    }
    return render(request, "laporan/lkjip_buat.html", konteks, status=form.kode)


def _usul(request: HttpRequest, instansi: list[Instansi]) -> dict:
    """The year after the last report, else last year; with a report before it, its general chapters."""
    lama = domain.terakhir(instansi[:1], 1)
    tahun = baca_kunci(request.GET.get("tahun", "")) or (lama[0].tahun + 1 if lama else timezone.localdate().year - 1)
    return {"tahun": tahun, "ambil": domain.AMBIL_UMUM if lama else "", "instansi": instansi[0].pk}


@require_form
def kepala(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Signatory, date, and the average the sentences speak of."""
    lkjip = muat_lkjip(request, pk)
    pastikan(request.pelaku, "isi_data", lkjip.instansi)
    form = KepalaLkjipForm(request.POST or None, lkjip=lkjip)
    if request.method == "POST":
        tersimpan = form.kirim(partial(domain_kepala.ubah_kepala, lkjip, oleh=request.pelaku), _tersimpan)
        if tersimpan:
            messages.success(request, "Kepala laporan tersimpan.")
            return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = {
        "judul": "Penanda tangan dan tanggal",
        "form": form,
        "tombol": "Simpan kepala laporan",
        "remah": remah_lkjip(lkjip, "Penanda tangan dan tanggal"),
    }
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


def _tersimpan(terkini: Lkjip) -> dict:
    return {nama: getattr(terkini, nama) for nama in ("jabatan_penandatangan", "tanggal", "rata_utama")}


@require_POST
def segarkan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Bring the sections in line with the sasaran in force."""
    lkjip = muat_lkjip(request, pk)
    pastikan_dapat(request.pelaku, lkjip)
    hasil = domain.segarkan(lkjip, oleh=request.pelaku)
    messages.success(request, _kalimat(hasil))
    if hasil.tersisa:
        nama = "; ".join(f"“{judul}”" for judul in hasil.tersisa)
        kalimat = f"Sasarannya sudah tidak ada di dokumen yang berlaku, tetapi naskahnya disimpan: {nama}."
        messages.warning(request, kalimat)
    return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=pk)


def _kalimat(hasil: domain.Segaran) -> str:
    bagian = [
        f"{len(daftar)} bagian {kata}"
        for daftar, kata in ((hasil.tambah, "ditambahkan"), (hasil.hapus, "dibuang"))
        if daftar
    ]
    if bagian:
        return f"Kerangka disegarkan: {' dan '.join(bagian)}."
    return (
        "Kerangka disegarkan: urutan atau judul sasaran mengikuti dokumen."
        if hasil.berubah
        else "Kerangka sudah sesuai."
    )
