"""Files of a decree: the list on its page, the scan of the signed paper, the electronic signature."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from laporan.domain import berkas_keputusan as domain
from laporan.domain import tte as domain_tte
from laporan.enums import StatusTte
from laporan.forms.berkas_keputusan import TteForm
from laporan.views.muat import muat_keputusan
from laporan.views.remah import remah_keputusan
from organisasi.forms.pindaian import PindaianForm
from organisasi.galat import GalatKinerja
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form


def konteks_berkas(request, keputusan) -> dict:
    """What laporan/keputusan_berkas.html needs, for the page of a decree."""
    return {
        "berkas_keputusan": domain.daftar(keputusan),
        "boleh_pindai": domain.boleh_pindai(request.pelaku, keputusan),
        "boleh_tte": domain_tte.dapat(request.pelaku, keputusan),
        "tte_tiruan": domain_tte.dibuat_tiruan(keputusan),
    }


@require_form
def pindaian(request, slug_pemda, pk):
    """Upload the scan of the signed paper, or put another one in its place."""
    keputusan = muat_keputusan(request, pk)
    pastikan(request.pelaku, "pasang_pindaian", keputusan.instansi)
    form = PindaianForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not form.is_bound:
        form = PindaianForm({}, {})

    def unggah(berkas):
        return domain.unggah_pindaian(keputusan, oleh=request.pelaku, nama=berkas.name, isi=berkas.read())

    if request.method == "POST" and form.kirim(unggah):
        messages.success(request, "Pindaian tersimpan.")
        return redirect("keputusan_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = {"form": form, "keputusan": keputusan, "dapat": domain.boleh_pindai(request.pelaku, keputusan)}
    konteks |= {"remah": remah_keputusan(keputusan, "Pindaian")} | konteks_berkas(request, keputusan)
    return render(request, "laporan/keputusan_pindaian.html", konteks, status=form.kode)


@sensitive_post_parameters("nik", "passphrase")
@never_cache
@require_form
def tte(request, slug_pemda, pk):
    """Have the PDF of the decree signed electronically by its pimpinan; NIK and passphrase go no further."""
    keputusan = muat_keputusan(request, pk)
    pastikan(request.pelaku, "tetapkan", keputusan.instansi)
    form, kode = TteForm(request.POST or None), 200
    if request.method == "POST":
        if form.is_valid() and _tandatangani(request, keputusan, form):
            messages.success(request, "PDF keputusan sudah ditandatangani. Berkasnya ada di daftar Berkas.")
            return redirect("keputusan_rincian", slug_pemda=slug_pemda, pk=pk)
        kode = 422
    penyedia, salah = _penyedia()
    konteks = {
        "form": form,
        "keputusan": keputusan,
        "penyedia": penyedia,
        "salah": salah,
        "dapat": domain_tte.dapat(request.pelaku, keputusan),
        "riwayat_tte": domain_tte.daftar(keputusan),
        "remah": remah_keputusan(keputusan, "Tanda tangan elektronik"),
    }
    return render(request, "laporan/keputusan_tte.html", konteks, status=kode)


@sensitive_variables("isi")
def _tandatangani(request, keputusan, form: TteForm) -> bool:
    """Whether it was signed; the sentence why not goes to the form. SalahStatus and Ditolak pass through."""
    isi = form.cleaned_data
    hasil = domain_tte.tandatangani(keputusan, oleh=request.pelaku, **isi)
    if hasil.status != StatusTte.SELESAI:
        form.add_error(None, hasil.galat)
    return hasil.status == StatusTte.SELESAI


def _penyedia():
    """(provider or None, sentence why there is none)."""
    try:
        satu = domain_tte.penyedia()
    except GalatKinerja as galat:
        return None, str(galat)
    return satu, "" if satu else "Tanda tangan elektronik belum dipasang di aplikasi ini."
