"""Choosing who signs a decree (perencana, while it is a draft)."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from laporan.domain import penandatangan as domain
from laporan.forms.penandatangan import PenandatanganForm
from laporan.views.muat import muat_keputusan
from laporan.views.remah import remah_keputusan
from organisasi.kiriman import halaman_asal
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form

SUSUN = "susun"  # the page was opened from the editor, to which it leads back


@require_form
def penandatangan(request, slug_pemda, pk):
    """Candidates at the date of the decree, and the block as it will be printed."""
    keputusan = muat_keputusan(request, pk)
    pastikan(request.pelaku, "isi_data", keputusan.instansi)
    form = PenandatanganForm(request.POST or None, keputusan=keputusan)
    asal = request.POST.get("asal", SUSUN if halaman_asal(request) == _susun(request, pk) else "")
    if request.method == "POST" and (baru := form.kirim(partial(domain.pilih, keputusan, oleh=request.pelaku))):
        messages.success(request, "Penanda tangan tersimpan.")
        for kalimat in domain.peringatan(baru):
            messages.warning(request, kalimat)
        return redirect("keputusan_susun" if asal == SUSUN else "keputusan_rincian", slug_pemda=slug_pemda, pk=pk)
    remah = remah_keputusan(keputusan, "Penanda tangan")
    lain = {"remah": remah, "asal": asal, "boleh_pejabat": boleh(request.pelaku, "kelola_organisasi")}
    konteks = konteks_penandatangan(keputusan, form) | lain
    return render(request, "laporan/keputusan_penandatangan_halaman.html", konteks, status=form.kode)


def _susun(request, pk: int) -> str:
    return reverse("keputusan_susun", args=[request.pemda.slug, pk])


def konteks_penandatangan(keputusan, form: PenandatanganForm | None = None) -> dict:
    """What laporan/keputusan_penandatangan.html needs, for the pages that include it."""
    form = form or PenandatanganForm(keputusan=keputusan)
    return {
        "keputusan": keputusan,
        "asal": "",
        "boleh_pejabat": False,
        "form_penandatangan": form,
        "form": form,
        "terpilih": str(form["pemangku"].value() or ""),
        "blok": domain.blok(keputusan),
        "peringatan": domain.peringatan(keputusan),
    }
