"""A file, or what was pasted in its place: what the forms that take either have in common."""

from django import forms

from kinerja.forms import SekaliField
from organisasi.domain.isi_berkas import UKURAN_MAKS
from organisasi.forms.dasar import FormDomain

HTML_MAKS = 2_000_000  # characters of a paste as HTML


class BerkasAtauTempelanForm(FormDomain):
    """A form of this kind declares `berkas`, `tempelan` and `instansi`, and its sentences: nothing, both, too large.

    `html`: the clipboard as HTML where the browser gave it, for the same paste as `tempelan`.
    """

    kosong = dua = terlalu_besar = ""

    html = forms.CharField(required=False, max_length=HTML_MAKS, strip=False, widget=forms.HiddenInput)
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = instansi

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas and berkas.size > UKURAN_MAKS:
            raise forms.ValidationError(self.terlalu_besar)
        return berkas

    def clean(self):
        isi = super().clean()
        ditempel = bool((isi.get("tempelan") or "").strip() or isi.get("html"))
        if not self.errors and not isi.get("berkas") and not ditempel:
            self.add_error("berkas", self.kosong)
        if isi.get("berkas") and ditempel:
            self.add_error("tempelan", self.dua)
        return isi
