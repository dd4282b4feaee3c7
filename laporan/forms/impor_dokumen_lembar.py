"""Forms of the review screen: the jabatan of a sheet, a list, a row, two rows out of one, a leftover text."""

from django import forms

from indikator.enums import JenisLembar
from kinerja.forms import VersiForm
from laporan.domain.impor_dokumen.sunting_bentuk import BIDANG
from laporan.domain.impor_dokumen.sunting_sisa import DAFTAR_KEPUTUSAN
from laporan.enums import CaraBacaan
from laporan.models import BacaanBaris, BacaanLembar
from organisasi.enums import IsiUraian, JenisUraian
from organisasi.forms.dasar import FormDomain
from organisasi.forms.jabatan import PilihJabatanField
from organisasi.models import Jabatan, UnitKerja

LABEL = {
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "target": "Target",
    "satuan": "Satuan",
    "rumus": "Rumus",
    "sumber": "Sumber data",
}
LABEL_LAIN = {
    "tipe_penghitungan": "Tipe penghitungan",
    "arah": "Arah",
    "frekuensi": "Frekuensi",
    "penanggung_jawab": "Penanggung jawab",
    "nomor": "Nomor",
}
PANJANG = {"target": 200, "satuan": 60}
TEKS_MAKS = 20_000
AWALAN_LAIN = "lain_"


def label_bidang(nama: str) -> str:
    """What people call a field; a target of another year carries its year."""
    return LABEL.get(nama) or LABEL_LAIN.get(nama) or nama.replace("_", " ").capitalize()


class JabatanBacaanForm(VersiForm, FormDomain):
    """Which jabatan the sheet is."""

    cara = forms.ChoiceField(label="Lembar ini", choices=CaraBacaan.choices)
    jabatan = PilihJabatanField(
        Jabatan.objects.none(), label="Jabatan yang sudah ada", required=False, empty_label="(pilih)"
    )
    nama = forms.CharField(label="Nama jabatan", required=False, max_length=300)
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Unit kerja yang sudah ada", required=False, empty_label="(lainnya)"
    )
    nama_unit = forms.CharField(label="Unit kerja menurut dokumen", required=False, max_length=300)

    def __init__(self, *args, lembar: BacaanLembar, **kwargs):
        isi = ("cara", "jabatan", "nama", "unit", "nama_unit", "versi")
        awal = {nama: getattr(lembar, nama) for nama in isi}
        super().__init__(*args, initial=awal, auto_id="jabatan_%s", **kwargs)
        if lembar.jenis == JenisLembar.IKU:
            del self.fields["jabatan"], self.fields["unit"], self.fields["nama_unit"]
            self.fields["cara"].choices = [
                (CaraBacaan.BARU, "Diimpor sebagai IKU"),
                (CaraBacaan.LEWAT, "Tidak diimpor"),
            ]
            self.fields["nama"].label = "Nama lembar"
            return
        milik = {"instansi": lembar.instansi_id or lembar.impor.instansi_id, "aktif": True}
        self.fields["jabatan"].queryset = Jabatan.objects.filter(**milik).select_related("unit")
        self.fields["unit"].queryset = UnitKerja.objects.filter(**milik)


class DaftarBacaanForm(VersiForm, FormDomain):
    """Tugas or fungsi, one item per line; `keadaan` counts where there is none."""

    teks = forms.CharField(required=False, strip=False, max_length=200_000, widget=forms.Textarea)
    keadaan = forms.ChoiceField(
        label="Bila kosong, di dokumen tercetak",
        required=False,
        choices=[(nilai, label) for nilai, label in IsiUraian.choices if nilai != IsiUraian.DAFTAR],
    )

    def __init__(self, *args, jenis: JenisUraian, baris: int = 4, **kwargs):
        super().__init__(*args, auto_id=f"{jenis.value}_%s", **kwargs)
        self.fields["teks"].label = jenis.label
        self.fields["teks"].widget.attrs["rows"] = baris

    def clean_keadaan(self):
        return self.cleaned_data["keadaan"] or IsiUraian.KOSONG


def kotak(nama: str, teks: str = "") -> forms.CharField:
    """A field of a row, as high as its text."""
    baris = min(max(1, sum(1 + len(satu) // 60 for satu in teks.split("\n"))), 12)
    batas = PANJANG.get(nama, TEKS_MAKS)
    return forms.CharField(
        label=label_bidang(nama), required=False, max_length=batas, widget=forms.Textarea({"rows": baris})
    )


class BarisBacaanForm(VersiForm, FormDomain):
    """The fields of one row, in the order of the decree, then what else its table has."""

    def __init__(self, *args, baris: BacaanBaris, **kwargs):
        awal = {nama: getattr(baris, nama) for nama in (*BIDANG, "versi")}
        awal |= {f"{AWALAN_LAIN}{nama}": teks for nama, teks in baris.lain.items()}
        super().__init__(*args, initial=awal, auto_id=f"baris{baris.pk}_%s", **kwargs)
        for nama in BIDANG:
            self.fields[nama] = kotak(nama, awal[nama])
        for nama, teks in baris.lain.items():
            self.fields[f"{AWALAN_LAIN}{nama}"] = kotak(nama, str(teks))

    @property
    def isi(self) -> dict[str, str]:
        """{field: text} as `ubah_baris` takes it."""
        return {nama.removeprefix(AWALAN_LAIN): teks for nama, teks in self.cleaned_data.items() if nama != "versi"}


def tersimpan(baris: BacaanBaris) -> dict[str, str]:
    """What is stored now, by the names of BarisBacaanForm."""
    lain = {f"{AWALAN_LAIN}{nama}": teks for nama, teks in baris.lain.items()}
    return {nama: getattr(baris, nama) for nama in BIDANG} | lain


class BarisBaruForm(VersiForm, FormDomain):
    """A row that the reading has missed; `versi` is that of the sheet."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="baru_%s", **kwargs)
        for nama in BIDANG:
            self.fields[nama] = kotak(nama)


class PecahForm(VersiForm, FormDomain):
    """Two rows: `atas_…` and `bawah_…`."""

    def __init__(self, *args, atas: dict[str, str], bawah: dict[str, str], versi: int, **kwargs):
        awal = {f"{sisi}_{n}": teks for sisi, isi in (("atas", atas), ("bawah", bawah)) for n, teks in isi.items()}
        super().__init__(*args, initial=awal | {"versi": versi}, **kwargs)
        for nama in BIDANG:
            for sisi in ("atas", "bawah"):
                self.fields[f"{sisi}_{nama}"] = kotak(nama, atas[nama])

    def sisi(self, mana: str) -> dict[str, str]:
        return {nama: self.cleaned_data[f"{mana}_{nama}"] for nama in BIDANG}

    @property
    def pasangan(self):
        """[(field above, field below)] for the template."""
        return [(self[f"atas_{nama}"], self[f"bawah_{nama}"]) for nama in BIDANG]


class SentuhForm(VersiForm, FormDomain):
    """A button on a row or a sheet: `nilai` on or off."""

    nilai = forms.BooleanField(required=False)


class PindahForm(VersiForm, FormDomain):
    """To another sheet of the same document."""

    ke = forms.ModelChoiceField(BacaanLembar.objects.none(), label="Pindahkan ke lembar", empty_label="(pilih lembar)")

    def __init__(self, *args, lembar: BacaanLembar, **kwargs):
        super().__init__(*args, **kwargs)
        lain = BacaanLembar.objects.filter(impor=lembar.impor_id).exclude(pk=lembar.pk)
        self.fields["ke"].queryset = lain


class LembarBaruForm(VersiForm, FormDomain):
    """A sheet that the reading has missed."""

    jenis = forms.ChoiceField(
        label="Jenis", choices=[(JenisLembar.IKI, "IKI sebuah jabatan"), (JenisLembar.IKU, "IKU")]
    )
    nama = forms.CharField(label="Nama jabatan", required=False, max_length=200)


class SisaForm(VersiForm, FormDomain):
    """Where a leftover text goes: into a cell of a row, a list or a new row of a sheet, or the decree."""

    bidang = forms.ChoiceField(
        label="Sebagai",
        choices=[
            ("", "(pilih)"),
            ("Di sebuah lembar", [(jenis.value, f"Butir {jenis.label.lower()}") for jenis in JenisUraian]),
            ("Di sebuah baris", list(LABEL.items())),
            ("Di keputusan", [(nama, f"Butir {nama}") for nama in DAFTAR_KEPUTUSAN]),
        ],
    )
    lembar = forms.ModelChoiceField(
        BacaanLembar.objects.none(), label="Lembar", required=False, empty_label="(pilih lembar)"
    )
    baris = forms.ModelChoiceField(
        BacaanBaris.objects.none(), label="Baris", required=False, empty_label="Baris baru di lembar itu"
    )

    def __init__(self, *args, impor, lembar: BacaanLembar | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lembar"].queryset = impor.lembar_bacaan.all()
        if lembar:
            self.fields["baris"].queryset = lembar.baris.all()
