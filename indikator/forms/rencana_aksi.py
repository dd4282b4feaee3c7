"""Forms of the rencana aksi of a PK."""

from django import forms
from django.core.exceptions import ValidationError

from indikator.models import Kegiatan, PerjanjianKinerja
from kinerja.forms import RupiahField, SekaliField, VersiForm
from kinerja.tanggal import BULAN
from organisasi.forms.dasar import FormDomain
from organisasi.models import Jabatan

TEKS_MAKS = 4_000


class KegiatanField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Kegiatan) -> str:
        """A sub kegiatan stands in below its kegiatan."""
        return f"{'— ' if obj.induk_id else ''}{obj.kode} {obj.nama}".replace("—  ", "— ").strip()


class JabatanField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Jabatan) -> str:
        return obj.nama_lengkap


class AksiForm(FormDomain):
    """What a row says. The month is asked for where the PK plans by month, or the row has one."""

    uraian = forms.CharField(
        label="Rencana aksi", max_length=TEKS_MAKS, widget=forms.Textarea({"rows": 2, "data-fokus": ""})
    )
    bulan = forms.TypedChoiceField(label="Bulan", coerce=int, empty_value=None, required=False)
    kegiatan = KegiatanField(label="Kegiatan", queryset=None, required=False, empty_label="(tanpa kegiatan)")
    anggaran = RupiahField(label="Anggaran (Rp)", required=False, min_nilai=0)
    penanggung_jawab = JabatanField(
        label="Penanggung jawab", queryset=None, required=False, empty_label="(pilih jabatan)"
    )
    penanggung_jawab_teks = forms.CharField(label="atau tulis", max_length=200, required=False)
    hasil = forms.CharField(
        label="Yang sudah dilaksanakan", max_length=TEKS_MAKS, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, data=None, *, perjanjian: PerjanjianKinerja, triwulan: int, bulan: int | None = None, **kwargs):
        super().__init__(data, **kwargs)
        milik = {"instansi": perjanjian.instansi_id}
        kegiatan = Kegiatan.objects.filter(**milik, tahun=perjanjian.tahun).order_by("program__urutan", "urutan", "pk")
        self.fields["kegiatan"].queryset = kegiatan
        jabatan = Jabatan.objects.filter(**milik, aktif=True).select_related("unit")
        self.fields["penanggung_jawab"].queryset = jabatan
        if perjanjian.rencana_bulanan or bulan:
            pilihan = [(n, BULAN[n - 1]) for n in range(triwulan * 3 - 2, triwulan * 3 + 1)]
            self.fields["bulan"].choices = [("", "(pilih bulan)"), *pilihan]
            self.fields["bulan"].required = perjanjian.rencana_bulanan
        else:
            del self.fields["bulan"]


class AksiTambahForm(AksiForm):
    """`indikator` is the key of a row of the PK, given by {key: Indikator}; hasil comes later."""

    indikator = forms.IntegerField(widget=forms.HiddenInput)
    triwulan = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=4)
    kunci_kirim = SekaliField()
    lagi = forms.BooleanField(required=False, widget=forms.HiddenInput)
    hasil = None

    def __init__(self, *args, pilihan: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.pilihan = pilihan

    def clean_indikator(self):
        if (indikator := self.pilihan.get(self.cleaned_data["indikator"])) is None:
            raise ValidationError("Indikator ini tidak ada dalam perjanjian kinerjanya.")
        return indikator

    def clean(self):
        isi = super().clean()
        isi.pop("lagi", None)
        return isi


class AksiUbahForm(VersiForm, AksiForm):
    pass


class AksiSalinForm(FormDomain):
    ke = forms.TypedMultipleChoiceField(
        label="Salin ke", coerce=int, choices=[(tw, tw) for tw in (1, 2, 3, 4)], widget=forms.CheckboxSelectMultiple
    )


class AksiAmbilForm(FormDomain):
    """`sumber`: PKs whose rows can be taken over."""

    dari = forms.TypedChoiceField(label="Ambil dari", coerce=int)

    def __init__(self, *args, sumber, **kwargs):
        super().__init__(*args, **kwargs)
        self.sumber = {satu.pk: satu for satu in sumber}
        self.fields["dari"].choices = [
            (satu.pk, f"Perjanjian kinerja {satu.tahun} versi {satu.versi_ke}") for satu in sumber
        ]

    def clean_dari(self):
        return self.sumber[self.cleaned_data["dari"]]


class BulananForm(VersiForm, FormDomain):
    bulanan = forms.BooleanField(label="Rencana aksi per bulan", required=False)
