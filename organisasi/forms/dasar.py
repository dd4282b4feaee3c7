"""Forms that call a domain function: its errors land at their fields, a lost update shows both versions.

    form = JabatanForm(request.POST or None, initial=…)
    if request.method == "POST" and (jabatan := form.kirim(partial(domain.ubah, oleh=request.pelaku, jabatan=lama))):
        return redirect(…)
    return render(request, "…", {"form": form}, status=form.kode)

The template includes komponen/bentrok.html (context `form`) above the fields.
"""

from collections.abc import Callable
from datetime import date

from django import forms
from django.db import models

from kinerja.forms import FormKinerja, VersiForm
from kinerja.tanggal import tulis_tanggal
from organisasi.galat import Bentrok, IsianSalah


class FormDomain(FormKinerja):
    """`kode` is the status to answer with; `bentrok` lists {label, tersimpan} of fields that a colleague changed."""

    kode = 200
    bentrok: tuple[dict, ...] = ()

    def kirim(self, aksi: Callable, tersimpan: Callable | None = None):
        """Result of `aksi(**cleaned_data)`, or None: show the form again with status `kode`.

        On Bentrok the hidden version becomes the present one, so that the next save is a decision made knowingly.
        `tersimpan(terkini)` gives {field: stored value} where the fields are not those of the row itself.
        """
        if not self.is_valid():
            self.kode = 422
            return None
        try:
            return aksi(**self.cleaned_data)
        except IsianSalah as galat:
            self._tempel(galat)
        except Bentrok as galat:
            self._bandingkan(galat, tersimpan)
        return None

    def _tempel(self, galat: IsianSalah) -> None:
        self.kode = 422
        for kolom, kalimat in galat.kolom.items():
            self.add_error(kolom if kolom in self.fields else None, kalimat)

    def _bandingkan(self, galat: Bentrok, tersimpan: Callable | None) -> None:
        self.kode = 409
        terkini = galat.terkini
        nilai = (
            tersimpan(terkini) if tersimpan else {n: getattr(terkini, n) for n in self.fields if hasattr(terkini, n)}
        )
        self.data = self.data.copy()
        self.data[self.add_prefix("versi")] = str(terkini.versi)
        self.bentrok = tuple(
            {"label": self.fields[nama].label or nama, "tersimpan": _tulis(nilai_satu, terkini, nama)}
            for nama, nilai_satu in nilai.items()
            if nama in self.fields and nama != "versi" and nilai_satu != self.cleaned_data.get(nama)
        )
        self.add_error(None, str(galat))


def _tulis(nilai, terkini, nama: str) -> str:
    """A stored value in words."""
    if pilihan := getattr(terkini, f"get_{nama}_display", None):
        return str(pilihan())
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, date):
        return tulis_tanggal(nilai)
    if isinstance(nilai, models.Manager):
        return "\n".join(map(str, nilai.all()))
    if isinstance(nilai, list | tuple):
        return "\n".join(map(str, nilai))
    return "" if nilai is None else str(nilai)


class HapusForm(VersiForm, FormDomain):
    """Only the version that the confirmation page showed."""


class BarisField(forms.CharField):
    """Several lines as a list of texts, one per line."""

    def __init__(self, *, baris: int = 3, **kwargs):
        super().__init__(widget=forms.Textarea({"rows": baris}), required=False, **{"max_length": 5_000} | kwargs)

    def clean(self, value):
        return [" ".join(satu.split()) for satu in super().clean(value).splitlines() if satu.strip()]

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value
