"""Forms of the review: the decision on a sheet or a measuring, on ticked sheets, and a remark."""

from django import forms
from django.http import QueryDict

from indikator.domain.catatan_verifikasi import ISI_MAKS
from indikator.forms.dasar import teks_panjang
from kinerja.alamat import baca_kunci
from kinerja.forms import PilihBanyakField, SekaliField, VersiForm
from organisasi.enums import PERLU_ALASAN, Tindakan
from organisasi.forms.dasar import FormDomain

PUTUSAN = (
    Tindakan.SETUJUI,
    Tindakan.VERIFIKASI,
    Tindakan.TOLAK,
    Tindakan.KEMBALIKAN,
    Tindakan.KUNCI,
    Tindakan.BUKA,
)


PILIHAN_LEMBAR = [(satu.value, satu.value) for satu in PUTUSAN if satu not in (Tindakan.KUNCI, Tindakan.BUKA)]


def versi_dilihat(kiriman: QueryDict) -> dict[int, int]:
    """{key: versi} of the sheets as the page listed them; each `dilihat` of its form is "key:versi"."""
    pasangan = (satu.partition(":") for satu in kiriman.getlist("dilihat"))
    terbaca = {baca_kunci(kunci): baca_kunci(versi) for kunci, _, versi in pasangan}
    return {kunci: versi for kunci, versi in terbaca.items() if None not in (kunci, versi)}


class PutusanForm(VersiForm, FormDomain):
    """`tindakan` is the button that was pressed; whether the reason is needed is for the state machine to say."""

    tindakan = forms.ChoiceField(choices=[(satu.value, satu.value) for satu in PUTUSAN], widget=forms.HiddenInput)
    alasan = teks_panjang(
        5,
        required=False,
        label="Alasan dan catatan perbaikan",
        max_length=5_000,
        help_text="Dibaca perencana dan pimpinan perangkat daerah. Catatan yang belum selesai sudah dituliskan; ubah "
        "seperlunya.",
    )


class PutusanMassalForm(FormDomain):
    """The same decision on several sheets of one document: the ticked ones (`pilih`), or all that wait (`semua`)."""

    tindakan = forms.ChoiceField(choices=PILIHAN_LEMBAR, widget=forms.HiddenInput)
    pilih = PilihBanyakField(None, label="Lembar", required=False)
    semua = forms.BooleanField(label="Semua lembar yang menunggu", required=False)
    alasan = teks_panjang(
        3,
        required=False,
        label="Alasan",
        max_length=5_000,
        help_text="Wajib bila mengembalikan; berlaku untuk semua lembar yang dicentang.",
    )

    def __init__(self, *args, lembar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilih"].queryset = lembar

    def clean(self) -> dict:
        isi = super().clean()
        if not isi.get("semua") and "pilih" in isi and not isi["pilih"]:
            self.add_error("pilih", "Centang dulu lembar yang akan diputuskan.")
        tindakan = isi.get("tindakan")
        if tindakan in PERLU_ALASAN and not isi.get("alasan", "").strip() and "alasan" not in self.errors:
            self.add_error("alasan", "Tuliskan alasan atau catatan perbaikannya.")
        return isi


class CatatanForm(FormDomain):
    """A remark, or with `induk` (key of the first of the thread) an answer."""

    silsilah = forms.UUIDField(required=False, widget=forms.HiddenInput)
    bidang = forms.CharField(required=False, max_length=40)
    induk = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    kunci_kirim = SekaliField()
    isi = teks_panjang(3, label="Catatan", max_length=ISI_MAKS)
