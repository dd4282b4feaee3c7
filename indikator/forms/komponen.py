"""The expected components of a count indicator as one text field: an item per line, its month after a semicolon."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from kinerja.tanggal import BULAN

PANJANG_MAKS = 50_000
PEMISAH = ";"


class KomponenField(forms.CharField):
    """ "Rencana kerja; Maret" → [("Rencana kerja", 3)]; the month may be left out, a name or a number."""

    def __init__(self):
        super().__init__(
            label="Komponen yang diharapkan",
            required=False,
            max_length=PANJANG_MAKS,
            widget=forms.Textarea({"rows": 3}),
            help_text="Satu per baris, boleh dengan bulannya: Rencana kerja; Maret. Realisasi lalu diisi dengan "
            "mencentang yang sudah ada. Kosongkan bila indikator ini tidak menghitung daftar.",
        )

    def clean(self, value):
        baris = [satu for satu in super().clean(value).splitlines() if satu.strip()]
        return [_baca(satu) for satu in baris]

    def prepare_value(self, value):
        return tulis(value) if isinstance(value, list | tuple) else value

    @staticmethod
    def gabung(tertulis: str, nama: Iterable[str]) -> str:
        """The text with the names that it lacks added."""
        ada = {satu.rpartition(PEMISAH)[0].strip() or satu.strip() for satu in tertulis.splitlines()}
        return "\n".join(
            [*(satu for satu in tertulis.splitlines() if satu.strip()), *(n for n in nama if n not in ada)]
        )


def tulis(daftar: Iterable[tuple[str, int | None]]) -> str:
    """The list as a person types it."""
    return "\n".join(f"{nama}{PEMISAH} {BULAN[bulan - 1]}" if bulan else nama for nama, bulan in daftar)


def _baca(baris: str) -> tuple[str, int | None]:
    """One line. Raises ValidationError for what stands after the last semicolon and is no month."""
    nama, pemisah, bulan = baris.rpartition(PEMISAH)
    if not pemisah:
        return " ".join(baris.split()), None
    rapi = bulan.strip().casefold()
    bulan_kecil = [satu.casefold() for satu in BULAN]
    if not rapi:
        return " ".join(nama.split()), None
    if rapi in bulan_kecil:
        return " ".join(nama.split()), bulan_kecil.index(rapi) + 1
    if rapi.isascii() and rapi.isdecimal() and len(rapi) < 3 and 1 <= int(rapi) <= 12:
        return " ".join(nama.split()), int(rapi)
    raise ValidationError(f"“{bulan.strip()[:40]}” bukan bulan. Tulis misalnya: Rencana kerja; Maret.")
