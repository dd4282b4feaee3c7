"""Forms of the templates of decrees: every list one text, an item on each line with its number, sub-items indented."""

from django import forms

from kinerja.forms import SekaliField, VersiForm
from laporan.domain.isi_templat import TEKS, dari_teks, ke_teks
from laporan.enums import BagianKeputusan, JenisKeputusan, SifatKeputusan
from laporan.forms.naskah import teks
from organisasi.forms.dasar import FormDomain

BARIS = {"menimbang": 8, "mengingat": 10, "diktum": 12, "tembusan": 4}
BANTUAN = "Satu baris satu butir. Nomornya dihitung sendiri, jadi boleh tidak ditulis."
BANTUAN_DIKTUM = f"{BANTUAN} Baris yang menjorok menjadi rincian a, b, c dari diktum di atasnya."


class DaftarButirField(forms.CharField):
    """Items [{isi, butir}] of one part, as lines of a text."""

    def __init__(self, *, bagian: BagianKeputusan):
        self.bagian = bagian
        super().__init__(
            label=bagian.label,
            required=False,
            strip=False,
            max_length=100_000,
            widget=forms.Textarea({"rows": BARIS[bagian], "spellcheck": "false"}),
            help_text=BANTUAN_DIKTUM if bagian == BagianKeputusan.DIKTUM else BANTUAN,
        )

    def clean(self, value):
        return dari_teks(self.bagian, super().clean(value))

    def prepare_value(self, value):
        return ke_teks(self.bagian, value) if isinstance(value, list) else value


class TemplatForm(FormDomain):
    """`isi` of the cleaned data is what TemplatKeputusan.isi stores."""

    nama = forms.CharField(max_length=120, label="Nama templat")
    jenis = forms.ChoiceField(label="Untuk", choices=JenisKeputusan.choices)
    sifat = forms.ChoiceField(label="Sifat", choices=SifatKeputusan.choices)
    tentang = teks("Tentang", 2, "Judul keputusan. Contoh: Indikator Kinerja Utama {instansi} Tahun {masa}.", True)
    menetapkan = teks("Menetapkan", 2, "Kosongkan untuk “KEPUTUSAN … TENTANG …” dari judulnya.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for bagian in BagianKeputusan:
            self.fields[bagian.value] = DaftarButirField(bagian=bagian)

    def clean(self):
        isi, nama_isi = super().clean(), (*TEKS, *BagianKeputusan.values)
        lain = {nama: nilai for nama, nilai in isi.items() if nama not in nama_isi}
        return lain | {"isi": {nama: isi[nama] for nama in nama_isi if nama in isi}}


class PratinjauTemplatForm(TemplatForm):
    """The wording alone: it can be read before the template has its name."""

    nama = None


class TemplatTambahForm(TemplatForm):
    kunci_kirim = SekaliField()


class TemplatUbahForm(VersiForm, TemplatForm):
    aktif = forms.BooleanField(
        label="Ditawarkan saat membuat keputusan",
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )
