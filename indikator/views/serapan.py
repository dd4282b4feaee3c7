"""Realisasi anggaran: which OPD has filled in what, and the grid of one OPD by triwulan."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain.anggaran import triwulan_per_instansi
from indikator.domain.anggaran.uang import label_kolom, nama_kolom
from indikator.filters import InstansiCariFilter
from indikator.tables.serapan import SerapanTable
from indikator.uang.rekap import TRIWULAN
from indikator.views.baris_uang import SelJumlah
from indikator.views.halaman_anggaran import HalamanAnggaran, kirim_kisi
from indikator.views.iku import instansi_tunggal
from kinerja.tables import berdaftar, chip_saringan
from organisasi.domain import instansi as domain_instansi
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi

KOLOM = tuple(nama_kolom(tw) for tw in TRIWULAN)


@berdaftar
@require_safe
def serapan_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    if satu := instansi_tunggal(request.pelaku):
        return redirect("serapan_instansi", slug_pemda, tahun, satu.slug)
    semua = domain_instansi.terlihat(request.pelaku).select_related("pemda").filter(aktif=True)
    saringan = InstansiCariFilter(request.GET, queryset=semua)
    milik = triwulan_per_instansi(tahun)
    baris = list(saringan.qs)
    for satu in baris:
        satu.uang = milik.get(satu.pk)
    konteks = {
        "tabel": SerapanTable.untuk(request, baris, saringan=saringan, tahun=tahun),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
    }
    return render(request, "indikator/serapan_daftar.html", konteks)


@require_form
def serapan_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Realisasi of every leaf by triwulan; a POST saves rows of it (see `kirim_kisi`)."""
    milik = muat_instansi(request, instansi)
    if request.method == "POST":
        pastikan(request.pelaku, "isi_data", milik)
    h = HalamanAnggaran(request, milik, tahun, KOLOM, _jumlah, _kartu)
    halaman = partial(_halaman, h)
    return kirim_kisi(h, halaman, "indikator/anggaran_hasil.html") if request.method == "POST" else halaman()


def _jumlah(isi) -> tuple[SelJumlah, ...]:
    triwulan, jumlah = isi.triwulan, isi.jumlah
    return (
        SelJumlah("pagu", "Pagu", jumlah.pagu),
        *(SelJumlah(nama_kolom(tw), label_kolom(tw), triwulan.per[tw]) for tw in TRIWULAN),
        SelJumlah("capaian", "Jumlah", jumlah.realisasi, serapan=jumlah.serapan),
    )


def _kartu(isi) -> tuple[SelJumlah, ...]:
    return tuple(SelJumlah(f"sd{tw}", label_kolom(tw), sd) for tw, sd in isi.triwulan.sd.items())


def _halaman(h: HalamanAnggaran, kode: int = 200) -> HttpResponse:
    slug = h.request.pemda.slug
    konteks = {
        "h": h,
        "kepala": ("Pagu (Rp)", *(label_kolom(tw) for tw in TRIWULAN), "Jumlah"),
        "instansi": h.instansi,
        "tahun_anggaran": h.tahun,
        "terkunci": [(label_kolom(tw), h.kunci[nama]) for tw in TRIWULAN if (nama := nama_kolom(tw)) in h.kunci],
        "remah": [
            ("Realisasi anggaran", reverse("serapan_daftar", args=[slug, h.tahun])),
            (h.instansi.sebutan, ""),
        ],
    }
    return render(h.request, "indikator/serapan_instansi.html", konteks, status=kode)
