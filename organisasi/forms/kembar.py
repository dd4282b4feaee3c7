"""The question an add form asks before it stores a second row of the same name at the same place.

The once-key of a page stops a double click. Back in the browser gets past it: pages are not kept by the browser
(no-store), so the server draws a new one with a new key and the browser puts the old typing into it.
"""

from django import forms
from django.db.models import QuerySet

TETAP = "tetap_simpan"  # the field by which the question is answered; only where it was asked


class TanyaKembarForm(forms.Form):
    """Mixin of the forms that add a row with a `nama`; stands before the form.

    `sama` names the row and its place ("jabatan bernama sama di unit ini"), `sekali` the once-key of form and model.
    A page sent again is no second row: the domain answers it.
    """

    sama = ""
    sekali = "kunci_kirim"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound and self.add_prefix(TETAP) in self.data:
            self._pasang_pertanyaan()

    def setempat(self, isi: dict) -> QuerySet:
        """The rows at the place that the form, cleaned to `isi`, adds to."""
        raise NotImplementedError

    def terkirim(self, semua: QuerySet, kunci) -> bool:
        """Whether the page with this once-key has stored its row before."""
        return semua.model.objects.filter(**{self.sekali: kunci}).exists()

    def clean(self):
        super().clean()
        isi = self.cleaned_data
        setuju = isi.pop(TETAP, False)
        if not self.errors and not setuju and self._kembar(isi):
            self._pasang_pertanyaan()
            self.add_error(TETAP, f"Sudah ada {self.sama}. Centang bila memang perlu dua.")
        return isi

    def _kembar(self, isi: dict) -> bool:
        semua, nama = self.setempat(isi), _rata(isi["nama"])
        ada = any(_rata(satu) == nama for satu in semua.order_by().values_list("nama", flat=True))
        return ada and not self.terkirim(semua, isi[self.sekali])

    def _pasang_pertanyaan(self) -> None:
        label = "Simpan juga, meski namanya sama"
        self.fields[TETAP] = forms.BooleanField(label=label, required=False)


def _rata(nama: str) -> str:
    return " ".join(nama.split()).casefold()
