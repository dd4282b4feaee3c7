"""Forms of an instansi: its profile and letterhead, its tugas and fungsi."""

from django import forms
from django.core.validators import RegexValidator

from kinerja.forms import VersiForm
from organisasi.domain.uraian_pecah import pecah
from organisasi.enums import JenisInstansi
from organisasi.forms.dasar import BarisField, FormDomain
from organisasi.models import Instansi


class InstansiForm(FormDomain):
    """Profile and letterhead of an instansi."""

    nama = forms.CharField(max_length=200)
    nama_singkat = forms.CharField(label="Nama singkat", max_length=60, required=False, help_text="Contoh: BKPSDM")
    jenis = forms.ChoiceField(
        choices=JenisInstansi.choices,
        help_text="Pemerintah daerah: pelapor IKU, PK dan LKjIP kabupaten, kota atau provinsi sendiri; hanya satu.",
    )
    induk = forms.ModelChoiceField(
        Instansi.objects.none(),
        label="Di bawah",
        required=False,
        empty_label="(langsung di bawah pemda)",
        help_text="Untuk Bagian: Sekretariat Daerah. Untuk UPTD atau kelurahan: dinas atau kecamatannya.",
    )
    sebutan_kepala = forms.CharField(
        label="Sebutan kepala", max_length=200, required=False, help_text="Contoh: Kepala Bagian Organisasi"
    )
    alias = BarisField(label="Nama lain", help_text="Satu nama per baris, seperti tertulis di dokumen lama.")
    kop_baris = BarisField(
        label="Baris kop", help_text="Satu baris kop per baris, huruf besar kecil seperti di surat."
    )
    alamat = forms.CharField(max_length=250, required=False)
    telepon = forms.CharField(max_length=60, required=False)
    faks = forms.CharField(label="Faksimile", max_length=60, required=False)
    surel = forms.CharField(label="Email", max_length=120, required=False)
    kode_pos = forms.CharField(label="Kode pos", max_length=10, required=False)
    kota = forms.CharField(label="Kota pada kop", max_length=80, required=False)

    def __init__(self, *args, instansi: Instansi | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        calon = Instansi.objects.filter(aktif=True)
        self.fields["induk"].queryset = calon.exclude(pk=instansi.pk) if instansi else calon


class InstansiTambahForm(InstansiForm):
    slug = forms.SlugField(
        label="Alamat web",
        max_length=80,
        help_text="Bagian alamat web, tidak dapat diubah lagi. Contoh: dinas-kesehatan",
        validators=[RegexValidator(r"^[a-z0-9-]+$", "Huruf kecil, angka dan tanda hubung, tanpa spasi.")],
        error_messages={"invalid": "Huruf kecil, angka dan tanda hubung, tanpa spasi."},
    )

    field_order = ["nama", "slug"]


class InstansiUbahForm(VersiForm, InstansiForm):
    pass


class UraianInstansiForm(VersiForm, FormDomain):
    daftar = forms.CharField(
        label="Daftar",
        required=False,
        widget=forms.Textarea({"rows": 16}),
        help_text="Satu butir per baris, boleh diawali “a.”, “1.” atau “-”. Boleh ditempel dari dokumen.",
    )

    def clean_daftar(self):
        return pecah(self.cleaned_data["daftar"])
