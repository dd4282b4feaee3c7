"""How notices come by e-mail."""

from django import forms

from kinerja.forms import VersiForm
from organisasi.enums import CaraSurel
from organisasi.forms.dasar import FormDomain


class LanggananSurelForm(VersiForm, FormDomain):
    cara = forms.ChoiceField(
        label="Surel pemberitahuan",
        choices=CaraSurel.choices,
        widget=forms.RadioSelect,
        help_text="Surel berisi judul pemberitahuan dan tautannya; isi dan alasannya dibaca setelah masuk.",
    )
