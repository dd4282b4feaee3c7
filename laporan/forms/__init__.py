"""Forms of laporan."""

from django import forms

from indikator.enums import Triwulan
from kinerja.forms import SekaliField
from laporan.domain.format_cetak import FORMAT
from laporan.enums import JenisDokumen
from organisasi.enums import JenisInstansi
from organisasi.forms.dasar import FormDomain


class CetakForm(forms.Form):
    """What a print button asks for; `objek` is the one decree or report whose page the button stands on.

    `saring`: of a dashboard of the pemda only the OPD of this kind. `format`: "" is pdf.
    """

    jenis = forms.ChoiceField(choices=JenisDokumen.choices)
    instansi = forms.SlugField(required=False)
    tahun = forms.IntegerField(min_value=2000, max_value=2100)
    tw = forms.TypedChoiceField(choices=Triwulan.choices, coerce=int, required=False, empty_value=0)
    objek = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    saring = forms.ChoiceField(choices=[("", ""), *JenisInstansi.choices], required=False)
    format = forms.ChoiceField(choices=[(satu, satu) for satu in FORMAT], required=False)


class PengingatForm(FormDomain):
    """The text of a reminder; a second submit carries the same `kunci` and sends nothing."""

    isi = forms.CharField(
        label="Isi pengingat",
        max_length=2_000,
        widget=forms.Textarea({"rows": 5}),
        help_text="Di bawahnya tiap perangkat daerah mendapat daftar dokumennya sendiri yang belum dikirim.",
    )
    kunci = SekaliField()
