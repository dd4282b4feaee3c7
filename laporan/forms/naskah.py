"""Forms of the editor of a decree: its head, one item, a pasted list, how it is printed."""

import hashlib
import json

from django import forms

from kinerja.forms import VersiForm
from laporan.enums import BagianKeputusan
from laporan.models import ButirKeputusan, Keputusan
from organisasi.forms.dasar import BarisField, FormDomain

KEPALA = ("tentang", "jabatan_penetap", "tempat", "rahmat", "menetapkan", "sampul")
CENTANG = {"class": "form-check-input"}


def teks(label: str, baris: int = 1, bantuan: str = "", wajib: bool = False, **lain) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, required=wajib, help_text=bantuan, widget=forms.Textarea({"rows": baris}), **lain
    )


class KepalaForm(VersiForm, FormDomain):
    """`dasar` is a fingerprint of the head as the page showed it: whoever changed another part does not collide."""

    tentang = teks("Tentang", 2, "Judul tanpa kata TENTANG. Contoh: Indikator Kinerja Utama Tahun 2024–2026.", True)
    jabatan_penetap = forms.CharField(
        label="Jabatan yang menetapkan", max_length=250, help_text="Seperti di judul, mis. KEPALA DINAS KESEHATAN."
    )
    tempat = forms.CharField(label="Ditetapkan di", max_length=80, required=False)
    rahmat = forms.BooleanField(
        label="Dengan rahmat Tuhan Yang Maha Esa",
        required=False,
        widget=forms.CheckboxInput(CENTANG),
        help_text="Lazimnya hanya pada peraturan daerah dan peraturan kepala daerah.",
    )
    menetapkan = teks("Menetapkan", 2, "Kosongkan untuk “KEPUTUSAN … TENTANG …” dari judul di atas.")
    sampul = BarisField(label="Halaman sampul", help_text="Satu baris satu tulisan; kosong berarti tanpa sampul.")
    dasar = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, keputusan: Keputusan, **kwargs):
        awal = {nama: getattr(keputusan, nama) for nama in KEPALA} | {"dasar": sidik_kepala(keputusan)}
        super().__init__(*args, initial=awal | {"versi": keputusan.versi}, auto_id="kepala_%s", **kwargs)


def sidik_kepala(keputusan: Keputusan) -> str:
    """A short fingerprint of the stored head."""
    isi = [getattr(keputusan, nama) for nama in KEPALA]
    return hashlib.sha256(json.dumps(isi).encode()).hexdigest()[:16]


class ButirForm(VersiForm, FormDomain):
    """One item. `dasar`: the text the typing started from; `setelah`: the item above the new one."""

    isi = teks(
        "Isi", 5, "Rujukan ditulis biasa: “diktum KESATU”, “huruf a”; nomornya mengikuti bila butir pindah.", True
    )
    dasar = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    induk = forms.ModelChoiceField(ButirKeputusan.objects.none(), required=False, widget=forms.HiddenInput)
    setelah = forms.ModelChoiceField(ButirKeputusan.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, keputusan: Keputusan, bagian: str, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("induk", "setelah"):
            self.fields[nama].queryset = keputusan.butir.filter(bagian=bagian)
        if bagian != BagianKeputusan.DIKTUM:
            self.fields["induk"].disabled = True


class PindahButirForm(VersiForm, FormDomain):
    """To place `ke` of its list, or by one level (`arah`)."""

    ke = forms.IntegerField(min_value=1, required=False)
    arah = forms.ChoiceField(choices=[("masuk", "Jadikan rincian"), ("keluar", "Lepaskan")], required=False)

    def clean(self):
        if not (self.cleaned_data.get("ke") or self.cleaned_data.get("arah")):
            raise forms.ValidationError("Tujuan pindahnya tidak disebut.")
        return self.cleaned_data


class TempelForm(VersiForm, FormDomain):
    teks = forms.CharField(
        label="Daftar",
        strip=False,
        max_length=200_000,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        help_text="Satu baris satu butir. Nomor di depan (a., 1., KESATU:) dibuang; baris yang terpotong disambung.",
    )
