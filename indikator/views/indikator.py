"""Indikator of a sheet: add, change, delete, move."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from indikator.domain import dukungan
from indikator.domain import indikator as domain
from indikator.domain import pratinjau as domain_pratinjau
from indikator.forms.dasar import ArahForm
from indikator.forms.indikator import IndikatorTambahForm, IndikatorUbahForm
from indikator.forms.komponen import tulis as tulis_komponen
from indikator.forms.rumus import TAMBAH, teks_tampil
from indikator.models import Indikator, Satuan
from indikator.views.lembar import hapus_baris, remah_lembar, url_lembar
from indikator.views.muat import muat_indikator, muat_sasaran
from kinerja.alamat import baca_kunci
from organisasi.views.instansi import require_form


@require_form
def indikator_tambah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """Add an indicator to a sasaran; with ?induk= a sub-indicator."""
    sasaran = muat_sasaran(request, pk)
    lembar, induk = sasaran.lembar, _muat_induk(request, sasaran)
    awal = {"sasaran": sasaran.pk, "frekuensi": induk.frekuensi if induk else "tahunan"}
    pilihan = {"lembar": lembar, "tahun": tahun_dokumen(lembar, tahun), "sasaran": sasaran if induk else None}
    form = _susun_form(request, IndikatorTambahForm, awal, pilihan)
    simpan = partial(_buat, request.pelaku, form, induk)
    if form.is_bound and (indikator := form.kirim(simpan)):
        messages.success(request, "Indikator sudah ditambahkan.")
        return redirect(url_indikator(slug_pemda, tahun, indikator))
    judul = f"Tambah sub-indikator: {induk.nama}" if induk else "Tambah indikator"
    return _formulir(request, tahun, form, lembar, judul)


def _buat(pelaku, form, induk, **terkirim) -> Indikator:
    return domain.buat(oleh=pelaku, induk=induk, silsilah=terkirim["silsilah"], **form.isian())


def _muat_induk(request, sasaran) -> Indikator | None:
    tertulis = request.GET.get("induk", "")
    return get_object_or_404(Indikator, pk=baca_kunci(tertulis), sasaran=sasaran, induk=None) if tertulis else None


@require_form
def indikator_ubah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    indikator = muat_indikator(request, pk)
    lembar, milik = indikator.lembar, indikator.sasaran if indikator.induk_id else None
    pilihan = {"lembar": lembar, "tahun": tahun_dokumen(lembar, tahun), "sasaran": milik}
    pilihan["rumus_lama"] = getattr(indikator, "rumus", None)
    form = _susun_form(request, IndikatorUbahForm, _tersimpan(indikator), pilihan)
    simpan = partial(_ubah, request.pelaku, form, indikator)
    if form.is_bound and form.kirim(simpan, partial(_pembanding, form)):
        messages.success(request, "Indikator sudah disimpan.")
        return redirect(url_indikator(slug_pemda, tahun, indikator))
    ada = {"indikator": indikator, "mendukung": dukungan.sebutan(indikator)}
    return _formulir(request, tahun, form, indikator.lembar, "Ubah indikator", **ada)


def _ubah(pelaku, form, indikator, **terkirim) -> Indikator:
    """Who saved the whole form has read the row."""
    return domain.ubah(indikator, oleh=pelaku, versi=terkirim["versi"], belum_ditinjau=False, **form.isian())


def _tersimpan(indikator) -> dict:
    """Stored values by the fields of the form, but the formula."""
    nama = ("nama", "satuan", "arah", "tipe_penghitungan", "cara_isi", "metode", "frekuensi")
    nama += ("sumber_data", "standar_nasional", "sumber_standar", "penanggung_jawab", "versi")
    isi = {kolom: getattr(indikator, kolom) for kolom in nama} | {"sasaran": indikator.sasaran}
    isi["komponen"] = [(satu.nama, satu.bulan) for satu in indikator.komponen.all()]
    return isi | {f"target_{satu.tahun}": satu.teks for satu in indikator.target.filter(triwulan=0)}


def _pembanding(form, indikator) -> dict:
    """Stored values to show beside what was typed; the formula in words, where it is another one."""
    isi, rumus = _tersimpan(indikator), getattr(indikator, "rumus", None)
    if isi["komponen"] != form.cleaned_data["komponen"]:
        isi["komponen"] = tulis_komponen(isi["komponen"])
    if rumus is not None and rumus.teks != form.teks_rumus:
        isi["rumus"] = teks_tampil(rumus.teks, indikator.nama)
    return isi


def _susun_form(request, kelas, awal: dict, pilihan: dict):
    """The form as sent; only shown again, unchecked, where a button asked for another row or a new reading."""
    if request.method == "POST" and TAMBAH in request.POST:
        return kelas(initial=awal | request.POST.dict(), **pilihan)
    return kelas(request.POST or None, initial=awal, **pilihan)


def pratinjau(form) -> domain_pratinjau.Pratinjau:
    """How the form is read now."""
    satuan = form.satuan_dipakai
    target = domain_pratinjau.baca_target(form.target_tertulis, form.nama_indikator, satuan)
    isi = {"angka": form.angka, "target": target, "satuan": satuan, "galat": str(form.galat_rumus or "")}
    return domain_pratinjau.susun(form.teks_rumus, form.bacaan, **isi)


@require_form
def indikator_hapus(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    indikator = muat_indikator(request, pk)
    jumlah = indikator.sub.count()
    konteks = {
        "kalimat": f"“{indikator.nama}” dihapus beserta rumus dan targetnya. Isinya tetap terbaca di Riwayat.",
        "halangan": f"Indikator ini masih punya {jumlah} sub-indikator. Hapus itu dulu." if jumlah else "",
    }
    return hapus_baris(request, tahun, indikator, domain.hapus, konteks)


@require_POST
def indikator_pindah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    indikator = muat_indikator(request, pk)
    form = ArahForm(request.GET.dict() | request.POST.dict())
    if form.is_valid():
        domain.pindah(indikator, oleh=request.pelaku, **form.cleaned_data)
    else:
        messages.error(request, "Indikator belum dipindahkan: tujuannya tidak terbaca. Coba lagi dari halaman ini.")
    return redirect(url_indikator(slug_pemda, tahun, indikator))


def tahun_dokumen(lembar, tahun: int) -> list[int]:
    """Years of the document, the year of the page first."""
    semua = range(lembar.penetapan.tahun_mulai, lembar.penetapan.tahun_selesai + 1)
    return sorted(semua, key=lambda satu: (satu != tahun, satu))


def url_indikator(slug_pemda: str, tahun: int, indikator) -> str:
    return f"{url_lembar(slug_pemda, tahun, indikator.lembar)}#indikator-{indikator.pk}"


def _formulir(request, tahun: int, form, lembar, judul: str, **ada) -> HttpResponse:
    """The form with its preview as the stored or typed values would be read; `ada`: what is said of a stored row."""
    konteks = ada | {
        "form": form,
        "judul": judul,
        "lembar": lembar,
        "tahun_lembar": tahun,
        "daftar_satuan": Satuan.objects.values_list("nama", flat=True),
        "pratinjau": pratinjau(form),
        "remah": [*remah_lembar(request.pemda.slug, tahun, lembar), (judul.partition(":")[0], "")],
    }
    return render(request, "indikator/indikator_formulir.html", konteks, status=form.kode)
