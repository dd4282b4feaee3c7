"""Forms of a document of IKU and IKI: make it, review it."""

from django import forms

from indikator.domain import reviu
from indikator.domain.penetapan import masa
from indikator.models import Penetapan
from organisasi.forms.dasar import FormDomain

TAHUN = {"min_value": 2000, "max_value": 2100}


class DokumenForm(FormDomain):
    """`sumber`: set documents that a new one can be copied from; without any the choice is left out."""

    asal = forms.ModelChoiceField(
        Penetapan.objects.none(),
        label="Isi awal",
        required=False,
        blank=True,
        empty_label="Kosong: lembarnya disusun dari awal",
        widget=forms.RadioSelect,
        help_text="Salinan memuat semua lembar, baris, rumus dan target terakhirnya; setiap baris ditandai belum "
        "ditinjau sampai Anda membacanya lagi.",
    )
    judul = forms.CharField(max_length=300, help_text="Contoh: IKU dan IKI Dinas Kesehatan Tahun 2025–2029")
    tahun_mulai = forms.IntegerField(label="Tahun mulai", **TAHUN)
    tahun_selesai = forms.IntegerField(
        label="Tahun selesai", help_text="Sama dengan tahun mulai bila dokumen ini untuk satu tahun.", **TAHUN
    )

    def __init__(self, *args, sumber, **kwargs):
        super().__init__(*args, **kwargs)
        if sumber.exists():
            self.fields["asal"].queryset = sumber
            self.fields["asal"].label_from_instance = lambda satu: f"Salin dari {satu}, {masa(satu)}"
        else:
            del self.fields["asal"]


class ReviuForm(FormDomain):
    """Only years that the domain takes are offered; another one sent all the same is refused with its reason."""

    tahun_mulai = forms.IntegerField(label="Berlaku mulai tahun", widget=forms.Select)

    def __init__(self, *args, dokumen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun_mulai"].widget.choices = [(satu, str(satu)) for satu in reviu.tahun_pilihan(dokumen)]
