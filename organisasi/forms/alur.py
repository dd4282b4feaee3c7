"""Form of a move: the version it was offered for, and its reason where it needs one."""

from django import forms

from kinerja.forms import VersiForm
from organisasi.forms.dasar import FormDomain


class AlurForm(VersiForm, FormDomain):
    """`tindakan` keeps the ids of several such forms on one page apart."""

    lanjut = "Lengkapi yang berikut, lalu coba lagi. Yang sudah tersimpan tidak berubah."
    alasan = forms.CharField(
        label="Alasan atau catatan perbaikan",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Dibaca oleh perencana perangkat daerah dan tercatat di riwayat.",
    )

    def __init__(self, data=None, *, tindakan: str, versi: int | None = None):
        super().__init__(data, auto_id=f"id_{tindakan}_%s", initial={"versi": versi})
        self.tindakan = tindakan

    @property
    def belum(self) -> str:
        """ "Belum diajukan.": a move stores nothing that was typed before."""
        return f"Belum di{self.tindakan.replace('_', ' ')}."
