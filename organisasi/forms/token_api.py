"""Form for a new token of the read API."""

from django import forms

from kinerja.forms import SekaliField
from organisasi.forms.dasar import FormDomain


class TokenApiForm(FormDomain):
    nama = forms.CharField(
        label="Untuk aplikasi apa",
        max_length=120,
        help_text="Agar kelak dikenali. Contoh: Dasbor Kominfo, Portal Satu Data.",
    )
    berlaku_sampai = forms.DateField(
        label="Berlaku sampai",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="Hari terakhir token dapat dipakai. Kosong: berlaku sampai dicabut.",
    )
    kunci_kirim = SekaliField()
