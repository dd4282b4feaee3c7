"""Form of a lembar."""

from django import forms

from indikator.enums import JenisLembar
from organisasi.forms.dasar import FormDomain
from organisasi.models import Jabatan


class LembarForm(FormDomain):
    """Which sheet to make: the IKU sheet, or the IKI sheet of a jabatan."""

    jenis = forms.ChoiceField(choices=JenisLembar.choices)
    jabatan = forms.ModelChoiceField(Jabatan.objects.none(), required=False)

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].queryset = instansi.jabatan.filter(aktif=True)

    def clean(self):
        isi = super().clean()
        if (isi.get("jenis") == JenisLembar.IKI) != bool(isi.get("jabatan")):
            raise forms.ValidationError("Lembar IKI memerlukan jabatan, lembar IKU tidak.")
        return isi
