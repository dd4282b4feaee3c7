"""The portable data of an instansi: choose whose, then a job. Loading one is a command (docs/bungkusan.md)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from laporan.forms.bungkusan import BungkusanForm
from laporan.pekerjaan_pindahan import antrekan_bungkusan
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form
from organisasi.views.pengaturan import remah_pengaturan


@require_form
def bungkusan(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    form = BungkusanForm(request.POST or None)
    if request.method == "POST" and (kerja := form.kirim(partial(antrekan_bungkusan, oleh=request.pelaku))):
        return redirect("pekerjaan_rincian", slug_pemda, kerja.pk)
    konteks = {
        "form": form,
        "judul": "Bungkusan data",
        "tombol": "Buat bungkusan",
        "remah": remah_pengaturan(slug_pemda, ("Bungkusan data", "")),
    }
    return render(request, "laporan/bungkusan.html", konteks, status=form.kode)
