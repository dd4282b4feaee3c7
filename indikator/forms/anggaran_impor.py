"""Forms of the import of a budget: a file or pasted cells, and the rows that were shown."""

from django import forms

from kinerja.forms import FormKinerja
from organisasi.domain import isi_berkas
from organisasi.forms.anggota import BarisField

TEMPEL_MAKS = 500_000  # characters


class AnggaranImporForm(FormKinerja):
    """One of the two."""

    berkas = forms.FileField(
        label="Berkas Excel (XLSX)",
        required=False,
        help_text="Ekspor SIPD, DPA/RKA, laporan realisasi, atau templatnya. Paling besar 10 MB.",
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
    )
    lembar = forms.CharField(
        label="Nama lembar",
        required=False,
        max_length=31,
        help_text="Kosong: lembar pertama yang berisi.",
    )
    tempel = forms.CharField(
        label="Atau tempel selnya di sini",
        required=False,
        max_length=TEMPEL_MAKS,
        strip=False,
        widget=forms.Textarea({"rows": 5, "spellcheck": "false"}),
        help_text="Salin dari Excel beserta judul kolomnya.",
    )

    def clean(self):
        isi = super().clean()
        berkas, tempel = isi.get("berkas"), (isi.get("tempel") or "").strip()
        if not self.errors and bool(berkas) == bool(tempel):
            self.add_error("berkas", f"Pilih berkasnya atau tempel selnya{', salah satu' if berkas else ''}.")
        if berkas and berkas.size > isi_berkas.UKURAN_MAKS:
            self.add_error("berkas", isi_berkas.terlalu_besar(berkas.name))
        return isi


class AnggaranImporSimpanForm(FormKinerja):
    """The rows that were shown, and the fingerprint of what was to happen."""

    isi = BarisField(widget=forms.HiddenInput)
    sidik = forms.CharField(max_length=64, widget=forms.HiddenInput)
