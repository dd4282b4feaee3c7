"""Form of a scan: the signed paper of a document, as one PDF."""

from django import forms

from organisasi.domain.isi_berkas import UKURAN_MAKS, terlalu_besar
from organisasi.forms.dasar import FormDomain


class PindaianForm(FormDomain):
    berkas = forms.FileField(
        label="Pindaian naskah bertanda tangan",
        help_text="Satu PDF, paling besar 10 MB.",
        widget=forms.ClearableFileInput({"accept": ".pdf"}),
    )

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas.size > UKURAN_MAKS:
            raise forms.ValidationError(terlalu_besar(berkas.name))
        return berkas
