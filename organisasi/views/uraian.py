"""Items of tugas and fungsi of a jabatan. An item is named by its place; the jabatan's version guards it."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from organisasi.domain import uraian as domain
from organisasi.forms.dasar import HapusForm
from organisasi.forms.uraian import KeadaanForm, PindahForm, UraianTambahForm, UraianUbahForm
from organisasi.views.instansi import require_form
from organisasi.views.jabatan import remah_jabatan
from organisasi.views.muat import muat_jabatan, muat_jenis
from organisasi.views.uraian_bagian import catat_urungan, jawab


@require_form
def uraian_tambah(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    jabatan, kata = _muat_daftar(request, pk, jenis)
    form = UraianTambahForm(request.POST or None, initial={"versi": jabatan.versi})
    simpan = partial(domain.tambah, oleh=request.pelaku, jabatan=jabatan, jenis=kata)
    if request.method == "POST" and form.kirim(simpan, lambda terkini: {}):
        messages.success(request, f"{kata.label} sudah ditambahkan.")
        return jawab(request, jabatan, kata)
    return _formulir(request, form, jabatan, f"Tambah {kata.label.lower()}", f"Simpan {kata.label.lower()}")


@require_form
def uraian_ubah(request: HttpRequest, slug_pemda: str, pk: int, jenis: str, nomor: int) -> HttpResponse:
    jabatan, kata = _muat_daftar(request, pk, jenis)
    butir = _muat_butir(jabatan, kata, nomor)
    form = UraianUbahForm(request.POST or None, initial=butir | {"versi": jabatan.versi})
    simpan = partial(domain.ubah, oleh=request.pelaku, jabatan=jabatan, jenis=kata, nomor=nomor)
    if request.method == "POST" and form.kirim(simpan, lambda terkini: butir):
        messages.success(request, f"{kata.label} nomor {nomor} sudah disimpan.")
        return jawab(request, jabatan, kata)
    return _formulir(request, form, jabatan, f"Ubah {kata.label.lower()} nomor {nomor}", "Simpan perubahan")


@require_form
def uraian_hapus(request: HttpRequest, slug_pemda: str, pk: int, jenis: str, nomor: int) -> HttpResponse:
    jabatan, kata = _muat_daftar(request, pk, jenis)
    butir = _muat_butir(jabatan, kata, nomor)
    form = HapusForm(request.POST or None, initial={"versi": jabatan.versi})
    if request.method == "POST" and form.is_valid():
        sebelum = domain.potret(jabatan, kata)
        terkini = domain.hapus(oleh=request.pelaku, jabatan=jabatan, jenis=kata, nomor=nomor, **form.cleaned_data)
        catat_urungan(request, terkini, kata, sebelum, f"{kata.label} nomor {nomor} sudah dihapus.")
        return jawab(request, terkini, kata, fokus=f"{kata.value}-hapus-{min(nomor, len(sebelum) - 1)}")
    judul = f"Hapus {kata.label.lower()} nomor {nomor}?"
    konteks = {
        "form": form,
        "judul": judul,
        "kalimat": f"“{butir['isi']}” dihapus dari {jabatan.nama}. Isinya tetap terbaca di Riwayat.",
        "tombol": f"Hapus {kata.label.lower()}",
        "remah": [*remah_jabatan(slug_pemda, jabatan), (judul, "")],
    }
    return render(request, "organisasi/hapus.html", konteks)


@require_POST
def uraian_pindah(request: HttpRequest, slug_pemda: str, pk: int, jenis: str, nomor: int) -> HttpResponse:
    """Move an item to another place in its list (`ke`, from 1)."""
    jabatan, kata = _muat_daftar(request, pk, jenis)
    _muat_butir(jabatan, kata, nomor)
    form = PindahForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Butir belum dipindahkan: tujuan tidak terbaca. Coba lagi dari halaman ini.")
        return jawab(request, jabatan, kata)
    sebelum, ke = domain.potret(jabatan, kata), form.cleaned_data["ke"]
    terkini = domain.pindah(oleh=request.pelaku, jabatan=jabatan, jenis=kata, nomor=nomor, **form.cleaned_data)
    if terkini.versi != jabatan.versi:
        catat_urungan(request, terkini, kata, sebelum, f"{kata.label} nomor {nomor} dipindahkan ke nomor {ke}.")
    return jawab(request, terkini, kata, fokus=_tombol_fokus(kata, nomor, ke, len(sebelum)))


@require_POST
def uraian_keadaan(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """What stands under the heading of a list without items."""
    jabatan, kata = _muat_daftar(request, pk, jenis)
    form = KeadaanForm(request.POST)
    if form.is_valid():
        domain.atur_keadaan(oleh=request.pelaku, jabatan=jabatan, jenis=kata, **form.cleaned_data)
        messages.success(request, f"Keadaan {kata.label.lower()} sudah disimpan.")
    else:
        messages.error(request, "Keadaan belum disimpan: pilih salah satu dari daftar.")
    return jawab(request, jabatan, kata)


def _tombol_fokus(jenis, nomor: int, ke: int, banyak: int) -> str:
    """Id of the button to press again for the item that moved; at the end of the list the one that is not greyed."""
    naik = (ke < nomor and ke > 1) or ke >= banyak
    return f"{jenis.value}-{'naik' if naik else 'turun'}-{min(ke, banyak)}"


def _muat_daftar(request, pk: int, jenis: str):
    return muat_jabatan(request, pk, "kelola_jabatan"), muat_jenis(jenis)


def _muat_butir(jabatan, jenis, nomor: int) -> dict[str, str]:
    butir = domain.daftar(jabatan, jenis)
    if not 1 <= nomor <= len(butir):
        raise Http404("Butir ini tidak ada.")
    return butir[nomor - 1]


def _formulir(request, form, jabatan, judul: str, tombol: str) -> HttpResponse:
    remah = [*remah_jabatan(request.pemda.slug, jabatan), (judul, "")]
    konteks = {"form": form, "judul": f"{judul}: {jabatan.nama}", "tombol": tombol, "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)
