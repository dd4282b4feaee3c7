"""Form for the portable data: of which instansi."""

from django import forms

from organisasi.forms.dasar import FormDomain
from organisasi.models import Instansi


class BungkusanForm(FormDomain):
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(),
        label="Perangkat daerah",
        required=False,
        empty_label="Semua perangkat daerah",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = Instansi.objects.all()
