"""Rows from the library of indicator manuals: tick several, choose their sasaran."""

from functools import partial
from itertools import chain, groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indikator.domain import manual as pustaka
from indikator.domain.mulai_dari import manual as domain
from indikator.forms.mulai_dari import AmbilManualForm
from indikator.models import ManualIndikator, ManualPemda
from indikator.views.muat import muat_lembar
from indikator.views.mulai_dari import konteks_mulai, selesai
from kinerja.alamat import kata_cari
from organisasi.views.instansi import require_form


@require_form
def lembar_manual(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    lembar = muat_lembar(request, pk, isi=True)
    semua = sorted(chain(ManualPemda.objects.all(), ManualIndikator.objects.all()), key=lambda m: (m.bidang, m.nama))
    awal = {"sasaran": lembar.sasaran.last()}
    form = AmbilManualForm(request.POST or None, initial=awal, lembar=lembar, semua=semua)
    simpan = partial(domain.ambil, oleh=request.pelaku, lembar=lembar)
    if request.method == "POST" and (hasil := form.kirim(simpan)):
        kalimat = f"{hasil.indikator} indikator ditambahkan dari manual. Lengkapi targetnya."
        return selesai(request, tahun, lembar, hasil, kalimat)
    kata = kata_cari(request)
    dipilih = set(form.data.getlist("manual")) if form.is_bound else set()
    konteks = konteks_mulai(request, tahun, lembar, "Ambil dari manual indikator") | {
        "form": form,
        "kata": kata,
        "jumlah": len(semua),
        "kelompok": _kelompok(_cocok(semua, kata, dipilih), dipilih),
    }
    return render(request, "indikator/lembar_manual.html", konteks, status=form.kode)


def _cocok(semua: list, kata: str, dipilih: set[str]) -> list:
    """Those with every word of the search; what is ticked stays in sight."""
    if not kata:
        return semua
    ada = {domain.kode(satu) for model in (ManualPemda, ManualIndikator) for satu in pustaka.cari(model, kata)}
    return [satu for satu in semua if domain.kode(satu) in ada | dipilih]


def _kelompok(semua: list, dipilih: set[str]) -> list[tuple[str, list[dict]]]:
    """[(bidang, its manuals)]"""
    return [
        (
            bidang,
            [
                {
                    "kode": (kunci := domain.kode(satu)),
                    "manual": satu,
                    "pemda": isinstance(satu, ManualPemda),
                    "dipilih": kunci in dipilih,
                    "kata": f"{satu.nama} {bidang} {satu.definisi}".lower(),
                }
                for satu in isi
            ],
        )
        for bidang, isi in groupby(semua, key=lambda satu: satu.bidang)
    ]
