"""The state of a Pengukuran: submit, withdraw, return, verify, lock."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from indikator.domain import alur_pengukuran
from indikator.forms.pengukuran import AlurPengukuranForm
from indikator.views.halaman_realisasi import HalamanRealisasi
from indikator.views.muat import muat_pengukuran
from indikator.views.pilihan_lembar import pilih_lembar
from indikator.views.triwulan import triwulan_dari, url_ukur


@require_POST
def pengukuran_alur(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Make one move; the entry page comes back with what was typed when it is not possible."""
    triwulan = triwulan_dari(request.POST)
    ukur = muat_pengukuran(request, tahun, instansi, triwulan)
    form = AlurPengukuranForm(request.POST)
    if request.POST.get("tindakan") not in alur_pengukuran.PERALIHAN:
        raise Http404("Tindakan tidak dikenal.")
    if form.kirim(partial(alur_pengukuran.jalankan, ukur, oleh=request.pelaku)):
        messages.success(request, alur_pengukuran.PERALIHAN[form.cleaned_data["tindakan"]].berhasil)
        return redirect(url_ukur("realisasi_instansi", request, tahun, ukur.instansi, triwulan))
    lembar = pilih_lembar(ukur.instansi, tahun, "")
    halaman = HalamanRealisasi.susun(request, ukur.instansi, tahun, triwulan, lembar)
    return render(request, "indikator/realisasi_instansi.html", halaman.konteks(form), status=form.kode)
