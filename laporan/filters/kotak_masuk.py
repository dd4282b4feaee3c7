"""Filters of the inbox."""

from django import forms

from kinerja.forms import FormKinerja
from laporan.domain.kotak_masuk import MENUNGGU_SAYA, TERLAMBAT, Saringan
from laporan.domain.sel_kotak import JENIS, KEADAAN
from organisasi.enums import JENIS_OPD


class SaringKotakForm(FormKinerja):
    """Filters of the inbox; `form` makes it readable for kinerja.tables.chip_saringan."""

    q = forms.CharField(label="Cari perangkat daerah", max_length=100, required=False)
    jenis = forms.ChoiceField(label="Dokumen", required=False, choices=[("", "Semua dokumen"), *JENIS.items()])
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua keadaan"), (MENUNGGU_SAYA, "Menunggu Anda"), (TERLAMBAT, "Terlambat"), *KEADAAN.items()],
    )
    terlambat = forms.ChoiceField(
        label="Tenggat", required=False, choices=[("", "Semua"), ("1", "Hanya yang terlambat")]
    )
    jenis_instansi = forms.ChoiceField(
        label="Jenis perangkat daerah", required=False, choices=[("", "Semua jenis"), *JENIS_OPD]
    )

    @property
    def form(self):
        return self

    @property
    def saringan(self) -> Saringan:
        """What is chosen; a field that is not readable asks for everything."""
        self.is_valid()
        isi = getattr(self, "cleaned_data", {})
        return Saringan(
            jenis=isi.get("jenis", ""),
            keadaan=isi.get("keadaan", ""),
            terlambat=bool(isi.get("terlambat")),
            jenis_instansi=isi.get("jenis_instansi", ""),
            q=isi.get("q", ""),
        )
