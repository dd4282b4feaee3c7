"""Forms of "Mulai dari…": which rows to copy, which manuals to take, which tugas become sasaran."""

from django import forms

from indikator.domain.indikator import NAMA_MAKS
from indikator.domain.mulai_dari.manual import kode
from indikator.forms.dasar import teks_panjang
from indikator.models import SasaranStrategis
from kinerja.forms import SekaliField
from organisasi.forms.dasar import FormDomain


class PilihField(forms.MultipleChoiceField):
    """Ticked boxes; `kurang` is said when none is."""

    def __init__(self, *, kurang: str, **kwargs):
        super().__init__(widget=forms.CheckboxSelectMultiple, error_messages={"required": kurang}, **kwargs)


class SalinLembarForm(FormDomain):
    """`baris`: the rows of the source sheet that may be ticked."""

    kunci = SekaliField()
    baris = PilihField(label="Baris yang disalin", kurang="Pilih sedikitnya satu baris untuk disalin.")

    def __init__(self, *args, baris=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["baris"].choices = [(str(satu.pk), satu.nama) for satu in baris]

    def clean_baris(self) -> list[int]:
        return [int(satu) for satu in self.cleaned_data["baris"]]


class AmbilManualForm(FormDomain):
    """`semua`: the manuals that may be ticked; a sasaran of the sheet, or the words of a new one."""

    kunci = SekaliField()
    manual = PilihField(label="Indikator", kurang="Pilih sedikitnya satu indikator.")
    sasaran = forms.ModelChoiceField(
        SasaranStrategis.objects.none(), label="Masuk ke sasaran", required=False, empty_label="(sasaran baru)"
    )
    sasaran_nama = teks_panjang(
        2,
        label="Sasaran baru",
        required=False,
        max_length=NAMA_MAKS,
        help_text="Diisi bila sasarannya belum ada di lembar. Contoh: Meningkatnya derajat kesehatan masyarakat",
    )

    def __init__(self, *args, lembar, semua, **kwargs):
        super().__init__(*args, **kwargs)
        self.menurut_kode = {kode(satu): satu for satu in semua}
        self.fields["manual"].choices = [(kunci, satu.nama) for kunci, satu in self.menurut_kode.items()]
        self.fields["sasaran"].queryset = lembar.sasaran.all()

    def clean_manual(self) -> list:
        return [self.menurut_kode[satu] for satu in self.cleaned_data["manual"]]


class TugasForm(FormDomain):
    """One box and one text per proposal (indikator.domain.mulai_dari.tugas.Saran)."""

    kunci = SekaliField()
    pilih = PilihField(label="Tugas", kurang="Pilih sedikitnya satu tugas.")

    def __init__(self, *args, saran, **kwargs):
        super().__init__(*args, **kwargs)
        self.saran = saran
        self.fields["pilih"].choices = [(satu.kode, satu.tugas) for satu in saran]
        for satu in saran:
            self.fields[f"teks_{satu.kode}"] = teks_panjang(
                2, label=f"Sasaran dari: {satu.tugas}", required=False, max_length=NAMA_MAKS, initial=satu.teks
            )

    def clean(self) -> dict:
        """{"daftar": {kode: text} of the ticked ones, "kunci"}"""
        isi = super().clean()
        daftar = {satu: isi.get(f"teks_{satu}", "") for satu in isi.get("pilih", ())}
        for satu, teks in daftar.items():
            if not teks and f"teks_{satu}" not in self.errors:
                self.add_error(f"teks_{satu}", "Tulis sasarannya, atau hapus centangnya.")
        return {"kunci": isi.get("kunci"), "daftar": daftar}
