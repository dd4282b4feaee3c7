"""What the entry grid sends. Texts of cells are not cleaned here: `domain.nilai_sel` answers for each at its cell."""

from django import forms

from indikator.models import Indikator, SasaranStrategis
from kinerja.forms import FormKinerja

TINDAKAN = ("gandakan", "letakkan", "naik", "turun", "jadikan_sub", "lepas_sub", "hapus", "tinjau")
JENIS = ("indikator", "sasaran", "lembar")
SALAH = "Permintaan tidak terbaca. Muat ulang halamannya, lalu coba lagi."


class SelForm(FormKinerja):
    kolom = forms.CharField(max_length=40)
    versi = forms.IntegerField(min_value=1, required=False)


class BarisForm(FormKinerja):
    """Where a new row goes: `sasaran` and the rows are those of the sheet."""

    sasaran = forms.ModelChoiceField(SasaranStrategis.objects.none(), required=False)
    setelah = forms.ModelChoiceField(Indikator.objects.none(), required=False)
    induk = forms.ModelChoiceField(Indikator.objects.none(), required=False)
    silsilah = forms.UUIDField(required=False)
    silsilah_sasaran = forms.UUIDField(required=False)

    def __init__(self, *args, lembar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sasaran"].queryset = lembar.sasaran.all()
        self.fields["setelah"].queryset = self.fields["induk"].queryset = lembar.indikator.all()


class SusunForm(FormKinerja):
    tindakan = forms.ChoiceField(choices=[(satu, satu) for satu in TINDAKAN])
    jenis = forms.ChoiceField(choices=[(satu, satu) for satu in JENIS])
    pk = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    versi = forms.IntegerField(min_value=1, required=False)
    sebelum = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    sasaran = forms.ModelChoiceField(SasaranStrategis.objects.none(), required=False)

    def __init__(self, *args, lembar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sasaran"].queryset = lembar.sasaran.all()
