"""Form of a manual that a pemda keeps, and the search of the library."""

from django import forms

from indikator.domain.indikator import NAMA_MAKS, RUMUS_MAKS
from indikator.domain.manual import KOLOM
from indikator.enums import Arah, Frekuensi, TipePenghitungan
from indikator.forms.dasar import teks_panjang
from indikator.models import ManualPemda
from kinerja.forms import FormKinerja, VersiForm
from organisasi.forms.dasar import FormDomain

ASAL = [("", "Nasional dan pemda"), ("nasional", "Nasional"), ("pemda", "Pemda")]


class ManualForm(FormDomain):
    nama = teks_panjang(2, label="Indikator", max_length=NAMA_MAKS)
    bidang = forms.CharField(
        label="Bidang urusan", max_length=80, help_text="Contoh: Kesehatan. Dipakai untuk mengelompokkan dan mencari."
    )
    definisi = teks_panjang(3, label="Definisi operasional", required=False, max_length=NAMA_MAKS)
    rumus = teks_panjang(
        3,
        required=False,
        max_length=RUMUS_MAKS,
        help_text="Contoh: [Jumlah ASN yang dilatih] / [Jumlah seluruh ASN] × 100. Nilai yang diambil langsung "
        "ditulis dengan kata-kata.",
    )
    satuan = forms.CharField(required=False, max_length=60)
    arah = forms.ChoiceField(choices=Arah.choices, initial=Arah.NAIK)
    tipe_penghitungan = forms.ChoiceField(
        label="Tipe penghitungan", required=False, choices=[("", "(tidak ditentukan)"), *TipePenghitungan.choices]
    )
    frekuensi = forms.ChoiceField(label="Diukur setiap", choices=Frekuensi.choices, initial=Frekuensi.TAHUNAN)
    sumber_data = teks_panjang(2, label="Sumber data", required=False, max_length=NAMA_MAKS)
    dasar = forms.CharField(label="Dasar atau rujukan", required=False, max_length=200)
    catatan = teks_panjang(2, required=False, max_length=NAMA_MAKS)


class ManualUbahForm(VersiForm, ManualForm):
    @staticmethod
    def awal(manual: ManualPemda) -> dict:
        return {kolom: getattr(manual, kolom) for kolom in (*KOLOM, "versi")}


class SaringManualForm(FormKinerja):
    """Filters of the library; `form` makes it readable for kinerja.tables.chip_saringan."""

    q = forms.CharField(label="Cari indikator", max_length=100, required=False)
    bidang = forms.ChoiceField(required=False)
    asal = forms.ChoiceField(label="Pustaka", required=False, choices=ASAL)

    def __init__(self, *args, bidang, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bidang"].choices = [("", "Semua bidang"), *((satu, satu) for satu in bidang)]

    @property
    def form(self):
        return self
