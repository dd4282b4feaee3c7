"""Perjanjian kinerja: those of a year, and one with its parties, lines, versions and state."""

from functools import partial

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import (
    anggaran_pk,
    banding_pk,
    baris_pk,
    jadwal,
    pernyataan_pk,
    perubahan_pk,
    pihak_pk,
    pindaian_pk,
)
from indikator.domain import pk as domain
from indikator.domain.alur import pk as alur
from indikator.enums import PK_TERBUKA, JenisJadwal
from indikator.filters import PKFilter
from indikator.forms.verifikasi import CatatanForm
from indikator.models import PerjanjianKinerja
from indikator.panel_catatan import PembuatCatatan
from indikator.tables.pk import PKTable
from indikator.views.muat import muat_pk
from kinerja.tables import berdaftar, chip_saringan
from organisasi.domain.pengembalian import alasan_terakhir
from organisasi.enums import Tindakan
from organisasi.forms.alur import AlurForm
from organisasi.permissions import boleh
from organisasi.views.alur import jalankan_alur, susun_tombol

LANGKAH_SUSUN = "Isinya diambil dari IKU yang berlaku, atau dari lembar IKI sebuah jabatan."


@berdaftar
@require_safe
def pk_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """The PKs of the year that the reader may see."""
    semua = domain.terlihat(request.pelaku).filter(tahun=tahun)
    semua = semua.select_related("instansi", "jabatan").annotate(jumlah=Count("baris"))
    saringan = PKFilter(request.GET, queryset=semua)
    menyusun = [satu for satu in request.pelaku.instansi_sendiri if boleh(request.pelaku, "isi_data", satu)]
    lain = {}
    if menyusun:
        url = reverse("pk_buat", args=[slug_pemda, tahun, menyusun[0].slug])
        lain = {"kosong_langkah": LANGKAH_SUSUN, "kosong_url": url, "kosong_tombol": "Buat perjanjian kinerja"}
    konteks = {
        "tabel": PKTable.untuk(request, saringan.qs, saringan=saringan, **lain),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "menyusun": menyusun,
    }
    return render(request, "indikator/pk_daftar.html", konteks)


@require_safe
def pk_rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return halaman_pk(request, muat_pk(request, pk))


def halaman_pk(
    request: HttpRequest,
    perjanjian: PerjanjianKinerja,
    salah: AlurForm | None = None,
    form_catatan: CatatanForm | None = None,
) -> HttpResponse:
    """The page; a form that was refused is shown with what was typed."""
    tombol = susun_tombol(alur.MESIN, request.pelaku, perjanjian, partial(_url_alur, request, perjanjian), salah)
    mengisi = any(satu.peralihan.tindakan == Tindakan.AJUKAN for satu in tombol)
    konteks = {
        "perjanjian": perjanjian,
        "instansi": perjanjian.instansi,
        "tenggat": _tenggat(perjanjian),
        "versi_lain": domain.versi_lain(perjanjian, request.pelaku),
        "kekurangan": alur.kekurangan(perjanjian) if mengisi else [],
        "pengembalian": alasan_terakhir(perjanjian),
        "tombol": tombol,
        "form_salah": salah,
        "remah": remah_pk(perjanjian),
    }
    galat = salah or form_catatan
    konteks |= _isi(request, perjanjian) | _catatan(request, perjanjian, form_catatan)
    return render(request, "indikator/pk_rincian.html", konteks, status=galat.kode if galat else 200)


def remah_pk(perjanjian: PerjanjianKinerja, *anak: str) -> list[tuple[str, str]]:
    """List, PK, and what of it."""
    slug = perjanjian.instansi.pemda.slug
    nama = perjanjian.jabatan.nama if perjanjian.jabatan else perjanjian.instansi.sebutan
    url = reverse("pk_rincian", args=[slug, perjanjian.pk]) if anak else ""
    daftar = reverse("pk_daftar", args=[slug, perjanjian.tahun])
    return [("Perjanjian kinerja", daftar), (nama, url), *((kata, "") for kata in anak)]


def _isi(request: HttpRequest, perjanjian: PerjanjianKinerja) -> dict:
    """Parties, lines, budget, what changed, what reads otherwise than in the documents; what may be done."""
    baris, anggaran = baris_pk.muat(perjanjian), anggaran_pk.muat(perjanjian)
    dapat = domain.dapat_diisi(request.pelaku, perjanjian)
    pertama, kedua = pihak_pk.tampil(perjanjian)
    return {
        "pihak": [("Pihak pertama", pertama), *([("Pihak kedua", kedua)] if kedua else [])],
        "pernyataan": pernyataan_pk.pernyataan(perjanjian),
        "kelompok": baris_pk.kelompok(baris),
        "beda": baris_pk.beda_sumber(perjanjian, baris),
        "sumber_beda": "IKI" if perjanjian.jabatan_id else "IKU",
        "anggaran": anggaran,
        "jumlah_anggaran": anggaran_pk.jumlah(anggaran),
        "tingkat_anggaran": anggaran_pk.tingkat(anggaran),
        "banding": banding_pk.banding(perjanjian),
        "dapat_diisi": dapat,
        "dapat_perubahan": perubahan_pk.dapat_diubah(request.pelaku, perjanjian),
        "dapat_pindai": pindaian_pk.dapat_diunggah(request.pelaku, perjanjian),
    }


def _catatan(request: HttpRequest, perjanjian: PerjanjianKinerja, form: CatatanForm | None) -> dict:
    """The remarks of the examiners, for who may read drafts."""
    if not boleh(request.pelaku, "lihat_draf", perjanjian.instansi):
        return {"baca_catatan": False}
    url = reverse("catatan_pk", args=[request.pemda.slug, perjanjian.pk])
    isi = PembuatCatatan(request, perjanjian, perjanjian.instansi, form).konteks(set())
    return isi | {"baca_catatan": True, "url_catatan": url, "triwulan": None, "tahun_lembar": perjanjian.tahun}


def _tenggat(perjanjian: PerjanjianKinerja) -> jadwal.Tenggat | None:
    """The first PK of a year is due in January, changed ones after the changed budget."""
    jenis = JenisJadwal.PK if perjanjian.versi_ke == 1 else JenisJadwal.PK_PERUBAHAN
    terbuka, pada = perjanjian.status in PK_TERBUKA, perjanjian.diajukan_pada
    return jadwal.tenggat(perjanjian.instansi, perjanjian.tahun, jenis, terbuka=terbuka, diajukan_pada=pada)


@require_POST
def pk_alur(request: HttpRequest, slug_pemda: str, pk: int, tindakan: str) -> HttpResponse:
    """Move the PK to its next state."""
    perjanjian = muat_pk(request, pk)
    kembali = reverse("pk_rincian", args=[slug_pemda, pk])
    return jalankan_alur(request, alur.MESIN, perjanjian, tindakan, kembali, partial(_gagal, request, pk))


def _gagal(request: HttpRequest, pk: int, form: AlurForm) -> HttpResponse:
    return halaman_pk(request, muat_pk(request, pk), form)


def _url_alur(request: HttpRequest, perjanjian: PerjanjianKinerja, tindakan: str) -> str:
    return reverse("pk_alur", args=[request.pemda.slug, perjanjian.pk, tindakan])
