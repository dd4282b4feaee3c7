"""Adendum: the tetap figure of a realisasi that was sementara when it was verified or locked."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from indikator.domain import adendum, nilai_realisasi
from indikator.domain.capaian import indikator_dihitung
from indikator.forms.adendum import AdendumForm
from indikator.views.isi_realisasi import remah_isian, semua_realisasi, url_kembali
from indikator.views.muat import muat_indikator_berlaku
from indikator.views.triwulan import masa, triwulan_dari
from organisasi.views.instansi import require_form


@require_form
def realisasi_adendum(
    request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, indikator: int
) -> HttpResponse:
    """Enter it with its reason; the proof page then shows both values."""
    satu = muat_indikator_berlaku(request, tahun, instansi, indikator)
    triwulan = triwulan_dari(request.GET)
    realisasi = get_object_or_404(semua_realisasi(satu, tahun, triwulan))
    dihitung = indikator_dihitung(realisasi, satu)  # a review since then may have another formula
    instansi_ukur = realisasi.pengukuran.instansi
    form = AdendumForm(
        request.POST or None,
        request.FILES or None,
        indikator=dihitung,
        realisasi=realisasi,
        oleh=request.pelaku,
        instansi=instansi_ukur,
    )
    tetapkan = partial(adendum.tetapkan_angka, realisasi, oleh=request.pelaku)
    if request.method == "POST" and (tersimpan := form.kirim(tetapkan)):
        messages.success(request, f"Angka tetap “{satu.nama}” tersimpan. {tersimpan.capaian.bukti_hitung}".strip())
        return redirect(reverse("capaian_bukti", args=[slug_pemda, tahun, tersimpan.pk]))
    konteks = {
        "indikator": satu,
        "realisasi": realisasi,
        "halangan": adendum.halangan(realisasi),
        "dicentang": realisasi.komponen_terpenuhi.exists(),
        "rumus_html": nilai_realisasi.rumus_html(dihitung),
        "form": form,
        "instansi": instansi_ukur,
        "url_unggah": reverse("realisasi_unggah", args=[slug_pemda, tahun, instansi]),
        "masa": masa(tahun, triwulan),
        "kembali": url_kembali(request, satu, tahun, triwulan),
        "remah": remah_isian(request, satu, tahun, triwulan, "Angka tetap"),
    }
    return render(request, "indikator/realisasi_adendum.html", konteks, status=form.kode)
