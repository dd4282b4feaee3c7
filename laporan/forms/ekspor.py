"""Asking for an export."""

from django import forms

from laporan.domain.ekspor.pilihan import MACAM
from laporan.exporters.daftar import BENTUK

ALAMAT_MAKS = 4_000


class EksporDaftarForm(forms.Form):
    """`alamat`: path and query of the page; `awalan`: prefix of its table, "" for the only one."""

    alamat = forms.CharField(max_length=ALAMAT_MAKS)
    awalan = forms.SlugField(max_length=40, required=False)
    bentuk = forms.ChoiceField(choices=[(kunci, nama) for kunci, (_, nama) in BENTUK.items()])


class EksporBukuForm(forms.Form):
    """`instansi`: its slug, "" for the whole pemda."""

    macam = forms.ChoiceField(choices=[(kode, judul) for kode, (judul, _) in MACAM.items()])
    instansi = forms.SlugField(required=False)
