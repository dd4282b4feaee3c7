"""Forms of a jabatan."""

from django import forms
from django.db.models import Q

from kinerja.forms import SekaliField, VersiForm
from organisasi.domain.uraian_pecah import pecah
from organisasi.enums import JenisJabatan
from organisasi.forms.dasar import FormDomain
from organisasi.forms.kembar import TanyaKembarForm
from organisasi.models import Instansi, Jabatan, UnitKerja


class UraianField(forms.CharField):
    """A pasted list of tugas or fungsi: {label, isi} items; "-" stays a dash, blank is None (no heading)."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.Textarea({"rows": 6}), required=False, **kwargs)

    def clean(self, value):
        teks = super().clean(value)
        return "-" if teks == "-" else pecah(teks) or None


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
        kini = (jabatan.unit_id, jabatan.induk_id) if jabatan else (None, None)  # may stay, even when retired
        unit, calon = UnitKerja.objects.filter(instansi=instansi), Jabatan.objects.filter(instansi=instansi)
        self.fields["unit"].queryset = unit.filter(Q(aktif=True) | Q(pk=kini[0]))
        calon = calon.filter(Q(aktif=True) | Q(pk=kini[1])).select_related("unit")
        self.fields["induk"].queryset = calon.exclude(pk=jabatan.pk) if jabatan else calon


class JabatanTambahForm(TanyaKembarForm, JabatanForm):
    sama = "jabatan bernama sama di unit kerja ini"

    tugas = UraianField(
        help_text="Boleh dikosongkan dahulu. Tempel dari dokumen: satu butir per baris, boleh diawali “a.” atau “1.”."
    )
    fungsi = UraianField(help_text="Sama seperti tugas. Tulis “-” bila dokumennya menulis tanda itu.")
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi: Instansi, **kwargs):
        super().__init__(*args, instansi=instansi, **kwargs)
        self.instansi = instansi

    def setempat(self, isi):
        return Jabatan.objects.filter(instansi=self.instansi, unit=isi["unit"])


class JabatanUbahForm(VersiForm, JabatanForm):
    catatan_sumber = forms.CharField(
        label="Catatan sumber", required=False, widget=forms.Textarea({"rows": 3}), help_text="Tidak ikut dicetak."
    )


class GeserForm(VersiForm, FormDomain):
    langkah = forms.TypedChoiceField(choices=[(-1, "naik"), (1, "turun")], coerce=int)
