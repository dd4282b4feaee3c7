"""Forms of a sasaran."""

from django import forms

from indikator.domain.indikator import NAMA_MAKS
from indikator.enums import TingkatSasaran
from indikator.forms.dasar import teks_panjang
from indikator.models import SasaranStrategis
from kinerja.forms import SekaliField, VersiForm
from organisasi.forms.dasar import FormDomain
from organisasi.forms.kembar import TanyaKembarForm


class SasaranForm(FormDomain):
    nama = teks_panjang(
        3, label="Sasaran", max_length=NAMA_MAKS, help_text="Contoh: Meningkatnya kualitas pelayanan publik"
    )
    induk = forms.ModelChoiceField(
        SasaranStrategis.objects.none(),
        label="Sasaran RPJMD",
        required=False,
        empty_label="(belum dikaitkan)",
        help_text="Sasaran pemda yang didukung sasaran ini.",
    )

    def __init__(self, *args, lembar, **kwargs):
        super().__init__(*args, **kwargs)
        rpjmd = SasaranStrategis.objects.filter(tingkat=TingkatSasaran.RPJMD)
        self.fields["induk"].queryset = rpjmd
        if lembar.jenis != "iku" or not rpjmd.exists():
            del self.fields["induk"]


class SasaranTambahForm(TanyaKembarForm, SasaranForm):
    sama, sekali = "sasaran bernama sama di lembar ini", "silsilah"
    silsilah = SekaliField()

    def __init__(self, *args, lembar, **kwargs):
        super().__init__(*args, lembar=lembar, **kwargs)
        self.lembar = lembar

    def setempat(self, isi):
        return SasaranStrategis.objects.filter(lembar=self.lembar)


class SasaranUbahForm(VersiForm, SasaranForm):
    pass
