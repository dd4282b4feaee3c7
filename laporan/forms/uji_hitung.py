"""What to test: a file, or tables that were pasted."""

from django import forms

from laporan.domain.uji_hitung.baca import TERIMA, TERLALU_BESAR
from laporan.forms.berkas_atau_tempelan import BerkasAtauTempelanForm
from organisasi.models import Instansi


class UjiHitungForm(BerkasAtauTempelanForm):
    """The report or its tables, and whose it is."""

    kosong = "Pilih berkas LKjIP, atau tempel tabelnya."
    dua = "Pilih salah satu: berkas, atau tabel yang ditempel."
    terlalu_besar = TERLALU_BESAR

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
