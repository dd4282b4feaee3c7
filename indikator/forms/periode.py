"""Forms of a planning period, its visi and misi, its tujuan."""

from django import forms

from indikator.models import Periode, VisiMisi
from kinerja.forms import VersiForm
from organisasi.forms.dasar import FormDomain
from organisasi.models import Instansi


class PeriodeForm(FormDomain):
    nama = forms.CharField(max_length=120, help_text="Contoh: RPJMD 2025–2029")
    tahun_mulai = forms.IntegerField(label="Tahun awal", help_text="Contoh: 2025")
    tahun_selesai = forms.IntegerField(label="Tahun akhir", help_text="Contoh: 2029")


class PeriodeUbahForm(VersiForm, PeriodeForm):
    pass


class VisiMisiForm(FormDomain):
    jenis = forms.ChoiceField(choices=VisiMisi._meta.get_field("jenis").choices)
    nomor = forms.CharField(max_length=10, required=False, help_text="Seperti di dokumennya, boleh kosong. Contoh: 1")
    isi = forms.CharField(widget=forms.Textarea({"rows": 4}), max_length=5_000)


class TujuanForm(FormDomain):
    isi = forms.CharField(label="Tujuan", widget=forms.Textarea({"rows": 4}), max_length=5_000)
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(),
        label="Milik",
        required=False,
        empty_label="(tujuan pemda, dari RPJMD)",
        help_text="Tujuan Renstra: pilih perangkat daerahnya.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = Instansi.objects.filter(aktif=True)


class _Berperiode(forms.Form):
    periode = forms.ModelChoiceField(Periode.objects.none(), required=False, empty_label="(tanpa periode)")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["periode"].queryset = Periode.objects.all()


class VisiMisiUbahForm(VersiForm, _Berperiode, FormDomain):
    nomor = forms.CharField(max_length=10, required=False, help_text="Seperti di dokumennya, boleh kosong. Contoh: 1")
    isi = forms.CharField(widget=forms.Textarea({"rows": 4}), max_length=5_000)

    field_order = ["nomor", "isi", "periode"]


class TujuanUbahForm(VersiForm, _Berperiode, FormDomain):
    isi = forms.CharField(label="Tujuan", widget=forms.Textarea({"rows": 4}), max_length=5_000)

    field_order = ["isi", "periode"]
