"""What to test: a file, or tables that were pasted."""

from django import forms

from kinerja.forms import SekaliField
from laporan.domain.uji_hitung.baca import TERIMA, TERLALU_BESAR, UKURAN_MAKS
from organisasi.forms.dasar import FormDomain
from organisasi.models import Instansi

KOSONG = "Pilih berkas LKjIP, atau tempel tabelnya."
DUA = "Pilih salah satu: berkas, atau tabel yang ditempel."


class UjiHitungForm(FormDomain):
    """`html`: the clipboard as HTML where the browser gave it, for the same paste as `tempelan`."""

    berkas = forms.FileField(
        label="Berkas LKjIP",
        required=False,
        help_text="Word (.docx), Excel (.xlsx), atau CSV; paling besar 10 MB. Setiap tabel dicari sendiri.",
        widget=forms.ClearableFileInput({"accept": TERIMA}),
    )
    tempelan = forms.CharField(
        label="Atau tempel tabelnya",
        required=False,
        max_length=2_000_000,
        strip=False,
        widget=forms.Textarea({"rows": 6, "data-tempel-uji": ""}),
        help_text="Salin tabel di Word atau Excel beserta kepalanya, lalu tempel di sini.",
    )
    html = forms.CharField(required=False, max_length=2_000_000, strip=False, widget=forms.HiddenInput)
    judul = forms.CharField(
        label="Nama uji", required=False, max_length=200, help_text="Kosongkan untuk memakai nama berkasnya."
    )
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(),
        label="Perangkat daerah",
        required=False,
        empty_label="Tidak dihubungkan",
        help_text="Boleh dikosongkan; uji hitung tidak memerlukan data lain.",
    )
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = instansi

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas and berkas.size > UKURAN_MAKS:
            raise forms.ValidationError(TERLALU_BESAR)
        return berkas

    def clean(self):
        isi = super().clean()
        if not self.errors and not isi.get("berkas") and not isi.get("tempelan", "").strip():
            self.add_error("berkas", KOSONG)
        if isi.get("berkas") and isi.get("tempelan", "").strip():
            self.add_error("tempelan", DUA)
        return isi
