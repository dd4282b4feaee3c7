"""Laporan Pengukuran Kinerja per triwulan: of all perangkat daerah, and the four of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain.kemajuan import kemajuan_iku
from indikator.tables.realisasi import BarisDaftar
from indikator.views.iku import instansi_tunggal
from kinerja.alamat import kata_cari
from kinerja.tables import berdaftar
from laporan.domain.laporan_triwulan import daftar_laporan
from laporan.tables.laporan_triwulan import LaporanTriwulanTable
from organisasi.domain.instansi import terlihat
from organisasi.permissions import boleh, pastikan
from organisasi.views.muat import muat_instansi


@berdaftar
@require_safe
def daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    pastikan(request.pelaku, "lihat_pengisian")
    if satu := instansi_tunggal(request.pelaku):
        return redirect("laporan_triwulan", slug_pemda, tahun, satu.slug)
    maju, kata = kemajuan_iku(tahun), kata_cari(request)
    semua = [BarisDaftar(satu, maju.get(satu.pk)) for satu in terlihat(request.pelaku).filter(aktif=True)]
    cocok = [satu for satu in semua if kata.casefold() in satu.cari]
    tabel = LaporanTriwulanTable.untuk(request, cocok, slug_pemda=slug_pemda, tahun=tahun)
    return render(request, "laporan/laporan_triwulan_daftar.html", {"tabel": tabel, "q": kata})


@require_safe
def rincian(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The four triwulan with their state and downloads."""
    milik = muat_instansi(request, instansi)
    semua = daftar_laporan(request.pelaku, milik, tahun)
    konteks = {
        "instansi": milik,
        "tahun_laporan": tahun,
        "daftar": semua,
        "ada": any(satu.maju for satu in semua),
        "mengisi": boleh(request.pelaku, "lihat_draf", milik),
        "remah": [*_remah_daftar(request.pelaku, tahun), (milik.sebutan, "")],
    }
    return render(request, "laporan/laporan_triwulan.html", konteks)


def _remah_daftar(pelaku, tahun: int) -> list[tuple[str, str]]:
    """The step to the list; none for who may read the reports of one OPD but not how far all of them are."""
    if not boleh(pelaku, "lihat_pengisian"):
        return []
    return [("Laporan triwulan", reverse("laporan_triwulan_daftar", args=[pelaku.pemda.slug, tahun]))]
