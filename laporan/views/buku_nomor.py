"""Registers of numbers: list, open, change. Petugas penomoran and the admin of the pemda."""

from functools import partial

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.alamat import baca_kunci
from kinerja.tables import berdaftar
from laporan.domain import bentuk_nomor
from laporan.domain import buku_nomor as domain
from laporan.forms.nomor import BukuTambahForm, BukuUbahForm
from laporan.models import BukuNomor, Keputusan
from laporan.tables.buku_nomor import BukuNomorTable
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form


@berdaftar
@require_safe
def daftar(request, slug_pemda):
    """All registers, and those of last year that have no successor yet."""
    pastikan(request.pelaku, "kelola_buku_nomor")
    buku = BukuNomor.objects.select_related("pemda").annotate(dipakai=Count("keputusan"))
    tambah = reverse("buku_tambah", args=[slug_pemda])
    tabel = BukuNomorTable.untuk(request, buku, kosong_url=tambah, kosong_tombol="Buka buku nomor")
    tahun = timezone.localdate().year
    konteks = {"tabel": tabel, "tahun_ini": tahun, "belum": domain.belum_dibuka(tahun), "remah": [("Buku nomor", "")]}
    return render(request, "laporan/buku_daftar.html", konteks)


@require_form
def tambah(request, slug_pemda):
    """Open a register: blank, as last year's (?dari=), or for a decree (?keputusan=), to which it then returns."""
    pastikan(request.pelaku, "kelola_buku_nomor")
    keputusan = _dari_alamat(request, "keputusan", Keputusan.objects.select_related("instansi"))
    form = BukuTambahForm(request.POST or None, initial=_awal(request, keputusan))
    if request.method == "POST" and (buku := form.kirim(partial(domain.buat, oleh=request.pelaku))):
        messages.success(request, f"Buku nomor {buku.penerbit} tahun {buku.tahun} sudah dibuka.")
        if keputusan:
            return redirect("keputusan_nomori", slug_pemda, keputusan.pk)
        return redirect("buku_daftar", slug_pemda)
    konteks = {"form": form, "judul": "Buka buku nomor", "tombol": "Buka buku nomor", "buku": None}
    konteks |= {"contoh": _contoh(form), "remah": [*_remah(slug_pemda), ("Buka buku nomor", "")]}
    return render(request, "laporan/buku_formulir.html", konteks, status=form.kode)


@require_form
def ubah(request, slug_pemda, pk):
    """Form and last number of one register."""
    buku = get_object_or_404(BukuNomor, pk=pk)
    pastikan(request.pelaku, "kelola_buku_nomor")
    awal = {"format": buku.format, "terakhir": buku.terakhir, "tahun": buku.tahun, "versi": buku.versi}
    form = BukuUbahForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.kirim(partial(domain.ubah, buku, oleh=request.pelaku)):
        messages.success(request, "Buku nomor sudah disimpan. Nomor yang sudah terdaftar tidak berubah.")
        return redirect("buku_daftar", slug_pemda)
    judul = f"{buku.naskah} {buku.penerbit} {buku.tahun}"
    konteks = {"form": form, "judul": judul, "tombol": "Simpan buku nomor", "buku": buku}
    konteks |= {"contoh": _contoh(form), "remah": [*_remah(slug_pemda), (judul, "")]}
    return render(request, "laporan/buku_formulir.html", konteks, status=form.kode)


@require_safe
def contoh(request, slug_pemda):
    """The number that what is typed would give next, or what is wrong with it."""
    pastikan(request.pelaku, "kelola_buku_nomor")
    isi = _susun_contoh(request.GET.get("format", ""), request.GET.get("terakhir", ""), request.GET.get("tahun", ""))
    return render(request, "laporan/buku_contoh.html", {"contoh": isi})


def _awal(request, keputusan) -> dict:
    if keputusan:
        tahun = request.GET.get("tahun", "")
        usul = domain.usul_untuk(keputusan, int(tahun) if tahun.isdecimal() else timezone.localdate().year)
    elif lama := _dari_alamat(request, "dari", BukuNomor.objects.select_related("instansi")):
        usul = domain.usul_tahun_depan(lama)
    else:
        usul = {"tahun": timezone.localdate().year, "format": bentuk_nomor.CONTOH_BENTUK, "terakhir": 0}
    return usul


def _dari_alamat(request, nama: str, semua):
    """The row that ?nama=<pk> of the address names; None without one."""
    kunci = baca_kunci(request.GET.get(nama, ""))
    return get_object_or_404(semua, pk=kunci) if kunci is not None else None


def _contoh(form) -> dict:
    return _susun_contoh(
        *(
            str(form[nama].value() or "") if nama in form.fields else str(form.initial.get(nama, ""))
            for nama in ("format", "terakhir", "tahun")
        )
    )


def _susun_contoh(bentuk: str, terakhir: str, tahun: str) -> dict:
    """{nomor, salah}: the next number, or the sentence."""
    if salah := bentuk_nomor.kesalahan(bentuk):
        return {"nomor": "", "salah": salah}
    hari = timezone.localdate()
    hari = hari.replace(year=int(tahun), day=1) if tahun.isdecimal() and 2000 <= int(tahun) <= 2100 else hari
    urut = int(terakhir) + 1 if terakhir.isdecimal() and len(terakhir) < 7 else 1
    return {"nomor": bentuk_nomor.tulis(bentuk, urut, hari), "salah": ""}


def _remah(slug_pemda: str) -> list[tuple[str, str]]:
    return [("Buku nomor", reverse("buku_daftar", args=[slug_pemda]))]
