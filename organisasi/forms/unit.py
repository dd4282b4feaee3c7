"""Forms of a unit kerja."""

from django import forms
from django.db.models import Q

from kinerja.forms import SekaliField, VersiForm
from organisasi.forms.dasar import BarisField, FormDomain
from organisasi.forms.kembar import TanyaKembarForm
from organisasi.models import Instansi, UnitKerja


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
        calon = UnitKerja.objects.filter(Q(aktif=True) | Q(pk=unit.induk_id if unit else None), instansi=instansi)
        self.fields["induk"].queryset = calon.exclude(pk=unit.pk) if unit else calon

    def clean_urutan(self):
        return self.cleaned_data["urutan"] or 0


class UnitTambahForm(TanyaKembarForm, UnitForm):
    sama = "unit kerja bernama sama di tempat ini"
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi: Instansi, **kwargs):
        super().__init__(*args, instansi=instansi, **kwargs)
        self.instansi = instansi

    def setempat(self, isi):
        return UnitKerja.objects.filter(instansi=self.instansi, induk=isi["induk"])


class UnitUbahForm(VersiForm, UnitForm):
    pass
