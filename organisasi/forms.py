"""Forms of the organisation: instansi, unit, jabatan, uraian."""

from django import forms
from django.core.validators import RegexValidator

from kinerja.forms import VersiForm
from organisasi.domain.uraian_teks import pecah
from organisasi.enums import IsiUraian, JenisInstansi, JenisJabatan
from organisasi.formulir import FormDomain
from organisasi.models import Instansi, Jabatan, UnitKerja


class BarisField(forms.CharField):
    """Several lines as a list of texts, one per line."""

    def __init__(self, *, baris: int = 3, **kwargs):
        super().__init__(widget=forms.Textarea({"rows": baris}), required=False, **{"max_length": 5_000} | kwargs)

    def clean(self, value):
        return [" ".join(satu.split()) for satu in super().clean(value).splitlines() if satu.strip()]

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value


class UraianField(forms.CharField):
    """A pasted list of tugas or fungsi: {label, isi} items; "-" stays a dash, blank is None (no heading)."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.Textarea({"rows": 6}), required=False, **kwargs)

    def clean(self, value):
        teks = super().clean(value)
        return "-" if teks == "-" else pecah(teks) or None


class InstansiForm(FormDomain):
    """Profile and letterhead of an instansi."""

    nama = forms.CharField(max_length=200)
    nama_singkat = forms.CharField(label="Nama singkat", max_length=60, required=False, help_text="Contoh: BKPSDM")
    jenis = forms.ChoiceField(choices=JenisInstansi.choices)
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
    aktif = forms.BooleanField(
        label="Masih dipakai", required=False, help_text="Yang tidak dipakai lagi tetap tersimpan bersama dokumennya."
    )


class UraianInstansiForm(VersiForm, FormDomain):
    daftar = forms.CharField(
        label="Daftar",
        required=False,
        widget=forms.Textarea({"rows": 16}),
        help_text="Satu butir per baris, boleh diawali “a.”, “1.” atau “-”. Boleh ditempel dari dokumen.",
    )

    def clean_daftar(self):
        return pecah(self.cleaned_data["daftar"])


class UnitForm(FormDomain):
    nama = forms.CharField(max_length=200, help_text="Contoh: Sub Bagian Umum dan Kepegawaian")
    jenis = forms.CharField(max_length=40, required=False, help_text="Contoh: bidang, sub bagian, seksi")
    induk = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Di bawah", required=False, empty_label="(langsung di bawah pimpinan)"
    )
    urutan = forms.IntegerField(min_value=0, required=False, help_text="Urutan dalam daftar; kecil di atas.")
    alias = BarisField(label="Nama lain", help_text="Satu nama per baris, seperti tertulis di dokumen.")

    def __init__(self, *args, instansi: Instansi, unit: UnitKerja | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        calon = UnitKerja.objects.filter(instansi=instansi)
        self.fields["induk"].queryset = calon.exclude(pk=unit.pk) if unit else calon

    def clean_urutan(self):
        return self.cleaned_data["urutan"] or 0


class UnitUbahForm(VersiForm, UnitForm):
    pass


class PilihJabatanField(forms.ModelChoiceField):
    def label_from_instance(self, jabatan):
        return jabatan.nama_lengkap


class JabatanForm(FormDomain):
    nama = forms.CharField(label="Nama jabatan", max_length=200, help_text="Seperti di keputusan, mis. Analis Kinerja")
    jenis = forms.ChoiceField(choices=JenisJabatan.choices, initial=JenisJabatan.PELAKSANA)
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit kerja",
        required=False,
        empty_label="(tanpa unit)",
        help_text="Membedakan jabatan yang namanya sama.",
    )
    induk = PilihJabatanField(
        Jabatan.objects.none(), label="Atasan langsung", required=False, empty_label="(paling atas)"
    )

    def __init__(self, *args, instansi: Instansi, jabatan: Jabatan | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = UnitKerja.objects.filter(instansi=instansi)
        calon = Jabatan.objects.filter(instansi=instansi).select_related("unit")
        self.fields["induk"].queryset = calon.exclude(pk=jabatan.pk) if jabatan else calon


class JabatanTambahForm(JabatanForm):
    tugas = UraianField(
        help_text="Boleh dikosongkan dahulu. Tempel dari dokumen: satu butir per baris, boleh diawali “a.” atau “1.”."
    )
    fungsi = UraianField(help_text="Sama seperti tugas. Tulis “-” bila dokumennya menulis tanda itu.")


class JabatanUbahForm(VersiForm, JabatanForm):
    catatan_sumber = forms.CharField(
        label="Catatan sumber", required=False, widget=forms.Textarea({"rows": 3}), help_text="Tidak ikut dicetak."
    )
    aktif = forms.BooleanField(
        label="Masih dipakai", required=False, help_text="Yang tidak dipakai lagi tidak ikut dokumen baru."
    )


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


class GeserForm(VersiForm, FormDomain):
    langkah = forms.TypedChoiceField(choices=[(-1, "naik"), (1, "turun")], coerce=int)


class HapusForm(VersiForm, FormDomain):
    """Only the version that the confirmation page showed."""
