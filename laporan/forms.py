"""Forms of laporan."""

from django import forms

from indikator.enums import Triwulan
from kinerja.forms import FormKinerja, VersiForm
from laporan.enums import JenisDokumen


class CetakForm(forms.Form):
    """What a print button asks for; `objek` chooses one decree where an instansi has several."""

    jenis = forms.ChoiceField(choices=JenisDokumen.choices)
    instansi = forms.SlugField()
    tahun = forms.IntegerField(min_value=2000, max_value=2100)
    tw = forms.TypedChoiceField(choices=Triwulan.choices, coerce=int, required=False, empty_value=0)


class NomorForm(VersiForm, FormKinerja):
    nomor = forms.CharField(max_length=80, label="Nomor keputusan", help_text="mis. 84 TAHUN 2023")
    tanggal = forms.DateField(
        label="Tanggal penetapan", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
