"""Form of one row of the rencana aksi: the targets of its four triwulan."""

import json

from django import forms

from indikator.domain.target_triwulan import RencanaAksi
from indikator.forms.realisasi import TEKS_MAKS, IsianForm
from kinerja.forms import AngkaInput

KOLOM = ("tw1", "tw2", "tw3", "tw4")


def _bidang(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=TEKS_MAKS, required=False, widget=AngkaInput({"inputmode": "text"}))


class TargetTriwulanForm(IsianForm):
    """`semula` are the four texts as the page showed them: a row nobody touched is not sent to the domain.

    A triwulan whose realisasi is submitted is disabled: its target stays as it is stored.
    """

    tw1, tw2 = _bidang("Target Triwulan I"), _bidang("Target Triwulan II")
    tw3, tw4 = _bidang("Target Triwulan III"), _bidang("Target Triwulan IV")
    semula = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, rencana: RencanaAksi, **kwargs):
        teks = [getattr(rencana, nama) for nama in KOLOM]
        awal = dict(zip(KOLOM, teks, strict=True)) | {"versi": rencana.versi, "semula": json.dumps(teks)}
        super().__init__(data, initial=awal, prefix=str(rencana.indikator.pk), **kwargs)
        for tw in rencana.terkunci:
            self.fields[f"tw{tw}"].disabled = True

    @property
    def ada(self) -> bool:
        """Whether the page that was sent had this row."""
        return self.is_bound and self.add_prefix("versi") in self.data

    @property
    def berubah(self) -> bool:
        """Whether somebody typed in the row."""
        semula = self.data.get(self.add_prefix("semula"), "")
        return self.ada and semula != json.dumps([self[nama].value() or "" for nama in KOLOM])

    @property
    def bidang(self) -> list:
        return [self[nama] for nama in KOLOM]

    def clean(self):
        isi = super().clean()
        isi.pop("semula", None)
        return isi
