"""Forms around the editor of a section: its text, a remark, going back to an earlier text, a picture."""

from django import forms

from indikator.domain.catatan_verifikasi import ISI_MAKS
from indikator.forms.dasar import teks_panjang
from kinerja.forms import SekaliField
from organisasi.forms.dasar import FormDomain


class NaskahForm(FormDomain):
    """`dasar`: the version that the typing started from. It is kept with a draft, so that a text found again is never
    taken for one that knows what others have saved since."""

    dasar = forms.IntegerField(min_value=1)
    isi = forms.CharField(label="Naskah", required=False, strip=False, widget=forms.Textarea)


class PulihkanForm(FormDomain):
    """`ke`: the version whose text comes back."""

    dasar = forms.IntegerField(min_value=1)
    ke = forms.IntegerField(min_value=1)


class KomentarForm(FormDomain):
    """A remark, or with `induk` an answer."""

    induk = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    kutipan = forms.CharField(required=False, max_length=2_000, widget=forms.HiddenInput)
    kunci_kirim = SekaliField()
    isi = teks_panjang(3, label="Komentar", max_length=ISI_MAKS)
