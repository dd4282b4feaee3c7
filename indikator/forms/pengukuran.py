"""Form of a pengukuran: a move of its state."""

from django import forms

from kinerja.forms import VersiForm
from organisasi.forms.dasar import FormDomain


class AlurPengukuranForm(VersiForm, FormDomain):
    """A move of the state; the reason belongs to "kembalikan"."""

    tindakan = forms.CharField(max_length=20, widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Alasan pengembalian", max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
