"""Forms of a realisasi: in full, or one cell of the sheet."""

from django import forms

from indikator.domain import nilai_realisasi
from indikator.domain.realisasi import BARU
from indikator.enums import SifatRealisasi
from kinerja.angka import tulis_asli
from kinerja.forms import AngkaInput, VersiForm
from organisasi.forms.dasar import FormDomain
from organisasi.galat import SalahStatus

TEKS_MAKS = 200
AWALAN = "variabel_"


class IsianForm(VersiForm, FormDomain):
    """Base: the hidden version of a realisasi that may not be there yet."""

    @staticmethod
    def awal(realisasi) -> dict:
        return {"versi": realisasi.versi if realisasi else BARU, "teks": realisasi.teks if realisasi else ""}

    def kirim(self, aksi, tersimpan=None):
        """As FormDomain; a triwulan that was closed meanwhile is an error of the form, so that the typing stays."""
        try:
            return super().kirim(aksi, tersimpan)
        except SalahStatus as galat:
            self.kode = 409
            self.add_error(None, str(galat))
        return None


class RealisasiCepatForm(IsianForm):
    """One cell of the sheet: the text only; everything else of the realisasi stays as it is."""

    teks = forms.CharField(label="Realisasi", max_length=TEKS_MAKS, required=False, widget=AngkaInput)


class RealisasiForm(IsianForm):
    """The whole realisasi, with one field for each variable of the formula (`variabel_<kode>`)."""

    teks = forms.CharField(
        label="Realisasi",
        max_length=TEKS_MAKS,
        required=False,
        widget=AngkaInput,
        help_text="Contoh: 79,41 atau 1.250",
    )
    sifat = forms.ChoiceField(
        label="Sifat angka", choices=SifatRealisasi.choices, help_text="Angka sementara dicetak dengan tanda *)."
    )
    tahun_data = forms.IntegerField(
        label="Tahun data",
        required=False,
        min_value=1990,
        max_value=2100,
        help_text="Isi bila angkanya berasal dari tahun lain, misalnya AKIP tahun lalu.",
    )
    catatan = forms.CharField(label="Catatan", max_length=2000, required=False, widget=forms.Textarea({"rows": 3}))
    tautan = forms.URLField(
        label="Tautan bukti dukung",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Contoh: https://drive.pemda.go.id/laporan-ikm-2019.pdf",
    )
    keterangan_bukti = forms.CharField(
        label="Keterangan bukti", max_length=200, required=False, help_text="Contoh: Laporan survei IKM semester II"
    )
    hapus_bukti = forms.MultipleChoiceField(
        label="Hapus bukti yang dicentang", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, indikator, realisasi=None, **kwargs):
        nilai = {n.variabel.kode: n.nilai for n in _nilai_variabel(realisasi)}
        super().__init__(*args, initial=self._awal_lengkap(realisasi, nilai), **kwargs)
        self.variabel = list(indikator.rumus.variabel.all()) if nilai_realisasi.punya_rumus(indikator) else []
        for v in self.variabel:
            bidang = forms.CharField(label=v.nama, max_length=60, required=False, widget=AngkaInput)
            bidang.help_text = f"Satuan: {v.satuan}" if v.satuan else ""
            self.fields[AWALAN + v.kode] = bidang
        bukti = list(realisasi.bukti.all()) if realisasi else []
        self.fields["hapus_bukti"].choices = [(str(b.pk), str(b)) for b in bukti]
        self.bukti = bukti

    @classmethod
    def _awal_lengkap(cls, realisasi, nilai: dict) -> dict:
        """Stored values; a text computed from variables is not offered for typing."""
        awal = cls.awal(realisasi) | {"sifat": SifatRealisasi.TETAP}
        if realisasi is None:
            return awal
        awal |= {k: getattr(realisasi, k) for k in ("sifat", "tahun_data", "catatan")}
        awal |= {AWALAN + kode: tulis_asli(isi) for kode, isi in nilai.items()}
        return awal | ({"teks": ""} if nilai else {})

    @property
    def bidang_variabel(self) -> list:
        return [self[AWALAN + v.kode] for v in self.variabel]

    def clean(self):
        """Gather the variables under the one name the domain knows."""
        isi = super().clean()
        kode = [v.kode for v in self.variabel]
        isi["variabel"] = {satu: isi.pop(AWALAN + satu, "") for satu in kode}
        return isi


def _nilai_variabel(realisasi):
    return realisasi.nilai_variabel.select_related("variabel") if realisasi else ()
