"""Form that sets a quality note aside."""

from indikator.domain.pengecualian import ALASAN_MAKS
from indikator.forms.dasar import teks_panjang
from organisasi.forms.dasar import FormDomain


class KecualikanForm(FormDomain):
    alasan = teks_panjang(
        3,
        label="Alasan",
        max_length=ALASAN_MAKS,
        help_text="Dibaca oleh verifikator. Contoh: nama ini mitra kerja, bukan sisa dokumen lain.",
    )
