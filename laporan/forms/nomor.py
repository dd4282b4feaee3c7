"""Forms of the registers and of the registration of a decree."""

from django import forms

from kinerja.forms import VersiForm
from laporan.domain.bentuk_nomor import PENANDA
from organisasi.forms.dasar import FormDomain
from organisasi.forms.pejabat import TanggalField
from organisasi.models import Instansi


class NomorForm(VersiForm, FormDomain):
    tanggal = TanggalField(label="Tanggal penetapan")
    nomor = forms.CharField(
        max_length=80,
        required=False,
        label="Nomor",
        help_text="Kosong: nomor berikutnya dari buku. Atau tulis urutannya, misalnya 85, atau nomor lengkapnya.",
    )


class IsiBukuForm(FormDomain):
    format = forms.CharField(
        max_length=120, label="Bentuk nomor", help_text=f"Penanda: {PENANDA}. Yang lain dicetak seperti diketik."
    )
    terakhir = forms.IntegerField(
        min_value=0,
        label="Nomor terakhir yang sudah diberikan",
        help_text="Menurut buku di kantor; 0 bila belum ada. Nomor berikutnya satu di atasnya.",
    )


class BukuTambahForm(IsiBukuForm):
    penerbit = forms.CharField(
        max_length=250, label="Penerbit", help_text="Jabatan yang menetapkan. Contoh: KEPALA DINAS KESEHATAN."
    )
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(), required=False, label="Perangkat daerah", empty_label="(kepala daerah)"
    )
    naskah = forms.CharField(max_length=40, label="Jenis naskah", initial="Keputusan")
    tahun = forms.IntegerField(min_value=2000, max_value=2100)
    field_order = ("penerbit", "instansi", "naskah", "tahun", "format", "terakhir")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = Instansi.objects.filter(aktif=True)


class BukuUbahForm(VersiForm, IsiBukuForm):
    pass
