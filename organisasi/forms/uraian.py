"""Forms of the tugas and fungsi of a jabatan, item by item."""

from django import forms

from kinerja.forms import VersiForm
from organisasi.enums import IsiUraian
from organisasi.forms.dasar import FormDomain


class UraianTambahForm(VersiForm, FormDomain):
    teks = forms.CharField(
        label="Isi",
        strip=False,
        widget=forms.Textarea({"rows": 6, "autofocus": True}),
        help_text="Beberapa baris menjadi beberapa butir. Label di depan (“a.”, “1.”, “-”) dikenali sendiri.",
    )


class UraianUbahForm(VersiForm, FormDomain):
    label = forms.CharField(max_length=12, required=False, help_text="Seperti di dokumen: “a.”, “1.”, atau kosong.")
    isi = forms.CharField(widget=forms.Textarea({"rows": 5}))


class PindahForm(VersiForm, FormDomain):
    ke = forms.IntegerField(min_value=1)


class KeadaanForm(VersiForm, FormDomain):
    keadaan_baru = forms.ChoiceField(
        label="Yang tertulis di dokumen",
        choices=[pilihan for pilihan in IsiUraian.choices if pilihan[0] != IsiUraian.DAFTAR],
    )
