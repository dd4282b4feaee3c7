"""Forms of the changes of a review: why one row changed, and one reason for several."""

from uuid import UUID

from django import forms

from indikator.domain.perubahan import ALASAN_MAKS
from indikator.forms.dasar import teks_panjang
from indikator.models import Penetapan
from kinerja.forms import VersiForm
from organisasi.forms.dasar import FormDomain


class _TahunForm(FormDomain):
    """`dokumen`: the review, whose years can be chosen; `tanpa_tahun`: what choosing none says."""

    tanpa_tahun = "awal reviu"
    alasan = teks_panjang(2, label="Alasan", required=False, max_length=ALASAN_MAKS)
    sejak_tahun = forms.TypedChoiceField(label="Berlaku sejak tahun", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, dokumen: Penetapan, **kwargs):
        super().__init__(*args, **kwargs)
        tahun = range(dokumen.tahun_mulai, dokumen.tahun_selesai + 1)
        self.fields["sejak_tahun"].choices = [("", self.tanpa_tahun), *((satu, satu) for satu in tahun)]


class AlasanForm(VersiForm, _TahunForm):
    """Of one row; `pengganti` [(lineage, name)] the new rows that may replace it, for a stopped row only."""

    silsilah = forms.UUIDField(widget=forms.HiddenInput)
    diganti_oleh = forms.TypedChoiceField(label="Diganti oleh", required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args, pengganti=None, **kwargs):
        super().__init__(*args, **kwargs)
        if pengganti is None:
            del self.fields["diganti_oleh"]
        else:
            self.fields["diganti_oleh"].choices = [("", "tidak diganti"), *pengganti]


class AlasanBanyakForm(_TahunForm):
    """The same reason for the ticked rows."""

    tanpa_tahun = "seperti semula"
    pilih = forms.TypedMultipleChoiceField(label="Baris", required=False, coerce=UUID)

    def __init__(self, *args, baris=(), **kwargs):
        super().__init__(*args, auto_id="id_banyak_%s", **kwargs)
        self.fields["pilih"].choices = [(satu.silsilah, satu.nama) for satu in baris]
        self.fields["alasan"].label = "Alasan yang sama untuk semua yang dicentang"
