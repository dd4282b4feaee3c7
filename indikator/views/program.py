"""Program of the budget: add, change, delete, move."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from indikator.alamat import alamat_anggaran
from indikator.domain.anggaran import buat_program, hapus_program, pindah, ubah_program
from indikator.domain.anggaran.pemakai import halangan_pemakai
from indikator.domain.anggaran.terkunci import susunan_terkunci
from indikator.forms.anggaran import ProgramTambahForm, ProgramUbahForm
from indikator.forms.dasar import ArahForm
from indikator.models import Program
from indikator.views.halaman_anggaran import remah_anggaran
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi


def muat_program(request: HttpRequest, tahun: int, pk: int) -> Program:
    program = get_object_or_404(Program.objects.select_related("instansi__pemda"), pk=pk, tahun=tahun)
    pastikan(request.pelaku, "isi_data", program.instansi)
    return program


@require_form
def program_tambah(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi, "isi_data")
    form = ProgramTambahForm(request.POST or None, instansi=milik, tahun=tahun)
    aksi = partial(buat_program, oleh=request.pelaku, instansi=milik, tahun=tahun)
    if request.method == "POST" and (program := form.kirim(aksi)):
        messages.success(request, "Program sudah ditambahkan. Lanjutkan dengan kegiatannya.")
        return redirect(alamat_anggaran(slug_pemda, program))
    konteks = {
        "form": form,
        "judul": "Tambah program",
        "tombol": "Simpan program",
        "remah": remah_anggaran(slug_pemda, tahun, milik, ("Tambah program", "")),
    }
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def program_ubah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    program = muat_program(request, tahun, pk)
    awal = {"nama": program.nama, "kode": program.kode, "versi": program.versi}
    form = ProgramUbahForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.kirim(partial(ubah_program, program, oleh=request.pelaku)):
        messages.success(request, "Program sudah disimpan.")
        return redirect(alamat_anggaran(slug_pemda, program))
    konteks = {
        "form": form,
        "baris": program,
        "judul": "Ubah program",
        "tombol": "Simpan program",
        "jenis": "program",
        "anak": 0,
        "remah": remah_anggaran(slug_pemda, tahun, program.instansi, ("Ubah program", "")),
    }
    return render(request, "indikator/anggaran_ubah.html", konteks, status=form.kode)


@require_form
def program_hapus(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    program = muat_program(request, tahun, pk)
    jumlah = program.kegiatan.filter(induk=None).count()
    halangan = f"Program ini masih punya {jumlah} kegiatan. Pindahkan atau hapus kegiatannya dulu." if jumlah else ""
    kalimat = f"“{program.nama}” dihapus dari anggaran {tahun}. Isinya tetap terbaca di Riwayat."
    return hapus_baris(request, program, hapus_program, kalimat, halangan)


def hapus_baris(request, baris, hapus, kalimat: str, halangan: str) -> HttpResponse:
    """Confirm and delete a program or kegiatan; `halangan` ("" for none) says why it cannot be."""
    slug, tahun, instansi, kata = request.pemda.slug, baris.tahun, baris.instansi, baris._meta.verbose_name
    halangan = halangan or halangan_pemakai(baris) or susunan_terkunci(instansi, tahun)
    form = HapusForm(request.POST or None, initial={"versi": baris.versi})
    if request.method == "POST" and form.kirim(partial(_hapus, hapus, baris, request.pelaku)):
        messages.success(request, f"{kata.capitalize()} sudah dihapus.")
        return redirect("anggaran_instansi", slug, tahun, instansi.slug)
    konteks = {
        "form": form,
        "kalimat": kalimat,
        "halangan": halangan,
        "judul": f"Hapus {kata}?",
        "tombol": f"Hapus {kata}",
        "remah": remah_anggaran(slug, tahun, instansi, (f"Hapus {kata}", "")),
    }
    return render(request, "indikator/hapus.html", konteks, status=form.kode)


def _hapus(hapus, baris, oleh, versi: int) -> bool:
    hapus(baris, oleh=oleh, versi=versi)
    return True


@require_POST
def program_pindah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    return pindah_baris(request, muat_program(request, tahun, pk))


def pindah_baris(request: HttpRequest, baris) -> HttpResponse:
    """One place up or down; back to the row."""
    form = ArahForm(request.GET.dict() | request.POST.dict())
    if form.is_valid():
        pindah(baris, oleh=request.pelaku, **form.cleaned_data)
    else:
        messages.error(request, "Belum dipindahkan: tujuannya tidak terbaca. Coba lagi dari halaman ini.")
    return redirect(alamat_anggaran(request.pemda.slug, baris))
