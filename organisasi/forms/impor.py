"""Forms of the import of workbooks: make one, upload one, apply it."""

from django import forms

from kinerja.forms import SekaliField, VersiForm
from organisasi.domain import impor as domain
from organisasi.domain import isi_berkas
from organisasi.forms.dasar import FormDomain
from organisasi.models import Instansi
from organisasi.tahun import WAJAR


class ImporUnggahForm(FormDomain):
    berkas = forms.FileField(
        label="Buku kerja (.xlsx)",
        help_text="Paling banyak 10 MB. Isinya ditampilkan dahulu; belum ada yang disimpan pada langkah ini.",
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
    )
    kunci_kirim = SekaliField()

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas.size > isi_berkas.UKURAN_MAKS:
            raise forms.ValidationError(isi_berkas.terlalu_besar(berkas.name))
        return berkas


class ImporTemplatForm(FormDomain):
    """`seluruh`: whether the actor may take the whole pemda; `instansi`: those it may take alone."""

    lembar = forms.MultipleChoiceField(label="Lembar", widget=forms.CheckboxSelectMultiple)
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(), label="Perangkat daerah", required=False, empty_label="(seluruh pemda)"
    )
    tahun = forms.TypedChoiceField(
        coerce=int, help_text="Untuk lembar yang terikat tahun: IKU/IKI, target, realisasi."
    )
    berisi = forms.TypedChoiceField(
        label="Isi",
        coerce=lambda nilai: nilai == "ya",
        choices=[("ya", "Data yang tersimpan, untuk diubah"), ("tidak", "Kosong dengan contoh, untuk menambah")],
        widget=forms.RadioSelect,
        initial="ya",
    )

    def __init__(self, *args, lembar, instansi, seluruh: bool, tahun: list[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lembar"].choices = [(satu.kode, satu.judul) for satu in lembar]
        self.fields["instansi"].queryset = instansi
        if not seluruh:
            self.fields["instansi"].required, self.fields["instansi"].empty_label = True, "(pilih perangkat daerah)"
        self.fields["tahun"].choices = [(satu, satu) for satu in tahun if satu in WAJAR]


class ImporTerapForm(VersiForm, FormDomain):
    bentrok = forms.ChoiceField(
        label="Baris yang bentrok",
        required=False,
        choices=[
            (domain.LEWATI, "Biarkan yang tersimpan; baris itu dilewati"),
            (domain.TIMPA, "Pakai sel yang saya ubah; sel lainnya tetap"),
        ],
        widget=forms.RadioSelect,
    )
