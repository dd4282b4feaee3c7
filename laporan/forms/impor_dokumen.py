"""Forms of the import of an existing document: the document itself, what it says of itself, its decree."""

from django import forms

from kinerja.forms import VersiForm
from laporan.domain.impor_dokumen.mulai import TERIMA
from laporan.domain.impor_dokumen.sunting_keputusan import DAFTAR, TEKS
from laporan.forms.berkas_atau_tempelan import BerkasAtauTempelanForm
from organisasi.forms.dasar import FormDomain
from organisasi.models import Impor, Instansi

TEKS_MAKS = 1_000_000  # characters of a paste
CENTANG = {"class": "form-check-input"}


class ImporDokumenForm(BerkasAtauTempelanForm):
    """The document, and whose it is where it does not say so itself."""

    kosong = "Pilih berkasnya, atau tempel isinya."
    dua = "Pilih salah satu: berkas, atau isi yang ditempel."
    terlalu_besar = "Berkas lebih dari 10 MB. Hapus gambarnya lalu simpan ulang, atau tempel isinya saja."

    berkas = forms.FileField(
        label="Berkas",
        required=False,
        help_text="Word (.docx), Excel (.xlsx), .html, .txt atau .md. Paling besar 10 MB.",
        widget=forms.FileInput({"accept": TERIMA}),
    )
    tempelan = forms.CharField(
        label="Atau tempel isinya",
        required=False,
        max_length=TEKS_MAKS,
        strip=False,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false", "data-tempel-dokumen": ""}),
        help_text="Salin seluruh isi dari Word, Excel atau pembaca PDF (Ctrl+A, Ctrl+C), lalu tempel (Ctrl+V).",
    )
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(), label="Perangkat daerah", required=False, empty_label="Menurut dokumen"
    )
    tahun = forms.IntegerField(
        label="Tahun",
        required=False,
        help_text="Kosongkan bila menurut dokumen.",
    )


class KepalaImporForm(VersiForm, FormDomain):
    """Whose document it is, for which years."""

    judul = forms.CharField(label="Nama impor", max_length=200)
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(), label="Perangkat daerah", required=False, empty_label="(belum dipilih)"
    )
    buat_instansi = forms.BooleanField(
        label="Buat perangkat daerahnya bila belum ada",
        required=False,
        widget=forms.CheckboxInput(CENTANG),
        help_text="Namanya menurut dokumen. Hanya admin pemda.",
    )
    tahun = forms.IntegerField(label="Tahun mulai", required=False, help_text="Misalnya 2023.")
    sampai = forms.IntegerField(label="Tahun selesai", required=False, help_text="Kosongkan bila hanya satu tahun.")
    tahun_target = forms.IntegerField(
        label="Tahun target",
        required=False,
        help_text="Untuk kolom target yang tidak menyebut tahunnya. Kosong: menurut dokumen.",
    )

    def __init__(self, *args, instansi, boleh_buat: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = instansi
        if not boleh_buat:
            del self.fields["buat_instansi"]


LABEL_TEKS = {
    "nomor": "Nomor",
    "tanggal": "Tanggal",
    "tempat": "Ditetapkan di",
    "tentang": "Tentang",
    "jabatan_penetap": "Jabatan yang menetapkan",
    "nama_penetap": "Nama",
    "pangkat_penetap": "Pangkat",
    "nip_penetap": "NIP",
    "menetapkan": "Menetapkan",
}
PANJANG = ("tentang", "menetapkan")
BAGIAN_MAKS = 100_000  # characters of one list of the decree


class KeputusanImporForm(VersiForm, FormDomain):
    """Every field and list of the decree; a list is one item per line."""

    pakai = forms.BooleanField(
        label="Buat juga draf keputusannya",
        required=False,
        widget=forms.CheckboxInput(CENTANG),
        help_text="Hilangkan centang bila cukup lembar IKU dan IKI-nya.",
    )

    def __init__(self, *args, impor: Impor, **kwargs):
        super().__init__(*args, **kwargs)
        simpanan = impor.kepala.get("keputusan") or {}
        for nama in TEKS:
            self.fields[nama] = _bidang_teks(nama)
        for nama in DAFTAR:
            baris = min(max(3, 2 * len(simpanan.get(nama) or [])), 20)
            kotak = forms.Textarea({"rows": baris})
            self.fields[nama] = forms.CharField(
                label=nama.capitalize(), required=False, strip=False, max_length=BAGIAN_MAKS, widget=kotak
            )

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        return tanggal.isoformat() if tanggal else ""

    @property
    def isi(self) -> dict[str, str]:
        return {nama: (self.cleaned_data[nama] or "").replace("\r\n", "\n") for nama in (*TEKS, *DAFTAR)}


def _bidang_teks(nama: str) -> forms.Field:
    label = LABEL_TEKS[nama]
    if nama == "tanggal":
        return forms.DateField(label=label, required=False, help_text="Contoh: 19/09/2023. Kosong bila belum pasti.")
    kotak = forms.Textarea({"rows": 2}) if nama in PANJANG else forms.TextInput()
    return forms.CharField(label=label, required=False, max_length=2_000, widget=kotak)
