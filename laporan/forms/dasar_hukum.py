"""Forms of the legal-basis library: search, one regulation of the pemda, what a decree takes from it."""

from django import forms

from kinerja.forms import FormKinerja, SekaliField, VersiForm
from laporan.domain.dasar_hukum import BERLAKU, DICABUT, DIUBAH
from laporan.models import DasarHukumPemda
from laporan.models.dasar_hukum import STATUS
from organisasi.forms.dasar import FormDomain

ASAL = [("", "Nasional dan pemda"), ("nasional", "Nasional"), ("pemda", "Pemda")]
KEADAAN = [
    ("", "Semua"),
    (BERLAKU, "Berlaku"),
    (DIUBAH, "Diubah"),
    (DICABUT, "Dicabut"),
    ("konfirmasi", "Perlu dikonfirmasi"),
]
KOLOM = ("bentuk", "nomor", "tahun", "tentang", "lembaran", "status", "sejak", "catatan", "versi")


class SaringDasarHukumForm(FormKinerja):
    """Filters of the library; `form` makes it readable for kinerja.tables.chip_saringan."""

    q = forms.CharField(label="Cari nomor, tahun atau judul", max_length=100, required=False)
    bentuk = forms.ChoiceField(required=False)
    status = forms.ChoiceField(label="Keadaan hari ini", required=False, choices=KEADAAN)
    asal = forms.ChoiceField(label="Pustaka", required=False, choices=ASAL)

    def __init__(self, *args, bentuk: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bentuk"].choices = [("", "Semua bentuk"), *((satu, satu) for satu in bentuk)]

    @property
    def form(self):
        return self


class DasarHukumForm(FormDomain):
    bentuk = forms.CharField(
        max_length=60, help_text="Lengkap, seperti dikutip. Contoh: Peraturan Daerah Kabupaten Paser."
    )
    nomor = forms.CharField(max_length=40)
    tahun = forms.IntegerField(min_value=1945, max_value=2100)
    tentang = forms.CharField(
        max_length=2_000, widget=forms.Textarea({"rows": 3}), help_text="Judulnya, tanpa kata “tentang”."
    )
    lembaran = forms.CharField(
        label="Lembaran atau berita daerah",
        max_length=250,
        required=False,
        help_text="Tanpa kurung. Contoh: Lembaran Daerah Kabupaten Paser Tahun 2016 Nomor 14.",
    )
    status = forms.ChoiceField(label="Keadaan", choices=STATUS, initial=BERLAKU)
    pengganti = forms.ModelChoiceField(
        DasarHukumPemda.objects.none(),
        label="Diubah atau dicabut dengan",
        required=False,
        empty_label="(tidak ada atau belum diketahui)",
        help_text="Pilihannya peraturan pemda yang sudah ada di pustaka.",
    )
    sejak = forms.DateField(label="Sejak", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    catatan = forms.CharField(max_length=2_000, required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args, sendiri: DasarHukumPemda | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pengganti"].queryset = DasarHukumPemda.objects.exclude(pk=sendiri.pk if sendiri else None)


class DasarHukumTambahForm(DasarHukumForm):
    kunci_kirim = SekaliField()


class DasarHukumUbahForm(VersiForm, DasarHukumForm):
    @staticmethod
    def awal(satu: DasarHukumPemda) -> dict:
        """Its stored values, for the form and beside what was typed when a colleague was faster."""
        return {kolom: getattr(satu, kolom) for kolom in KOLOM} | {"pengganti": satu.oleh}


class PilihDasarHukumForm(VersiForm, FormDomain):
    """`pilih`: keys of entries ("n12", "p3"); `urutkan` puts Mengingat in order instead."""

    pilih = forms.MultipleChoiceField(required=False)
    urutkan = forms.BooleanField(required=False)

    def __init__(self, *args, kunci: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilih"].choices = [(satu, satu) for satu in kunci]
