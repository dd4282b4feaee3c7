"""Form of the electronic signature of a decree."""

from django import forms

from kinerja.forms import FormKinerja


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
