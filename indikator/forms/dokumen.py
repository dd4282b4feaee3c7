"""Forms of a document of IKU and IKI: make it, move its state, review it."""

from django import forms

from indikator.domain import reviu
from indikator.forms.dasar import teks_panjang
from kinerja.forms import VersiForm
from organisasi.forms.dasar import FormDomain

TAHUN = {"min_value": 2000, "max_value": 2100}


class DokumenForm(FormDomain):
    judul = forms.CharField(max_length=300, help_text="Contoh: IKU dan IKI Dinas Kesehatan Tahun 2025–2029")
    tahun_mulai = forms.IntegerField(label="Tahun mulai", **TAHUN)
    tahun_selesai = forms.IntegerField(
        label="Tahun selesai", help_text="Sama dengan tahun mulai bila dokumen ini untuk satu tahun.", **TAHUN
    )


class AlurDokumenForm(VersiForm, FormDomain):
    alasan = teks_panjang(
        3,
        required=False,
        label="Catatan perbaikan",
        max_length=2000,
        help_text="Dibaca oleh perencana perangkat daerah.",
    )


class ReviuForm(FormDomain):
    """Only years that the domain takes are offered; another one sent all the same is refused with its reason."""

    tahun_mulai = forms.IntegerField(label="Berlaku mulai tahun", widget=forms.Select)

    def __init__(self, *args, dokumen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun_mulai"].widget.choices = [(satu, str(satu)) for satu in reviu.tahun_pilihan(dokumen)]
