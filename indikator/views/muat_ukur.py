"""Loaders of the measuring pages: rows of the active pemda (404 for strangers), then the right (403)."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from indikator.domain.realisasi import cari_pengukuran
from indikator.enums import UKUR_TERVERIFIKASI, Triwulan
from indikator.models import Indikator, Pengukuran, Realisasi
from organisasi.permissions import pastikan
from organisasi.views.muat import muat_instansi

PENDEK = {0: "Tahunan", 1: "TW I", 2: "TW II", 3: "TW III", 4: "TW IV"}


def triwulan_dari(isian) -> int:
    """`tw` of a query or form, 0 (the whole year) for anything else."""
    tertulis = isian.get("tw", "")
    return int(tertulis) if tertulis in ("1", "2", "3", "4") else Triwulan.TAHUNAN.value


def muat_indikator(request: HttpRequest, tahun: int, slug: str, pk: int, izin: str = "isi_data") -> Indikator:
    """A row of the document in force of that instansi and year."""
    instansi = muat_instansi(request, slug, izin)
    semua = Indikator.objects.select_related("lembar__penetapan__instansi", "lembar__jabatan", "sasaran", "rumus")
    return get_object_or_404(
        semua, pk=pk, lembar__penetapan__instansi=instansi, lembar__penetapan__berlaku__tahun=tahun
    )


def muat_pengukuran(request: HttpRequest, tahun: int, slug: str, triwulan: int) -> Pengukuran:
    instansi = muat_instansi(request, slug)
    pengukuran = cari_pengukuran(instansi, tahun, triwulan)
    if pengukuran is None:
        raise Http404("Belum ada realisasi.")
    pengukuran.instansi = instansi
    return pengukuran


def muat_realisasi(request: HttpRequest, tahun: int, pk: int) -> Realisasi:
    semua = Realisasi.objects.select_related(
        "pengukuran__instansi", "indikator__lembar__jabatan", "indikator__sasaran", "capaian"
    )
    realisasi = get_object_or_404(semua, pk=pk, pengukuran__tahun=tahun)
    pastikan(request.pelaku, "lihat_instansi", realisasi.pengukuran.instansi)
    if realisasi.pengukuran.status not in UKUR_TERVERIFIKASI:
        pastikan(request.pelaku, "lihat_draf", realisasi.pengukuran.instansi)
    return realisasi


def url_ukur(nama: str, request: HttpRequest, tahun: int, instansi, triwulan: int, lembar=None) -> str:
    """Address of an instansi's measuring page with its triwulan and sheet."""
    kueri = [f"tw={triwulan}"] if triwulan else []
    kueri += [f"lembar={lembar}"] if lembar else []
    alamat = reverse(nama, args=[request.pemda.slug, tahun, instansi.slug])
    return f"{alamat}?{'&'.join(kueri)}" if kueri else alamat


def pilihan_triwulan(alamat: str, triwulan: int, tambahan: str = "") -> list[dict]:
    """Segmented links for komponen/pilihan.html."""
    return [
        {"label": kata, "url": f"{alamat}?tw={tw}{tambahan}", "aktif": tw == triwulan, "jumlah": None}
        for tw, kata in PENDEK.items()
    ]


def masa(tahun: int, triwulan: int) -> str:
    """ "Triwulan II 2019" or "Tahun 2019"."""
    return f"{Triwulan(triwulan).label} {tahun}" if triwulan else f"Tahun {tahun}"
