"""Form of one indicator's years before the system, with the end of its Renstra and its national standard."""

from django import forms

from indikator.domain.riwayat_capaian import BarisRiwayat
from indikator.enums import JenisPembanding
from kinerja.forms import pasang_pesan
from kinerja.spreadsheet import BAITA_MAKS, TabelTidakTerbaca, baca_tabel
from kinerja.spreadsheet.terpisah import baca_terpisah
from organisasi.domain import isi_berkas
from organisasi.forms.dasar import FormDomain
from organisasi.galat import IsianSalah
from organisasi.tahun import WAJAR

TEMPEL_MAKS = 200_000
KOLOM = (
    ("target", "Target", 200),
    ("realisasi", "Realisasi", 200),
    ("capaian", "Capaian", 60),
    ("sumber", "Sumber", 200),
)


class RiwayatForm(FormDomain):
    """Fields named as those of `BarisRiwayat.nilai`; `versi` is the text of all stored versions."""

    versi = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, baris: BarisRiwayat, **kwargs):
        super().__init__(*args, initial=baris.nilai | {"versi": baris.versi}, **kwargs)
        self.baris = baris
        for tahun in baris.per_tahun:
            for nama, label, panjang in KOLOM:
                self._tambah(f"{nama}_{tahun}", forms.CharField(label=f"{label} {tahun}", max_length=panjang))
            self._tambah(f"sementara_{tahun}", forms.BooleanField(label=f"Sementara {tahun}"))
        for jenis in () if baris.bersub else JenisPembanding:
            self._tambah_pembanding(str(jenis.value), jenis.label)

    def _tambah(self, nama: str, bidang: forms.Field) -> None:
        bidang.required = False
        bidang.widget.is_required = False
        pasang_pesan(bidang)
        self.fields[nama] = bidang

    def _tambah_pembanding(self, jenis: str, label: str) -> None:
        self._tambah(jenis, forms.CharField(label=label, max_length=200))
        tahun = forms.IntegerField(label="Tahun", min_value=WAJAR[0], max_value=WAJAR[-1])
        self._tambah(f"{jenis}_tahun", tahun)
        self._tambah(f"{jenis}_sumber", forms.CharField(label="Dokumen sumber", max_length=300))
        self._tambah(f"{jenis}_tiada", forms.BooleanField(label="Memang tidak ada"))

    @property
    def per_tahun(self) -> list[tuple[int, list]]:
        """(year, bound fields) for the table."""
        nama = ("target", "realisasi", "capaian", "sementara", "sumber")
        return [(tahun, [self[f"{satu}_{tahun}"] for satu in nama]) for tahun in self.baris.per_tahun]

    @property
    def pembanding(self) -> list[tuple[str, list]]:
        """(heading, bound fields) of the comparisons; none for an indicator of sub-indicators."""
        if self.baris.bersub:
            return []
        akhiran = ("", "_tahun", "_sumber", "_tiada")
        return [(jenis.label, [self[f"{jenis.value}{satu}"] for satu in akhiran]) for jenis in JenisPembanding]


class ImporRiwayatForm(FormDomain):
    """A file or a pasted table; afterwards `teks` carries the table through the preview."""

    berkas = forms.FileField(required=False, label="Berkas Excel atau CSV")
    teks = forms.CharField(
        required=False,
        strip=False,
        max_length=TEMPEL_MAKS,
        label="Atau tempel tabelnya",
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
    )

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas is not None and berkas.size > BAITA_MAKS:
            raise forms.ValidationError(f"Berkas lebih besar daripada {BAITA_MAKS // 1024**2} MB.")
        return berkas

    def clean(self):
        isi = super().clean()
        berkas, teks = isi.get("berkas"), isi.get("teks", "")
        if not self.errors and not berkas and not teks.strip():
            raise forms.ValidationError("Pilih berkas atau tempel tabelnya dulu.")
        if not self.errors:
            try:
                isi["tabel"] = _tabel_berkas(berkas) if berkas else baca_tabel(teks.encode())
            except (IsianSalah, TabelTidakTerbaca) as galat:
                raise forms.ValidationError(str(galat)) from galat
        return isi


def _tabel_berkas(berkas) -> list[list[str]]:
    isi = berkas.read()
    isi_berkas.pastikan_bersih(berkas.name, isi)
    return baca_terpisah(isi)
