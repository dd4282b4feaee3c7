"""Rekap perangkat daerah: every OPD of the pemda on one page, for the review."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain.baris_ukur import RATA_INDIKATOR
from indikator.domain.kebijakan import skala
from indikator.domain.rekap import BarisRekap, rekap_pemda
from indikator.filters import TANPA_KATEGORI, SaringRekapForm
from indikator.tables.rekap import RekapTable
from indikator.views.triwulan import masa, pilihan_triwulan, triwulan_dari
from kinerja.tables import berdaftar, chip_saringan
from organisasi.permissions import pastikan


@berdaftar
@require_safe
def rekap(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    pastikan(request.pelaku, "lihat_rekap")
    triwulan = triwulan_dari(request.GET)
    semua = rekap_pemda(tahun, triwulan)
    saring = SaringRekapForm(request.GET, skala=skala(tahun))
    tabel = RekapTable.untuk(
        request,
        _saring(semua, saring),
        saringan=saring,
        slug_pemda=slug_pemda,
        tahun=tahun,
        triwulan=triwulan,
        kosong_judul="Belum ada perangkat daerah.",
        kosong_langkah="Perangkat daerah ditambahkan oleh admin pemda.",
    )
    konteks = {
        "tabel": tabel,
        "form": saring,
        "chip": chip_saringan(request, saring),
        "tw": triwulan,
        "masa": masa(tahun, triwulan),
        "nama_rata": RATA_INDIKATOR,
        "pilihan_tw": pilihan_triwulan(reverse("rekap", args=[slug_pemda, tahun]), triwulan),
        "ringkas": ringkas_status(semua),
        "jumlah_contoh": sum(b.instansi.contoh for b in semua),
    }
    return render(request, "indikator/rekap.html", konteks)


def _saring(baris: list[BarisRekap], saring: SaringRekapForm) -> list[BarisRekap]:
    pilih = saring.cleaned_data if saring.is_valid() else {}
    kata = pilih.get("q", "").casefold()
    cocok = {
        "status": lambda b, isi: b.status == isi,
        "ukur": lambda b, isi: b.status_ukur == isi,
        "kategori": lambda b, isi: (b.kategori.label if b.kategori else TANPA_KATEGORI) == isi,
    }
    hasil = [b for b in baris if kata in f"{b.nama} {b.instansi.nama_singkat}".casefold()]
    for nama, uji in cocok.items():
        if isi := pilih.get(nama):
            hasil = [b for b in hasil if uji(b, isi)]
    return hasil


def ringkas_status(baris: list[BarisRekap]) -> list[tuple[str, str, int]]:
    """(state, words, number of OPD) in the order of first appearance in the flow; example instansi are not counted."""
    nyata = [b for b in baris if not b.instansi.contoh]
    jumlah = Counter((b.status, b.status_label) for b in nyata)
    return [(status, label, n) for (status, label), n in sorted(jumlah.items(), key=lambda p: -p[1])]
