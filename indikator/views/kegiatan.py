"""Kegiatan and sub kegiatan of the budget: add, change, delete, move."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from indikator.alamat import alamat_anggaran
from indikator.domain.anggaran import buat_kegiatan, hapus_kegiatan, ubah_kegiatan
from indikator.forms.anggaran import KegiatanTambahForm, KegiatanUbahForm
from indikator.models import Kegiatan, Program
from indikator.views.halaman_anggaran import remah_anggaran
from indikator.views.program import hapus_baris, pindah_baris
from kinerja.alamat import baca_kunci
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi


def muat_kegiatan(request: HttpRequest, tahun: int, pk: int) -> Kegiatan:
    ikut = ("instansi__pemda", "program", "induk__program", "sasaran", "indikator")
    kegiatan = get_object_or_404(Kegiatan.objects.select_related(*ikut), pk=pk, tahun=tahun)
    pastikan(request.pelaku, "isi_data", kegiatan.instansi)
    return kegiatan


@require_form
def kegiatan_tambah(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """A kegiatan (`program` in the address chooses its program), or with `induk` a sub kegiatan of that one."""
    milik = muat_instansi(request, instansi, "isi_data")
    induk = _dari_alamat(request, Kegiatan.objects.select_related("program"), "induk", milik, tahun)
    program = _dari_alamat(request, Program.objects.all(), "program", milik, tahun)
    tetap = {"instansi": milik, "tahun": tahun}
    form = KegiatanTambahForm(request.POST or None, initial={"program": program}, induk=induk, **tetap)
    aksi = partial(buat_kegiatan, oleh=request.pelaku, induk=induk, **tetap)
    kata = "sub kegiatan" if induk else "kegiatan"
    if request.method == "POST" and (kegiatan := form.kirim(aksi)):
        messages.success(request, f"{kata.capitalize()} sudah ditambahkan.")
        return redirect(alamat_anggaran(slug_pemda, kegiatan))
    konteks = {
        "form": form,
        "judul": f"Tambah {kata}",
        "tombol": f"Simpan {kata}",
        "induk": induk,
        "berangka": induk is not None and (induk.pagu is not None or induk.serapan.exists()),
        "remah": remah_anggaran(slug_pemda, tahun, milik, (f"Tambah {kata}", "")),
    }
    return render(request, "indikator/kegiatan_tambah.html", konteks, status=form.kode)


def _dari_alamat(request, semua, nama: str, instansi, tahun: int):
    """The row that the address names; None without one, 404 for one of somebody else."""
    teks = request.GET.get(nama, "")
    if not teks:
        return None
    return get_object_or_404(semua, pk=baca_kunci(teks), instansi=instansi, tahun=tahun)


@require_form
def kegiatan_ubah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    kegiatan = muat_kegiatan(request, tahun, pk)
    awal = {nama: getattr(kegiatan, nama) for nama in ("nama", "kode", "sumber_dana", "program", "versi")}
    tetap = {"instansi": kegiatan.instansi, "tahun": tahun, "sub": kegiatan.induk_id is not None}
    form = KegiatanUbahForm(request.POST or None, initial=awal, **tetap)
    form.initial["kaitan"] = form.fields["kaitan"].kunci(kegiatan)
    if request.method == "POST" and form.kirim(partial(ubah_kegiatan, kegiatan, oleh=request.pelaku)):
        messages.success(request, f"{_kata(kegiatan).capitalize()} sudah disimpan.")
        return redirect(alamat_anggaran(slug_pemda, kegiatan))
    konteks = {
        "form": form,
        "baris": kegiatan,
        "judul": f"Ubah {_kata(kegiatan)}",
        "tombol": f"Simpan {_kata(kegiatan)}",
        "jenis": "kegiatan",
        "anak": kegiatan.sub.count(),
        "remah": remah_anggaran(slug_pemda, tahun, kegiatan.instansi, (f"Ubah {_kata(kegiatan)}", "")),
    }
    return render(request, "indikator/anggaran_ubah.html", konteks, status=form.kode)


def _kata(kegiatan: Kegiatan) -> str:
    return "sub kegiatan" if kegiatan.induk_id else "kegiatan"


@require_form
def kegiatan_hapus(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    kegiatan = muat_kegiatan(request, tahun, pk)
    jumlah = kegiatan.sub.count()
    halangan = f"Kegiatan ini masih punya {jumlah} sub kegiatan. Hapus sub kegiatannya dulu." if jumlah else ""
    isi = "beserta pagu dan realisasinya. Isinya tetap terbaca di Riwayat."
    kalimat = f"“{kegiatan.nama}” dihapus dari anggaran {tahun} {isi}"
    return hapus_baris(request, kegiatan, hapus_kegiatan, kalimat, halangan)


@require_POST
def kegiatan_pindah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    return pindah_baris(request, muat_kegiatan(request, tahun, pk))
