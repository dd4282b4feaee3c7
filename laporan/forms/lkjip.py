"""Forms around a LKjIP: making one, its head, its own sections."""

from django import forms

from kinerja.forms import SekaliField, VersiForm
from laporan.domain.lkjip.kepala import calon, rata_dapat_diubah
from laporan.domain.lkjip.kerangka import JUDUL_MAKS
from laporan.domain.lkjip.rancang import AMBIL_SEMUA, AMBIL_UMUM
from laporan.enums import RataUtama
from laporan.models import BagianLkjip, Lkjip
from organisasi.forms.dasar import FormDomain
from organisasi.models import Instansi, PemangkuJabatan

AMBIL = (
    ("", "Tidak; mulai dari data yang tersimpan"),
    (AMBIL_UMUM, "Bab umum saja (Bab I, Bab II, pengantar Bab III)"),
    (AMBIL_SEMUA, "Semua naskah"),
)


class BuatLkjipForm(FormDomain):
    """`instansi`: those the actor writes for; with one there is nothing to choose."""

    instansi = forms.ModelChoiceField(Instansi.objects.none(), label="Perangkat daerah", empty_label=None)
    tahun = forms.IntegerField(
        label="Tahun laporan", min_value=2000, max_value=2100, help_text="Tahun kinerja yang dilaporkan. Contoh: 2020."
    )
    ambil = forms.ChoiceField(
        label="Naskah tahun lalu",
        choices=AMBIL,
        required=False,
        widget=forms.RadioSelect,
        help_text="Yang diambil ditandai “perlu ditinjau” sampai disunting; angka yang dirujuk mengikuti tahun ini.",
    )
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi: list[Instansi], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instansi"].queryset = Instansi.objects.filter(pk__in=[satu.pk for satu in instansi])
        if len(instansi) == 1:
            self.fields["instansi"].widget = forms.HiddenInput()
            self.initial.setdefault("instansi", instansi[0].pk)


class PemangkuField(forms.ModelChoiceField):
    def label_from_instance(self, satu: PemangkuJabatan) -> str:
        return f"{satu.pejabat.nama} – {satu.sebutan or satu.instansi.nama}"


TANPA_CALON = (
    "Belum ada pejabat perangkat daerah ini yang tercatat. Mintalah admin pemda menambahkannya di menu Pejabat, "
    "dengan tanggal mulai memangku jabatannya."
)


class KepalaLkjipForm(VersiForm, FormDomain):
    """The average only while the report is still with its OPD."""

    pemangku = PemangkuField(
        PemangkuJabatan.objects.none(),
        label="Penanda tangan",
        required=False,
        empty_label="(belum dipilih)",
    )
    jabatan_penandatangan = forms.CharField(
        label="Jabatan pada tanda tangan",
        max_length=250,
        required=False,
        help_text="Kosong: menurut pilihan di atas. Plt. dan Plh. ditulis sendiri menurut jabatannya.",
    )
    tanggal = forms.DateField(
        label="Tanggal laporan",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="Boleh kosong sampai laporan ditandatangani.",
    )
    rata_utama = forms.ChoiceField(
        label="Rata-rata yang dipakai dalam kalimat",
        choices=RataUtama.choices,
        help_text="Rata-rata yang lain tetap dicetak di tabelnya.",
    )

    def __init__(self, *args, lkjip: Lkjip, **kwargs):
        self.lkjip = lkjip
        super().__init__(*args, initial=_awal(lkjip), **kwargs)
        self.fields["pemangku"].queryset = calon(lkjip)
        if not calon(lkjip).exists():
            self.fields["pemangku"].help_text = TANPA_CALON
        if not rata_dapat_diubah(lkjip):
            del self.fields["rata_utama"]


def _awal(lkjip: Lkjip) -> dict:
    milik = calon(lkjip).filter(pejabat=lkjip.penandatangan_id) if lkjip.penandatangan_id else calon(lkjip).none()
    semua = list(milik)
    cocok = next((satu for satu in semua if satu.sebutan == lkjip.jabatan_penandatangan), None)
    terpilih = cocok or next(iter(semua), None)
    kolom = ("jabatan_penandatangan", "tanggal", "rata_utama", "versi")
    return {nama: getattr(lkjip, nama) for nama in kolom} | {"pemangku": terpilih and terpilih.pk}


class SetelahField(forms.ModelChoiceField):
    def label_from_instance(self, satu: BagianLkjip) -> str:
        return f"{'– ' if satu.titik else ''}{satu.judul}"


class BagianForm(FormDomain):
    """An own section: its title and what it follows."""

    judul = forms.CharField(
        label="Judul bagian", max_length=JUDUL_MAKS, help_text="Contoh: C. Prestasi dan Penghargaan."
    )
    setelah = SetelahField(BagianLkjip.objects.none(), label="Sesudah bagian", empty_label=None)

    def __init__(self, *args, lkjip: Lkjip, kecuali: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        semua = lkjip.bagian.defer("isi").order_by("urutan", "pk")
        self.fields["setelah"].queryset = semua.exclude(pk=kecuali) if kecuali else semua


class UbahBagianForm(VersiForm, BagianForm):
    """The same for one that exists; a section of the skeleton keeps its place."""

    def __init__(self, *args, tetap: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if tetap:
            del self.fields["setelah"]
