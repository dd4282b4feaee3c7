"""Forms of the tugas and fungsi of a jabatan: item by item, the whole list, from another jabatan."""

from django import forms

from kinerja.forms import FormKinerja, VersiForm
from organisasi.domain.uraian_impor import GANTI, TAMBAH
from organisasi.domain.uraian_label import label_ke
from organisasi.domain.uraian_pecah import pecah
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


class BacaDaftarForm(FormKinerja):
    """The list as text; `butir()` is how it splits."""

    daftar = forms.CharField(
        required=False,
        strip=False,
        max_length=200_000,
        widget=forms.Textarea({"rows": 18, "spellcheck": "false"}),
        help_text="Satu baris satu butir, atau tempel daftar dari Word, Excel atau PDF. Label “a.”, “1.”, “(1)”, “-” "
        "dan “•” dikenali; baris yang terpotong disambung. Daftar di dalam butir ditulis menjorok.",
    )
    label_baru = forms.ChoiceField(
        label="Label",
        required=False,
        choices=[("", "seperti yang ditulis"), ("a.", "a. b. c."), ("1.", "1. 2. 3."), ("-", "- - -")],
    )

    def butir(self) -> list[dict[str, str]]:
        """Items {label, isi} of a valid form."""
        hasil, pertama = pecah(self.cleaned_data["daftar"]), self.cleaned_data["label_baru"]
        if not pertama:
            return hasil
        return [satu | {"label": label_ke(pertama, nomor)} for nomor, satu in enumerate(hasil)]


class UraianDaftarForm(VersiForm, BacaDaftarForm, FormDomain):
    """Replaces the whole list."""

    field_order = ["daftar", "label_baru", "versi"]


class ImporUraianForm(VersiForm, FormDomain):
    """Items of one other jabatan, numbered from 1."""

    pilih = forms.TypedMultipleChoiceField(
        label="Butir",
        coerce=int,
        widget=forms.CheckboxSelectMultiple({"class": "form-check-input"}),
        error_messages={"required": "Pilih butirnya."},
    )
    cara = forms.ChoiceField(
        label="Yang sudah ada",
        widget=forms.RadioSelect({"class": "form-check-input"}),
        choices=[(TAMBAH, "dipertahankan; butir ini ditambahkan di bawahnya"), (GANTI, "diganti dengan butir ini")],
        initial=TAMBAH,
    )

    def __init__(self, *args, butir: list[dict[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        pilihan = [(nomor, f"{b['label']} {b['isi']}".strip()) for nomor, b in enumerate(butir, start=1)]
        self.fields["pilih"].choices = pilihan
        self.fields["pilih"].initial = [nomor for nomor, _ in pilihan]
