"""The calendar of a year in one form, and an extension for several instansi."""

from collections.abc import Mapping
from datetime import date

from django import forms

from indikator.domain.atur_jadwal import KOLOM, JadwalTahun, Tanggal
from indikator.enums import JenisJadwal
from indikator.forms.dasar import teks_panjang
from kinerja.forms import PilihBanyakField, VersiForm
from organisasi.forms.dasar import FormDomain
from organisasi.models import Instansi

JUDUL_KOLOM = ("Dibuka", "Tenggat", "Ditutup")


def bidang_tanggal(**kwargs) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


class JadwalForm(VersiForm, FormDomain):
    """Three dates for each row of the calendar; blank: from the beginning, no due date, never closed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for jenis in JenisJadwal:
            for kolom, judul in zip(KOLOM, JUDUL_KOLOM, strict=True):
                bidang = bidang_tanggal(label=f"{judul}: {jenis.label}", required=False)
                bidang.error_messages["invalid"] = "Tanggal ini tidak terbaca. Tulis misalnya 19/09/2026."
                self.fields[f"{kolom}_{jenis.value}"] = bidang

    @staticmethod
    def awal(jadwal: JadwalTahun) -> dict[str, date | int | None]:
        return JadwalForm.rata(jadwal.isi) | {"versi": jadwal.versi}

    @staticmethod
    def rata(isi: Mapping[str, Tanggal]) -> dict[str, date | None]:
        """The rows as fields."""
        return {
            f"{kolom}_{jenis}": nilai
            for jenis, tanggal in isi.items()
            for kolom, nilai in zip(KOLOM, tanggal, strict=True)
        }

    def isi_jadwal(self) -> dict[str, Tanggal]:
        """The fields as rows."""
        bersih = self.cleaned_data
        return {jenis.value: tuple(bersih[f"{kolom}_{jenis.value}"] for kolom in KOLOM) for jenis in JenisJadwal}

    def baris(self):
        """(label, its three bound fields) of every row, for the table."""
        for jenis in JenisJadwal:
            yield jenis.label, [self[f"{kolom}_{jenis.value}"] for kolom in KOLOM]


class PerpanjanganForm(FormDomain):
    jenis = forms.ChoiceField(label="Yang diperpanjang", choices=JenisJadwal.choices)
    sampai = bidang_tanggal(label="Diperpanjang sampai", help_text="Menggeser tenggat dan tanggal tutupnya.")
    alasan = teks_panjang(
        2,
        label="Alasan",
        max_length=1_000,
        help_text="Tercatat di Riwayat dan dibaca perangkat daerahnya, mis. “Listrik kantor padam 3 hari”.",
    )
    instansi = PilihBanyakField(
        label="Perangkat daerah",
        queryset=Instansi.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang paling sedikit satu perangkat daerah."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = Instansi.objects.filter(aktif=True)
