"""Forms around a finished LKjIP: its signing, its delivery, the scans, the review, the addendum."""

from django import forms

from kinerja.forms import VersiForm
from laporan.domain.lkjip.adendum import kunci_baris
from organisasi.forms.dasar import FormDomain
from organisasi.forms.pindaian import PindaianForm
from organisasi.models import Pejabat

TANGGAL = {"type": "date"}


def _tanggal(label: str, **lain) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(TANGGAL, format="%Y-%m-%d"), **lain)


class TandatanganForm(VersiForm, FormDomain):
    tanggal = _tanggal("Tanggal laporan", help_text="Dicetak pada tanda tangan. Contoh: 20/02/2026.")


class SampaikanForm(VersiForm, FormDomain):
    disampaikan_pada = _tanggal("Tanggal disampaikan")
    disampaikan_kepada = forms.CharField(
        max_length=200,
        label="Disampaikan kepada",
        help_text="Nomor tanda terima boleh ditulis juga. Contoh: Bupati Magetan, tanda terima nomor 12.",
    )


class PernyataanForm(PindaianForm):
    berkas = forms.FileField(
        label="Pindaian pernyataan bertanda tangan",
        help_text="Satu PDF, paling besar 10 MB.",
        widget=forms.ClearableFileInput({"accept": ".pdf"}),
    )


class ReviuForm(VersiForm, FormDomain):
    """Head and texts of the statement; texts left empty are the standard ones."""

    nomor = forms.CharField(
        max_length=80, required=False, label="Nomor", help_text="Boleh kosong. Contoh: 700/12/2020"
    )
    tanggal = _tanggal("Tanggal", required=False)
    tempat = forms.CharField(max_length=80, required=False, label="Tempat")
    penandatangan = forms.ModelChoiceField(
        Pejabat.objects.none(),
        required=False,
        label="Penandatangan",
        empty_label="(belum dipilih)",
        help_text="Pejabat yang belum ada di daftar ditambahkan admin pemda.",
    )
    jabatan_penandatangan = forms.CharField(
        max_length=250, required=False, label="Jabatan pada tanda tangan", help_text="Contoh: Inspektur"
    )
    pernyataan = forms.CharField(
        max_length=5_000,
        required=False,
        label="Teks pernyataan",
        widget=forms.Textarea({"rows": 7}),
        help_text="Alinea dipisah satu baris kosong. Kosong: teks baku.",
    )
    simpulan = forms.CharField(
        max_length=5_000,
        required=False,
        label="Simpulan",
        widget=forms.Textarea({"rows": 4}),
        help_text="Kosong: simpulan baku (tidak terdapat hal yang menimbulkan keraguan).",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["penandatangan"].queryset = Pejabat.objects.all()


class CatatanReviuForm(FormDomain):
    tempat = forms.CharField(
        max_length=200, required=False, label="Tempat", help_text="Bab, tabel atau halaman. Contoh: BAB III, sasaran 2"
    )
    isi = forms.CharField(max_length=5_000, label="Catatan", widget=forms.Textarea({"rows": 3}))


class JawabanReviuForm(VersiForm, FormDomain):
    tindak_lanjut = forms.CharField(
        max_length=5_000,
        required=False,
        label="Tindak lanjut",
        widget=forms.Textarea({"rows": 2}),
    )
    selesai = forms.BooleanField(required=False, label="Sudah selesai")


class AdendumForm(VersiForm, FormDomain):
    """`beda`: the figures that differ today (domain.lkjip.adendum.beda), to choose from."""

    tanggal = _tanggal("Tanggal adendum", required=False)
    dasar = forms.CharField(
        max_length=5_000,
        required=False,
        label="Dasar",
        widget=forms.Textarea({"rows": 3}),
        help_text="Dokumen yang menjadi dasar koreksi. Contoh: Surat BPS Nomor … tentang angka tetap IPM 2025.",
    )
    alasan = forms.CharField(
        max_length=5_000,
        required=False,
        label="Alasan",
        widget=forms.Textarea({"rows": 3}),
        help_text="Mengapa laporan dikoreksi. Contoh: angka sementara sudah menjadi tetap.",
    )
    isi = forms.CharField(
        max_length=20_000,
        required=False,
        label="Uraian",
        widget=forms.Textarea({"rows": 5}),
        help_text="Koreksi naskah atau penjelasan lain. Boleh kosong bila ada angka yang dikoreksi.",
    )
    baris = forms.MultipleChoiceField(
        required=False,
        label="Angka yang dikoreksi",
        widget=forms.CheckboxSelectMultiple,
        help_text="Angka beku laporan di kiri, angka hari ini di kanan; keduanya hasil hitungan, tidak diketik.",
    )

    def __init__(self, *args, beda: list[dict] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["baris"].choices = [(kunci_baris(satu), kalimat_baris(satu)) for satu in beda]
        if not beda:
            del self.fields["baris"]


def kalimat_baris(baris: dict) -> str:
    """ "Nilai IKM – Realisasi: 79,41 *) → 80,20"."""
    semula, menjadi = baris["semula"] or "tidak ada", baris["menjadi"] or "tidak ada"
    return f"{baris['indikator']} – {baris['apa']}: {semula} → {menjadi}"
