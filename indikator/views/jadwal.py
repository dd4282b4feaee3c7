"""Jadwal: the calendar of a year, setting it, and extensions."""

from functools import partial

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.alamat import alamat_jadwal
from indikator.domain import atur_jadwal as domain
from indikator.domain.jadwal import jadwal
from indikator.enums import JenisJadwal
from indikator.forms.jadwal import JadwalForm, PerpanjanganForm
from indikator.models import PerpanjanganJadwal
from kinerja.tanggal import tulis_tanggal
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import boleh, pastikan
from organisasi.tahun import tahun_kini
from organisasi.views.instansi import require_form


@require_safe
def jadwal_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """The calendar as it holds, and its extensions: all for who reads the whole pemda, else those of the own OPD."""
    tahun = tahun_kini(request)
    waktu = jadwal(tahun)
    konteks = {
        "tahun_jadwal": tahun,
        "baris": list(waktu.items()),
        "tersimpan": any(satu.tersimpan for satu in waktu.values()),
        "perpanjangan": list(_terlihat(request.pelaku).filter(tahun=tahun).select_related("instansi")),
        "boleh_atur": boleh(request.pelaku, "kelola_jadwal"),
        "boleh_riwayat": boleh(request.pelaku, "lihat_riwayat"),
        "remah": [("Beranda", reverse("beranda_pemda", args=[slug_pemda])), ("Jadwal", "")],
    }
    return render(request, "indikator/jadwal_daftar.html", konteks)


def _terlihat(pelaku):
    semua = boleh(pelaku, "kelola_jadwal") or boleh(pelaku, "lihat_rekap")
    return PerpanjanganJadwal.objects.filter(Q() if semua else pelaku.wilayah("instansi"))


@require_form
def jadwal_ubah(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """All rows of a year in one form."""
    pastikan(request.pelaku, "kelola_jadwal")
    form = JadwalForm(request.POST or None, initial=JadwalForm.awal(domain.jadwal_tersimpan(tahun)))
    aksi = partial(_simpan, request.pelaku, tahun, form)
    if request.method == "POST" and form.kirim(aksi, lambda terkini: JadwalForm.rata(terkini.isi)):
        messages.success(request, f"Jadwal {tahun} tersimpan. Pengingat tenggatnya berjalan sendiri.")
        return _ke_daftar(slug_pemda, tahun)
    konteks = {"form": form, "tahun_jadwal": tahun, "remah": _remah(slug_pemda, tahun, "Ubah jadwal")}
    return render(request, "indikator/jadwal_ubah.html", konteks, status=form.kode)


def _simpan(pelaku, tahun: int, form: JadwalForm, versi: int, **tanggal):
    return domain.simpan_jadwal(oleh=pelaku, tahun=tahun, isi=form.isi_jadwal(), versi=versi)


@require_POST
def jadwal_bawaan(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """Back to the default."""
    if domain.kembalikan_bawaan(oleh=request.pelaku, tahun=tahun):
        messages.success(request, f"Jadwal {tahun} kembali ke bawaan; pengingat otomatisnya berhenti.")
    return _ke_daftar(slug_pemda, tahun)


@require_form
def perpanjangan_tambah(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """One extension for several instansi; `?jenis=` and `?instansi=` (keys) are chosen beforehand."""
    pastikan(request.pelaku, "kelola_jadwal")
    awal = {"jenis": request.GET.get("jenis", JenisJadwal.TW1), "instansi": request.GET.getlist("instansi")}
    form = PerpanjanganForm(request.POST or None, initial=awal)
    if request.method == "POST" and (hasil := form.kirim(partial(_perpanjang, request.pelaku, tahun))) is not None:
        if hasil:
            sampai = tulis_tanggal(hasil[0].sampai)
            messages.success(request, f"Tenggat {len(hasil)} perangkat daerah diperpanjang sampai {sampai}.")
        return _ke_daftar(slug_pemda, tahun)
    konteks = {"form": form, "tahun_jadwal": tahun, "remah": _remah(slug_pemda, tahun, "Perpanjang waktu")}
    return render(request, "indikator/perpanjangan_tambah.html", konteks, status=form.kode)


def _perpanjang(pelaku, tahun: int, jenis: str, instansi, **isi) -> list[PerpanjanganJadwal]:
    alamat = alamat_jadwal(pelaku.pemda.slug, tahun, jenis)
    return domain.perpanjang(oleh=pelaku, tahun=tahun, jenis=jenis, instansi=list(instansi), alamat=alamat, **isi)


@require_POST
def perpanjangan_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    perpanjangan = get_object_or_404(PerpanjanganJadwal, pk=pk)
    pastikan(request.pelaku, "kelola_jadwal")
    form = HapusForm(request.POST)
    versi = form.cleaned_data["versi"] if form.is_valid() else perpanjangan.versi
    domain.hapus_perpanjangan(oleh=request.pelaku, perpanjangan=perpanjangan, versi=versi)
    messages.success(request, f"Perpanjangan {perpanjangan} dihapus; tenggat umum berlaku lagi.")
    return _ke_daftar(slug_pemda, perpanjangan.tahun)


def _remah(slug_pemda: str, tahun: int, judul: str) -> list[tuple[str, str]]:
    return [(f"Jadwal {tahun}", f"{reverse('jadwal_daftar', args=[slug_pemda])}?tahun={tahun}"), (judul, "")]


def _ke_daftar(slug_pemda: str, tahun: int) -> HttpResponse:
    return redirect(f"{reverse('jadwal_daftar', args=[slug_pemda])}?tahun={tahun}")
