"""Anggaran: kegiatan of an instansi and year in three groupings that always add up (read only)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain.anggaran import rekap_anggaran, ringkas_anggaran
from indikator.filters import InstansiCariFilter
from indikator.tables.anggaran import AnggaranTable
from indikator.views.iku import instansi_tunggal
from kinerja.tables import chip_saringan
from organisasi.domain import instansi as domain_instansi
from organisasi.views.muat import muat_instansi


@require_safe
def anggaran_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    if satu := instansi_tunggal(request.pelaku):
        return redirect("anggaran_instansi", slug_pemda, tahun, satu.slug)
    semua = domain_instansi.terlihat(request.pelaku).select_related("pemda").filter(aktif=True)
    saringan = InstansiCariFilter(request.GET, queryset=semua)
    ringkas = ringkas_anggaran(tahun)
    baris = list(saringan.qs)
    for satu in baris:
        satu.jumlah_kegiatan, satu.pagu = ringkas.get(satu.pk, (0, None))
    konteks = {
        "tabel": AnggaranTable.untuk(request, baris, tahun=tahun),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
    }
    return render(request, "indikator/anggaran_daftar.html", konteks)


@require_safe
def anggaran_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi)
    isi = rekap_anggaran(milik, tahun)
    konteks = {
        "instansi": milik,
        "tahun_anggaran": tahun,
        "isi": isi,
        "kelompok": [
            ("Per sasaran", "sasaran", isi.per_sasaran, "Belum dikaitkan dengan sasaran"),
            ("Per indikator", "indikator", isi.per_indikator, "Belum dikaitkan dengan indikator"),
        ],
        "remah": [("Anggaran", reverse("anggaran_daftar", args=[slug_pemda, tahun])), (milik.sebutan, "")],
    }
    return render(request, "indikator/anggaran_instansi.html", konteks)
