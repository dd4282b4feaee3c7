"""Form for choosing who signs a decree."""

from django import forms

from kinerja.forms import VersiForm
from laporan.domain.penandatangan import Calon, calon, milik_kepala_daerah, pangku
from laporan.models import Keputusan
from organisasi.forms.dasar import FormDomain
from organisasi.models import Pejabat, PemangkuJabatan


class PemangkuField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        satu = Calon(obj, kepala=False)
        return f"{satu.pejabat.nama} – {satu.jabatan}"


class PenandatanganForm(VersiForm, FormDomain):
    """`calon` are the candidates at the date of the decree; other officials only where they cannot be enough."""

    pemangku = PemangkuField(
        PemangkuJabatan.objects.none(),
        required=False,
        label="Penanda tangan",
        empty_label="(belum dipilih)",
        widget=forms.RadioSelect,
    )
    pejabat = forms.ModelChoiceField(
        Pejabat.objects.none(),
        required=False,
        label="Pejabat lain",
        empty_label="(tidak)",
        help_text="Bila penanda tangannya tidak ada di daftar di atas; tulis juga jabatannya.",
    )
    jabatan_penandatangan = forms.CharField(
        max_length=250,
        required=False,
        label="Jabatan pada tanda tangan",
        help_text="Kosong: menurut pilihan di atas. Plt. dan Plh. ditulis sendiri menurut jabatannya.",
    )
    atas_nama = forms.CharField(
        max_length=250, required=False, label="Atas nama (a.n.)", help_text="Contoh: BUPATI PASER. Kosong: sendiri."
    )
    untuk_beliau = forms.CharField(
        max_length=250,
        required=False,
        label="Untuk beliau (u.b.)",
        help_text="Jabatan di antara a.n. dan penanda tangan. Contoh: SEKRETARIS DAERAH.",
    )

    def __init__(self, *args, keputusan: Keputusan, **kwargs):
        super().__init__(*args, initial=_awal(keputusan), **kwargs)
        self.calon = calon(keputusan)
        self.fields["pemangku"].queryset = PemangkuJabatan.objects.filter(
            pk__in=[satu.pemangku.pk for satu in self.calon]
        ).select_related("pejabat", "jabatan")
        self.fields["pejabat"].queryset = Pejabat.objects.all()
        if self.calon and not milik_kepala_daerah(keputusan) and not self.initial["pejabat"]:
            del self.fields["pejabat"]


def _awal(keputusan: Keputusan) -> dict:
    """What is stored; the holder where one is found among the candidates, else the person."""
    kolom = ("jabatan_penandatangan", "atas_nama", "untuk_beliau", "versi")
    awal = {nama: getattr(keputusan, nama) for nama in kolom} | {"pemangku": None, "pejabat": None}
    dipangku = pangku(keputusan)
    if dipangku is not None and dipangku.pk in {satu.pemangku.pk for satu in calon(keputusan)}:
        return awal | {"pemangku": dipangku.pk}
    return awal | {"pejabat": keputusan.penandatangan_id}
