"""Sasaran from the tugas and fungsi of the jabatan: a proposal for each, ticked and edited before it is added."""

from functools import partial
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indikator.domain.mulai_dari import tugas as domain
from indikator.forms.mulai_dari import TugasForm
from indikator.views.muat import muat_lembar
from indikator.views.mulai_dari import konteks_mulai, selesai
from organisasi.enums import JenisUraian
from organisasi.views.instansi import require_form


@require_form
def lembar_tugas(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    lembar = muat_lembar(request, pk, isi=True)
    saran = domain.daftar_saran(lembar)
    form = TugasForm(request.POST or None, saran=saran)
    simpan = partial(domain.buat_sasaran, oleh=request.pelaku, lembar=lembar)
    if request.method == "POST" and (hasil := form.kirim(simpan)):
        kalimat = f"{hasil.sasaran} sasaran ditambahkan dari tugas. Lanjutkan dengan indikatornya."
        return selesai(request, tahun, lembar, hasil, kalimat)
    dipilih = set(form.data.getlist("pilih")) if form.is_bound else _usul_centang(saran)
    konteks = konteks_mulai(request, tahun, lembar, "Mulai dari tugas jabatan") | {
        "form": form,
        "kelompok": [
            (jenis.label, [(satu, form[f"teks_{satu.kode}"], satu.kode in dipilih) for satu in isi])
            for jenis, isi in groupby(saran, key=lambda satu: satu.jenis)
        ],
    }
    return render(request, "indikator/lembar_tugas.html", konteks, status=form.kode)


def _usul_centang(saran: list[domain.Saran]) -> set[str]:
    """What the sheet does not say yet: the tugas; the fungsi only where there are no tugas."""
    jenis = saran[0].jenis if saran else JenisUraian.TUGAS
    return {satu.kode for satu in saran if satu.jenis == jenis and not satu.ada}
