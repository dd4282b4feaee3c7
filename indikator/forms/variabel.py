"""Forms of the shared variables of an instansi."""

from django import forms

from indikator.domain.variabel import NAMA_MAKS
from indikator.enums import JenisVariabel
from kinerja.forms import VersiForm
from organisasi.forms.dasar import FormDomain


class VariabelBersamaForm(VersiForm, FormDomain):
    nama = forms.CharField(label="Nama variabel", max_length=NAMA_MAKS, help_text="Contoh: Jumlah seluruh ASN")
    satuan = forms.CharField(label="Satuan", max_length=60, required=False, help_text="Contoh: orang")
    sumber_data = forms.CharField(
        label="Sumber data", max_length=200, required=False, help_text="Contoh: Data SIMPEG BKPSDM"
    )
    jenis = forms.ChoiceField(
        label="Antartriwulan",
        choices=JenisVariabel.choices,
        help_text="Arus: yang terjadi, dijumlahkan (ASN dilatih). Posisi: keadaan, diambil yang terakhir (semua ASN).",
    )


class PasangForm(FormDomain):
    """A proposal is accepted by its name."""

    nama = forms.CharField(max_length=NAMA_MAKS)
