"""The buttons of the findings: one fix, or all of a level that need no look of a person."""

from functools import partial

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinerja.forms import FormKinerja, VersiForm
from kinerja.http import json_galat, minta_json
from laporan.domain import periksa_keputusan as domain
from laporan.domain.penyunting_naskah import Hasil
from laporan.kaidah.temuan import Tingkat
from laporan.views.muat import muat_draf
from laporan.views.naskah_bagian import jawab, potret
from organisasi.galat import Bentrok, IsianSalah, SalahStatus


class PerbaikiForm(VersiForm, FormKinerja):
    """`kode` with `letak` names one finding; `semua` a level."""

    kode = forms.CharField(max_length=10, required=False)
    letak = forms.CharField(max_length=40, required=False)
    semua = forms.ChoiceField(choices=[(str(t), t.sebutan) for t in Tingkat], required=False)


@require_POST
def perbaiki(request, slug_pemda, pk):
    """Done, one goes back to where one came from (`asal`: the editor, or the list of findings)."""
    keputusan = muat_draf(request, pk)
    form = PerbaikiForm(request.POST)
    if not form.is_valid() or not (form.cleaned_data["kode"] or form.cleaned_data["semua"]):
        raise IsianSalah("Temuan yang akan diperbaiki tidak disebut; belum ada yang berubah. Muat ulang halamannya.")
    try:
        hasil, kalimat = _lakukan(partial(_pilih(form.cleaned_data), keputusan, oleh=request.pelaku))
    except (Bentrok, SalahStatus) as galat:
        if not minta_json(request):
            raise
        return json_galat(str(galat), 409, **potret(request, muat_draf(request, pk)))
    if request.POST.get("asal") == "temuan" and not minta_json(request):
        messages.success(request, kalimat)
        return redirect("keputusan_temuan", slug_pemda=slug_pemda, pk=pk)
    return jawab(request, hasil.keputusan, kalimat, hasil.urungan)


def _pilih(isi: dict):
    if isi["semua"]:
        return partial(domain.perbaiki_semua, versi=isi["versi"], tingkat=isi["semua"])
    return partial(domain.perbaiki, versi=isi["versi"], kode=isi["kode"], letak=isi["letak"])


def _lakukan(aksi) -> tuple[Hasil, str]:
    """(what became of it, the sentence for the reader)"""
    hasil = aksi()
    if isinstance(hasil, tuple):
        keputusan, banyak = hasil
        return Hasil(keputusan), f"{banyak} perbaikan dilakukan."
    return hasil, "Temuan diperbaiki."
