"""Forms: Indonesian messages, an error summary that links to its fields, and a field for Indonesian numbers.

class RealisasiForm(VersiForm, FormKinerja):
    nilai = AngkaField(label="Realisasi", help_text="Contoh: 79,41", required=False)

<form method="post" data-jaga>{% csrf_token %}{{ form|crispy }}<button …>Simpan realisasi</button></form>
"""

import uuid
from collections.abc import Mapping
from decimal import Decimal

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from kinerja.alamat import baca_kunci
from kinerja.angka import AngkaTidakTerbaca, baca, baca_rupiah, rupiah_isian, tulis_asli

# Said instead of Django's own sentences, wherever a field has not been given its own.
PESAN_GALAT: dict[str, str] = {
    "required": "Wajib diisi.",
    "invalid_choice": "Pilihan ini tidak tersedia. Pilih salah satu dari daftar.",
    "invalid_list": "Pilih dari daftar.",
    "invalid_pk_value": "Pilihan ini tidak tersedia. Pilih salah satu dari daftar.",
    "missing": "Belum ada berkas yang dipilih.",
    "empty": "Berkas ini kosong. Pilih berkas yang berisi.",
}
PESAN_TIDAK_SAH: dict[type[forms.Field], str] = {
    forms.DateField: "Tanggal ini tidak terbaca. Tulis misalnya 19/09/2023.",
    forms.EmailField: "Alamat email ini tidak lengkap. Contoh: nama@pemda.go.id.",
    forms.URLField: "Tautan ini tidak lengkap. Contoh: https://pemda.go.id/dokumen.pdf.",
    forms.IntegerField: "Tulis bilangan bulat, misalnya 12.",
}


class BidangKinerja(forms.BoundField):
    """A field on the page, without `maxlength`: a browser cuts a longer paste without a word, the server says so."""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        berbatas = "maxlength" in (widget or self.field.widget).attrs
        return attrs | {"maxlength": False} if berbatas else attrs


class FormKinerja(forms.Form):
    """Base of the forms of the product: no `<form>` tag of its own, errors in plain Indonesian."""

    required_css_class = "wajib"
    bound_field_class = BidangKinerja

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for bidang in self.fields.values():
            pasang_pesan(bidang)

    @property
    def helper(self) -> FormHelper:
        """For `{% crispy form %}`; the template writes the `<form>` tag, the csrf token and the button."""
        pembantu = FormHelper()
        pembantu.form_tag = False
        pembantu.disable_csrf = True
        return pembantu


def pasang_pesan(bidang: forms.Field) -> None:
    """Replace Django's default messages of one field; messages given to the field itself stay."""
    bawaan: dict[str, str] = {}
    for kelas in reversed(type(bidang).__mro__):
        bawaan.update(getattr(kelas, "default_error_messages", {}))
    pengganti = dict(PESAN_GALAT)
    for kelas, pesan in PESAN_TIDAK_SAH.items():
        if isinstance(bidang, kelas):
            pengganti["invalid"] = pesan
    for kode, pesan in pengganti.items():
        if kode in bidang.error_messages and bidang.error_messages[kode] == bawaan.get(kode):
            bidang.error_messages[kode] = pesan


class VersiForm(forms.Form):
    """Mixin: carries the version that the page was made from, so that a later save by a colleague is noticed.

    The domain function compares it and the view answers with `kinerja.http.konflik`.
    """

    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class SekaliField(forms.UUIDField):
    """Hidden key of a form that adds a row, drawn once per page: a second submit carries the same and adds nothing."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(**{"initial": uuid.uuid4} | kwargs)


class PilihBanyakField(forms.ModelMultipleChoiceField):
    """Several rows by key; a key that no row can have is no choice, rather than an error of the database."""

    def clean(self, value):
        for kunci in value if isinstance(value, list | tuple) else ():
            if baca_kunci(str(kunci)) is None:
                raise ValidationError(self.error_messages["invalid_pk_value"], code="invalid_pk_value")
        return super().clean(value)


class AngkaInput(forms.TextInput):
    """Text input for an Indonesian number: numeric keyboard on phones, right-aligned, no browser rewriting."""

    def __init__(self, attrs: Mapping[str, str] | None = None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "class": "angka"} | dict(attrs or {}))


class AngkaField(forms.Field):
    """An Indonesian number: "4.230,5" → Decimal("4230.5"), blank → None. What was typed stays on an error.

    `min_nilai`, `maks_nilai` are inclusive limits. Raises ValidationError with the sentence of `kinerja.angka.baca`.
    """

    widget = AngkaInput
    default_error_messages = {
        "min_nilai": "Angka paling kecil %(batas)s.",
        "maks_nilai": "Angka paling besar %(batas)s.",
    }

    def __init__(self, *, min_nilai: Decimal | int | None = None, maks_nilai: Decimal | int | None = None, **kwargs):
        self.min_nilai, self.maks_nilai = min_nilai, maks_nilai
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Decimal | None:
        if isinstance(value, Decimal) or value is None:
            return value
        if not str(value).strip():
            return None
        try:
            return baca(str(value))
        except AngkaTidakTerbaca as galat:
            raise ValidationError(str(galat), code="invalid") from galat

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is None:
            return
        if self.min_nilai is not None and value < self.min_nilai:
            raise self._di_luar("min_nilai", self.min_nilai)
        if self.maks_nilai is not None and value > self.maks_nilai:
            raise self._di_luar("maks_nilai", self.maks_nilai)

    def _di_luar(self, kode: str, batas: Decimal | int) -> ValidationError:
        return ValidationError(self.error_messages[kode], code=kode, params={"batas": tulis_asli(batas)})

    def prepare_value(self, value: object) -> object:
        """A stored Decimal is written as people write it; typed text is left alone."""
        return tulis_asli(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else value


class RupiahField(AngkaField):
    """An amount as budgets print it: "Rp 1.018.000.000,-", "1018000000", blank → None; 1,018,000 is refused."""

    def to_python(self, value: object) -> Decimal | None:
        if isinstance(value, Decimal) or value is None or not str(value).strip():
            return super().to_python(value)
        try:
            return baca_rupiah(str(value))
        except AngkaTidakTerbaca as galat:
            raise ValidationError(str(galat), code="invalid") from galat

    def prepare_value(self, value: object) -> object:
        return rupiah_isian(value) if isinstance(value, Decimal) else value
