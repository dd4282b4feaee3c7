"""Forms of the people of a pemda: invite, change a role."""

from django import forms

from kinerja.forms import VersiForm
from organisasi.domain.tulis import ada_kendali
from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.forms.dasar import FormDomain
from organisasi.models import Instansi

_PERAN_INSTANSI = " dan ".join(f"“{peran.label}”" for peran in PERAN_INSTANSI)


class PeranForm(FormDomain):
    peran = forms.ChoiceField(choices=[("", "(pilih peran)"), *Peran.choices])
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(),
        label="Perangkat daerah",
        required=False,
        empty_label="(seluruh pemda)",
        help_text=f"Wajib untuk {_PERAN_INSTANSI}; peran lain berlaku untuk seluruh pemda.",
    )

    def __init__(self, *args, instansi_kini: Instansi | None = None, **kwargs):
        """`instansi_kini` may be chosen again even when it is retired."""
        super().__init__(*args, **kwargs)
        calon = Instansi.objects.filter(aktif=True)
        self.fields["instansi"].queryset = (
            calon | Instansi.objects.filter(pk=instansi_kini.pk) if instansi_kini else calon
        )


class AnggotaUndangForm(PeranForm):
    nama = forms.CharField(
        max_length=150, help_text="Nama lengkap. Bila orangnya sudah punya akun, nama akunnya yang dipakai."
    )
    surel = forms.EmailField(
        label="Surel", max_length=254, help_text="Undangan dikirim ke alamat ini. Contoh: nama@pemda.go.id"
    )

    field_order = ["nama", "surel", "peran", "instansi"]


class AnggotaUbahForm(VersiForm, PeranForm):
    pass


class BarisField(forms.JSONField):
    """JSON that people do not write by hand: nested without end or with control characters it is no JSON of ours."""

    def to_python(self, value):
        try:
            isi = super().to_python(value)
        except (ValueError, RecursionError):
            isi = None
        if isi is None or ada_kendali(isi):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})
        return isi
