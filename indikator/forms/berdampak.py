"""Forms whose effect is shown before they are saved: policy and scale."""

import hashlib

from django import forms

from kinerja.forms import VersiForm
from organisasi.forms.dasar import FormDomain
from organisasi.tahun import WAJAR

LANGKAH_SIMPAN = "simpan"  # value of the button "langkah" that saves; any other one shows the effect


class BerdampakForm(VersiForm, FormDomain):
    """`sidik` is the fingerprint of the values whose effect the page shows; saving other values shows theirs first."""

    sidik = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def clean(self):
        isi = super().clean()
        self._sidik_dilihat = isi.pop("sidik", "")
        return isi

    @property
    def disetujui(self) -> bool:
        """Whether the person saw the effect of exactly these values and asked to save them; after `is_valid`."""
        return self.data.get("langkah") == LANGKAH_SIMPAN and self._sidik_dilihat == self._sidik_isi()

    def tandai(self) -> None:
        """Carry the fingerprint of what is shown now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("sidik")] = self._sidik_isi()

    def _sidik_isi(self) -> str:
        isi = sorted((nama, repr(nilai)) for nama, nilai in self.cleaned_data.items() if nama != "versi")
        return hashlib.sha256(repr(isi).encode()).hexdigest()


def bidang_tahun() -> forms.IntegerField:
    """The year from which it holds."""
    return forms.IntegerField(
        label="Berlaku mulai tahun",
        min_value=WAJAR.start,
        max_value=WAJAR.stop - 1,
        help_text="Berlaku sampai ada yang baru dengan tahun mulai sesudahnya. Contoh: 2025",
        error_messages={
            "min_value": f"Isi tahun {WAJAR.start} sampai {WAJAR.stop - 1}.",
            "max_value": f"Isi tahun {WAJAR.start} sampai {WAJAR.stop - 1}.",
        },
    )
