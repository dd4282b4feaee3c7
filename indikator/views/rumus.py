"""Live preview of a formula and its targets while the indicator form is filled in. Writes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from indikator.domain.rumus import pratinjau
from indikator.forms_rencana import IndikatorForm
from indikator.views.indikator import tahun_dokumen
from indikator.views.muat import muat_lembar


@require_POST
def rumus_pratinjau(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    lembar = muat_lembar(request, pk, isi=True)
    form = IndikatorForm(request.POST, lembar=lembar, tahun=tahun_dokumen(lembar, tahun))
    konteks = {"pratinjau": pratinjau(form.nilai_tertulis(), form.tahun)}
    return render(request, "indikator/bagian/pratinjau.html", konteks)
