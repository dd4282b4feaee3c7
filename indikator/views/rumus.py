"""Live preview of a formula and its targets while the indicator form is filled in. Writes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from indikator.forms.indikator import IndikatorForm
from indikator.views.indikator import pratinjau, tahun_dokumen
from indikator.views.muat import muat_lembar


@require_POST
def rumus_pratinjau(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """How the form is read; with the table of variables again where the formula has other ones now."""
    lembar = muat_lembar(request, pk, isi=True)
    form = IndikatorForm(initial=request.POST.dict(), lembar=lembar, tahun=tahun_dokumen(lembar, tahun))
    konteks = {"form": form, "pratinjau": pratinjau(form), "ganti_variabel": form.kode_berubah}
    konteks |= {"lembar": lembar, "tahun_lembar": tahun}
    return render(request, "indikator/bagian/pratinjau_htmx.html", konteks)
