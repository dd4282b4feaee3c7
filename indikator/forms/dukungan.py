"""Forms of the cascade: what an indicator supports, and which suggested links are accepted."""

from django import forms
from django.core.exceptions import ValidationError

from kinerja.alamat import baca_kunci
from organisasi.forms.dasar import FormDomain

MAKS_KIRIM = 1_000


def kunci_terbaca(teks: str) -> int:
    """A primary key from the page; ValidationError for anything else."""
    terbaca = baca_kunci(teks)
    if terbaca is None:
        raise ValidationError("Pilih dari daftar.", code="invalid")
    return terbaca


class KunciField(forms.Field):
    """Several primary keys of the same name, as a list without repeats; what they are is asked by the domain."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value) -> list:
        if len(value or ()) > MAKS_KIRIM:
            raise ValidationError(f"Terlalu banyak pilihan sekali kirim (paling banyak {MAKS_KIRIM}).")
        return list(dict.fromkeys(self.satu(isi) for isi in value or ()))

    def satu(self, teks: str):
        return kunci_terbaca(teks)


class PasanganField(KunciField):
    """Links "12-34": the first supports the second; as a list of pairs."""

    def satu(self, teks: str) -> tuple[int, int]:
        dari, _, ke = teks.partition("-")
        return kunci_terbaca(dari), kunci_terbaca(ke)


class DukunganForm(FormDomain):
    """`dasar`: what was supported when the list was opened."""

    mendukung = KunciField(label="Mendukung", required=False)
    dasar = KunciField(required=False)


class UsulanForm(FormDomain):
    pasangan = PasanganField(
        label="Usulan", error_messages={"required": "Belum ada usulan yang dicentang, jadi tidak ada yang berubah."}
    )
