"""Forms of the files of a decree: its scan, its electronic signature."""

from django import forms

from kinerja.forms import FormKinerja
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


class TteForm(FormKinerja):
    """Asked anew every time: the page never gives back what was typed into the first two."""

    nik = forms.RegexField(
        r"^[0-9]{16}$",
        label="NIK Anda",
        error_messages={"invalid": "NIK terdiri atas 16 angka."},
        widget=forms.PasswordInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    passphrase = forms.CharField(
        label="Passphrase",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text="Passphrase sertifikat elektronik Anda. Tidak disimpan.",
    )
    tampak = forms.BooleanField(label="Tampilkan tanda dan QR di blok tanda tangan", required=False, initial=True)
