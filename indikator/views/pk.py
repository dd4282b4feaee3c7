"""Perjanjian kinerja: those of a year, and one with its parties, lines, versions and state."""

from functools import partial

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import jadwal
from indikator.domain import pk as domain
from indikator.domain.alur import pk as alur
from indikator.enums import PK_TERBUKA, JenisJadwal
from indikator.forms.verifikasi import CatatanForm
from indikator.models import PerjanjianKinerja
from indikator.panel_catatan import PembuatCatatan
from indikator.tables.pk import PKTable
from indikator.views.muat import muat_pk
from kinerja.alamat import kata_cari
from organisasi.domain.pengembalian import alasan_terakhir
from organisasi.enums import Tindakan
from organisasi.forms.alur import AlurForm
from organisasi.permissions import boleh
from organisasi.views.alur import jalankan_alur, susun_tombol


@require_safe
def pk_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """The PKs of the year that the reader may see."""
    semua = domain.terlihat(request.pelaku).filter(tahun=tahun)
    if cari := kata_cari(request):
        semua = semua.filter(Q(instansi__nama__icontains=cari) | Q(jabatan__nama__icontains=cari))
    semua = semua.select_related("instansi", "jabatan").annotate(jumlah=Count("baris"))
    tabel = PKTable.untuk(request, semua)
    return render(request, "indikator/pk_daftar.html", {"tabel": tabel, "q": cari})


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
    daftar = reverse("pk_daftar", args=[request.pemda.slug, perjanjian.tahun])
    konteks = {
        "perjanjian": perjanjian,
        "instansi": perjanjian.instansi,
        "tenggat": _tenggat(perjanjian),
        "baris": list(perjanjian.baris.select_related("indikator__sasaran")),
        "versi_lain": domain.versi_lain(perjanjian, request.pelaku),
        "kekurangan": alur.kekurangan(perjanjian) if mengisi else [],
        "pengembalian": alasan_terakhir(perjanjian),
        "tombol": tombol,
        "form_salah": salah,
        "remah": [("Perjanjian kinerja", daftar), (perjanjian.instansi.sebutan, "")],
    }
    galat = salah or form_catatan
    konteks |= _catatan(request, perjanjian, form_catatan)
    return render(request, "indikator/pk_rincian.html", konteks, status=galat.kode if galat else 200)


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
