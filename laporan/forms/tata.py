"""Form of how a decree is printed: paper, direction, columns of the sheets with their headings."""

from django import forms

from indikator.enums import JenisLembar
from kinerja.forms import VersiForm
from laporan.domain.tata_lembar import JUDUL_KOLOM
from laporan.enums import ArahLampiran, Kertas
from laporan.models import Keputusan
from organisasi.forms.dasar import FormDomain

UMUM = ("kertas", "arah_lampiran", "dengan_qr", "dengan_daftar_isi", "dengan_matriks", "versi")
CENTANG = {"class": "form-check-input"}


def centang(label: str, bantuan: str = "", **lain) -> forms.BooleanField:
    return forms.BooleanField(
        label=label, required=False, help_text=bantuan, widget=forms.CheckboxInput(CENTANG), **lain
    )


class TataForm(VersiForm, FormDomain):
    """`kolom` of the cleaned data is what Keputusan.kolom stores: only kinds of sheet with columns of their own."""

    kertas = forms.ChoiceField(label="Kertas", choices=Kertas.choices)
    arah_lampiran = forms.ChoiceField(label="Arah lampiran", choices=ArahLampiran.choices)
    dengan_qr = centang("QR verifikasi di kaki halaman", "Menuju halaman yang membuktikan keaslian naskah ini.")
    dengan_daftar_isi = centang("Daftar isi lampiran")
    dengan_matriks = centang("Matriks perubahan sebagai lampiran", "Hanya pada keputusan perubahan atau pengganti.")

    def __init__(self, *args, keputusan: Keputusan, **kwargs):
        awal = {nama: getattr(keputusan, nama) for nama in UMUM}
        super().__init__(*args, initial=awal, **kwargs)
        for jenis in JenisLembar:
            self._tambah_kolom(jenis, keputusan.kolom.get(jenis, {}))

    def _tambah_kolom(self, jenis: JenisLembar, dipakai: dict[str, str]) -> None:
        self.fields[f"{jenis}-sendiri"] = centang(f"Atur sendiri kolom lembar {jenis.label}", initial=bool(dipakai))
        for kunci in JUDUL_KOLOM:
            nama = JUDUL_KOLOM[kunci].capitalize()
            self.fields[f"{jenis}-pakai-{kunci}"] = centang(f"Cetak kolom {nama}", initial=kunci in dipakai)
            self.fields[f"{jenis}-judul-{kunci}"] = forms.CharField(
                label=f"Judul kolom {nama}", max_length=80, required=False, initial=dipakai.get(kunci, "")
            )

    def tabel(self) -> list[dict]:
        """The columns by kind of sheet, for the template: {jenis, label, sendiri, baris: [(key, tick, heading)]}."""
        return [
            {
                "jenis": jenis.value,
                "label": jenis.label,
                "sendiri": self[f"{jenis}-sendiri"],
                "baris": [
                    (JUDUL_KOLOM[kunci], self[f"{jenis}-pakai-{kunci}"], self[f"{jenis}-judul-{kunci}"])
                    for kunci in JUDUL_KOLOM
                ],
            }
            for jenis in JenisLembar
        ]

    def clean(self):
        isi = super().clean()
        kolom = {}
        for jenis in JenisLembar:
            dipakai = {k: isi.get(f"{jenis}-judul-{k}", "") for k in JUDUL_KOLOM if isi.get(f"{jenis}-pakai-{k}")}
            if isi.get(f"{jenis}-sendiri"):
                kolom[jenis.value] = dipakai
                if "indikator" not in dipakai:
                    self.add_error(f"{jenis}-pakai-indikator", "Kolom indikator selalu dicetak.")
        return {nama: isi[nama] for nama in UMUM if nama in isi} | {"kolom": kolom}
