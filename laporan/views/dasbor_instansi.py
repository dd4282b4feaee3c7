"""Dashboards of the perangkat daerah: the list, and the one of an OPD."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain.rekap import rekap_pemda
from indikator.views.iku import instansi_tunggal
from indikator.views.triwulan import masa, pilihan_triwulan, triwulan_terpilih
from kinerja.alamat import kata_cari
from kinerja.tables import berdaftar
from laporan.domain.dasbor.instansi import susun_instansi
from laporan.domain.dasbor.pemda import boleh_lihat_draf
from laporan.tables.dasbor import DasborInstansiTable
from laporan.views.dasbor_unduh import kueri_csv, unduh_tabel
from organisasi.domain.instansi import terlihat
from organisasi.views.muat import muat_instansi


@berdaftar
@require_safe
def daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    if satu := instansi_tunggal(request.pelaku):
        return redirect("dasbor_instansi", slug_pemda, tahun, satu.slug)
    triwulan, kata = triwulan_terpilih(request.GET, tahun), kata_cari(request)
    milik = set(terlihat(request.pelaku).values_list("pk", flat=True))
    semua = rekap_pemda(tahun, triwulan, boleh_draf=boleh_lihat_draf(request.pelaku))
    cocok = [b for b in semua if kata.casefold() in f"{b.nama} {b.instansi.nama_singkat}".casefold()]
    tabel = DasborInstansiTable.untuk(
        request,
        [b for b in cocok if b.instansi.pk in milik],
        slug_pemda=slug_pemda,
        tahun=tahun,
        triwulan=triwulan,
        kosong_judul="Belum ada perangkat daerah.",
        kosong_langkah="Perangkat daerah ditambahkan oleh admin pemda.",
    )
    alamat = reverse("dasbor_instansi_daftar", args=[slug_pemda, tahun])
    konteks = {
        "tabel": tabel,
        "masa": masa(tahun, triwulan),
        "pilihan_tw": pilihan_triwulan(alamat, triwulan),
        "tw": triwulan,
        "kata": kata,
        "remah": [("Dasbor", reverse("dasbor_pemda", args=[slug_pemda, tahun])), ("Perangkat daerah", "")],
    }
    return render(request, "laporan/dasbor_instansi_daftar.html", konteks)


@require_safe
def rincian(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi)
    triwulan = triwulan_terpilih(request.GET, tahun)
    isi = susun_instansi(request.pelaku, milik, tahun, triwulan)
    if "csv" in request.GET:
        return unduh_tabel(request.GET["csv"], isi.tabel, f"dasbor-{milik.slug}-{tahun}")
    alamat = reverse("dasbor_instansi", args=[slug_pemda, tahun, milik.slug])
    konteks = {
        "isi": isi,
        "instansi": milik,
        "kueri_csv": kueri_csv(request),
        "masa": masa(tahun, triwulan),
        "tw": triwulan,
        "pilihan_tw": pilihan_triwulan(alamat, triwulan),
        "remah": [("Dasbor", reverse("dasbor_pemda", args=[slug_pemda, tahun])), (milik.sebutan, "")],
    }
    return render(request, "laporan/dasbor_instansi.html", konteks)
