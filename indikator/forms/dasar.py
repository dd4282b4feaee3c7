"""What the forms of several nouns share."""

from django import forms

from kinerja.forms import VersiForm
from organisasi.forms.dasar import FormDomain


def teks_panjang(baris: int, **kwargs) -> forms.CharField:
    """A text area of so many rows."""
    return forms.CharField(widget=forms.Textarea({"rows": baris}), **kwargs)


class ArahForm(VersiForm, FormDomain):
    """Up or down among its neighbours."""

    arah = forms.TypedChoiceField(choices=[(-1, "naik"), (1, "turun")], coerce=int)
