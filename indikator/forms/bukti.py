"""Fields for evidence: links, files of the form itself, files sent ahead of it (titipan), pieces to remove."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from indikator.domain.bukti import BANYAK_MAKS, BuktiBaru
from indikator.models import BuktiDukung
from kinerja.alamat import baca_kunci
from kinerja.forms import pasang_pesan
from organisasi.domain import unggahan
from organisasi.domain.isi_berkas import ATAU_TAUTAN, TERIMA, UKURAN_MAKS, sebutan, terlalu_besar
from organisasi.models import Berkas

KETERANGAN_MAKS = 200
KETERANGAN_TITIPAN = "keterangan_titipan_"  # and the key of the file
BAGIAN = ("tautan", "berkas", "keterangan", "titipan")


class BanyakBerkasInput(forms.FileInput):
    allow_multiple_selected = True


class BanyakBerkasField(forms.FileField):
    """Any number of files; the value is a list. What is too large is refused before it is read."""

    def __init__(self):
        super().__init__(
            label="Berkas bukti",
            required=False,
            max_length=KETERANGAN_MAKS,
            widget=BanyakBerkasInput({"accept": TERIMA}),
            help_text=f"{sebutan()}, paling besar 10 MB. Boleh beberapa.",
            error_messages={"max_length": "Nama berkas terlalu panjang. Pendekkan dulu namanya."},
        )

    def clean(self, data, initial=None):
        daftar = data if isinstance(data, list | tuple) else [data]
        bersih = [super(BanyakBerkasField, self).clean(satu, initial) for satu in daftar if satu is not None]
        if besar := [terlalu_besar(satu.name, ATAU_TAUTAN) for satu in bersih if satu.size > UKURAN_MAKS]:
            raise ValidationError(besar)
        return bersih


class TitipanField(forms.Field):
    """Keys of files that were sent ahead, as a list of numbers."""

    widget = forms.MultipleHiddenInput

    def __init__(self):
        super().__init__(required=False)

    def clean(self, value):
        terbaca = [baca_kunci(satu) for satu in dict.fromkeys(value or ())]
        if len(terbaca) > BANYAK_MAKS or None in terbaca:
            raise ValidationError("Daftar unggahan tidak terbaca. Muat ulang halamannya, lalu unggah lagi.")
        return terbaca


def nama_bidang(bagian: str, akhiran: str = "") -> str:
    """The name of a field of the evidence part; without an ending the keterangan says what it is of."""
    return bagian + akhiran if akhiran or bagian != "keterangan" else "keterangan_bukti"


def bidang_tautan(label: str = "Tautan bukti dukung") -> forms.URLField:
    return forms.URLField(
        label=label,
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Contoh: https://drive.pemda.go.id/laporan-ikm-2019.pdf",
    )


def bidang_keterangan() -> forms.CharField:
    return forms.CharField(
        label="Keterangan bukti",
        max_length=KETERANGAN_MAKS,
        required=False,
        help_text="Contoh: Laporan survei IKM semester II",
    )


@dataclass(frozen=True)
class Titipan:
    """A file sent ahead, as it stays listed on a refused form."""

    berkas: Berkas
    keterangan: str
    nama_keterangan: str


@dataclass(frozen=True)
class IsianBukti:
    """The evidence part of a form for the template indikator/bukti_isian.html. `bukti`: (piece, marked for removal).

    `pilih_lagi`: names of files that came with a refused form; a browser does not keep them.
    """

    bidang: dict
    titipan: tuple[Titipan, ...]
    bukti: tuple[tuple[BuktiDukung, bool], ...]
    pilih_lagi: tuple[str, ...] = ()

    @property
    def galat(self) -> list[str]:
        return [kalimat for satu in self.bidang.values() for kalimat in satu.errors]


class BuktiForm(forms.Form):
    """Mixin of forms with evidence. `oleh` and `instansi` say whose titipan may be taken."""

    def __init__(self, *args, oleh=None, instansi=None, **kwargs):
        self.oleh, self.instansi = oleh, instansi
        super().__init__(*args, **kwargs)

    def pasang_bidang(self, akhiran: str = "") -> None:
        """Add the fields of BAGIAN, each with the ending."""
        semua = (bidang_tautan(), BanyakBerkasField(), bidang_keterangan(), TitipanField())
        for bagian, bidang in zip(BAGIAN, semua, strict=True):
            pasang_pesan(bidang)
            self.fields[nama_bidang(bagian, akhiran)] = bidang

    def pasang_hapus(self, bukti: Iterable[BuktiDukung]) -> None:
        """Add `hapus_bukti` for these pieces; one that is gone already is no error."""
        self.bukti = list(bukti)
        pilihan = [(str(satu.pk), str(satu)) for satu in self.bukti]
        self.fields["hapus_bukti"] = forms.MultipleChoiceField(
            label="Hapus bukti yang dicentang", choices=pilihan, required=False, widget=forms.CheckboxSelectMultiple
        )
        pasang_pesan(self.fields["hapus_bukti"])

    def isian_bukti(self, akhiran: str = "", bukti: Iterable[BuktiDukung] = ()) -> IsianBukti:
        """What the template shows of one evidence part."""
        bidang = {bagian: self[nama_bidang(bagian, akhiran)] for bagian in BAGIAN}
        dihapus = set(map(str, self["hapus_bukti"].value() or ())) if "hapus_bukti" in self.fields else set()
        terpilih = self.files.getlist("berkas" + akhiran) if self.is_bound and self.files else []
        return IsianBukti(
            bidang=bidang,
            titipan=tuple(self._titipan_terdaftar("titipan" + akhiran)),
            bukti=tuple((satu, str(satu.pk) in dihapus) for satu in bukti),
            pilih_lagi=tuple(satu.name for satu in terpilih),
        )

    def bukti_baru(self, isi: dict, akhiran: str = "") -> BuktiBaru:
        """The cleaned fields for the domain; reads the files."""
        return BuktiBaru(
            tautan=isi["tautan" + akhiran],
            keterangan=isi[nama_bidang("keterangan", akhiran)],
            berkas=tuple((satu.name, satu.read()) for satu in isi["berkas" + akhiran]),
            titipan={kunci: self._kata_titipan(kunci) for kunci in isi["titipan" + akhiran]},
        )

    def dengan_bukti(self, untuk_domain: dict, isi: dict) -> dict:
        """The keywords for the domain, with the fields of one evidence part gathered under the name it knows."""
        bagian = [nama_bidang(satu) for satu in BAGIAN]
        return {k: v for k, v in untuk_domain.items() if k not in bagian} | {"bukti": self.bukti_baru(isi)}

    def clean(self):
        """The keterangan of a file sent ahead is no field of its own, but has the same limit."""
        isi = super().clean()
        for nama in [nama for nama in self.fields if nama.startswith("titipan")]:
            if any(len(self._kata_titipan(kunci)) > KETERANGAN_MAKS for kunci in isi.get(nama, ())):
                self.add_error(nama, f"Keterangan bukti paling panjang {KETERANGAN_MAKS} karakter.")
        return isi

    def _kata_titipan(self, kunci: int) -> str:
        return self.data.get(f"{KETERANGAN_TITIPAN}{kunci}", "").strip()

    def _titipan_terdaftar(self, nama: str) -> Iterable[Titipan]:
        for kunci in self._kunci_titipan(nama):
            if berkas := self._titipan_ada.get(kunci):
                yield Titipan(berkas, self._kata_titipan(kunci), f"{KETERANGAN_TITIPAN}{kunci}")

    def _kunci_titipan(self, nama: str) -> list[int]:
        tertulis = self[nama].value() if self.is_bound else None
        return [satu for satu in map(baca_kunci, tertulis or ()) if satu is not None]

    @cached_property
    def _titipan_ada(self) -> dict[int, Berkas]:
        """All titipan of the form that may still be taken; one query."""
        semua = {k for nama in self.fields if nama.startswith("titipan") for k in self._kunci_titipan(nama)}
        return {satu.pk: satu for satu in unggahan.daftar(self.oleh, self.instansi, semua)}
