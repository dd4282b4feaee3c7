"""The lines and the budget lines of a PK, each as one form: what is in the PK, and what could be, row by row.

A row takes part where it is ticked; the number says its place. Rows that came to the PK after the page was made are
taken as they are stored: a page that is too old is refused by its version, and nothing is lost meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django import forms

from indikator.domain.anggaran_pk import SumberAnggaran, kunci_baris, muat
from indikator.domain.baris_pk import Sumber
from indikator.models import AnggaranPerjanjian, Indikator, PerjanjianKinerja, TargetPerjanjian
from kinerja.forms import RupiahField, VersiForm
from organisasi.forms.dasar import FormDomain

BARIS_BARU = ("baru1", "baru2")


@dataclass(frozen=True)
class Baris:
    """A row of the form. `asal`: what it is made from; `sumber`: what its source says now; `dalam`: in the PK."""

    kunci: str
    asal: Any
    sumber: Any
    dalam: bool
    bidang: dict[str, forms.BoundField]


class SusunanForm(VersiForm, FormDomain):
    """`kolom`: the fields of a row besides its tick and place."""

    kolom: tuple[str, ...] = ()

    def _tambah(self, kunci: str, asal, sumber, dalam: bool, bidang: dict[str, forms.Field]) -> None:
        nomor = len(self.daftar) + 1
        semua = {
            "ikut": forms.BooleanField(label="Ikut", required=False, initial=dalam),
            "urutan": forms.IntegerField(label="Urutan", required=False, min_value=1, max_value=9_999, initial=nomor),
        } | bidang
        self.fields |= {f"{nama}_{kunci}": isi for nama, isi in semua.items()}
        self.daftar.append((kunci, asal, sumber, dalam, tuple(semua)))
        if self.is_bound and f"urutan_{kunci}" not in self.data:
            self._isi_tersimpan(kunci, semua)

    def _isi_tersimpan(self, kunci: str, semua: dict[str, forms.Field]) -> None:
        self.data = self.data.copy()
        for nama, bidang in semua.items():
            if isi := bidang.prepare_value(bidang.initial):
                self.data[f"{nama}_{kunci}"] = isi

    @property
    def baris(self) -> list[Baris]:
        return [
            Baris(kunci, asal, sumber, dalam, {nama: self[f"{nama}_{kunci}"] for nama in kolom})
            for kunci, asal, sumber, dalam, kolom in self.daftar
        ]

    @property
    def dalam(self) -> list[Baris]:
        return [satu for satu in self.baris if satu.dalam]

    @property
    def luar(self) -> list[Baris]:
        return [satu for satu in self.baris if not satu.dalam]

    def _terpilih(self) -> list[tuple]:
        """Ticked rows (kunci, asal, sumber) by their numbers; equal ones as they stood."""
        isi = self.cleaned_data
        ikut = [(n, satu) for n, satu in enumerate(self.daftar, 1) if isi[f"ikut_{satu[0]}"]]
        return [satu[:3] for n, satu in sorted(ikut, key=lambda s: (isi[f"urutan_{s[1][0]}"] or s[0], s[0]))]


class BarisPKForm(SusunanForm):
    """Indicators with their targets; `ambil` takes the targets of the IKU or IKI for all rows."""

    ambil = forms.BooleanField(label="Samakan semua target dengan dokumen", required=False)

    def __init__(self, *args, baris: Sequence[TargetPerjanjian], sumber: Sequence[Sumber], **kwargs):
        super().__init__(*args, **kwargs)
        self.daftar: list[tuple] = []
        menurut = {satu.indikator.silsilah: satu for satu in sumber}
        for satu in baris:
            ini = menurut.pop(satu.indikator.silsilah, None)
            self._tambah(str(satu.indikator_id), satu.indikator, ini, True, _bidang_target(satu.indikator, satu.teks))
        for ini in menurut.values():
            self._tambah(str(ini.indikator.pk), ini.indikator, ini, False, _bidang_target(ini.indikator, ini.target))

    def isi(self) -> list[tuple[Indikator, str]]:
        """The lines as they are to be stored."""
        return [(asal, self._target(kunci, sumber)) for kunci, asal, sumber in self._terpilih()]

    @staticmethod
    def tersimpan(terkini: PerjanjianKinerja) -> dict:
        """{field: stored value}, for a conflict."""
        return {f"teks_{satu.indikator_id}": satu.teks for satu in terkini.baris.all()}

    def _target(self, kunci: str, sumber: Sumber | None) -> str:
        ambil = self.cleaned_data["ambil"] and sumber is not None
        return sumber.target if ambil else self.cleaned_data[f"teks_{kunci}"]


def _bidang_target(indikator: Indikator, teks: str) -> dict[str, forms.Field]:
    return {"teks": forms.CharField(label=f"Target {indikator.nama}", max_length=200, required=False, initial=teks)}


class AnggaranPKForm(SusunanForm):
    """Budget lines, the rows of the budget that could be added, and two empty rows to type in."""

    ambil = forms.BooleanField(label="Samakan nama dan jumlah dengan anggaran sekarang", required=False)

    def __init__(self, *args, anggaran: Sequence[AnggaranPerjanjian], sumber: Sequence[SumberAnggaran], **kwargs):
        super().__init__(*args, **kwargs)
        self.daftar: list[tuple] = []
        menurut = {satu.kunci: satu for satu in sumber}
        for satu in anggaran:
            kunci = kunci_baris(satu.program, satu.kegiatan, satu.nama)
            isi = (satu.nama, satu.jumlah, satu.keterangan)
            milik = {"program": satu.program, "kegiatan": satu.kegiatan}
            self._tambah(_pendek(kunci), milik, menurut.pop(kunci, None), True, _bidang_uang(*isi))
        for ini in menurut.values():
            isi = (ini.nama, ini.pagu, ini.keterangan)
            self._tambah(_pendek(ini.kunci), ini.kolom, ini, False, _bidang_uang(*isi))
        for kunci in BARIS_BARU:
            self.fields |= {f"{nama}_{kunci}": isi for nama, isi in _bidang_uang("", None, "").items()}

    @property
    def baru(self) -> list[dict[str, forms.BoundField]]:
        return [{nama: self[f"{nama}_{kunci}"] for nama in ("nama", "jumlah", "keterangan")} for kunci in BARIS_BARU]

    def isi(self) -> list[dict]:
        """The lines as they are to be stored."""
        lama = [self._satu(kunci, asal, sumber) for kunci, asal, sumber in self._terpilih()]
        baru = [satu for kunci in BARIS_BARU if any((satu := self._ketikan(kunci)).values())]
        return [*lama, *baru]

    @staticmethod
    def tersimpan(terkini: PerjanjianKinerja) -> dict:
        """{field: stored value}, for a conflict."""
        hasil = {}
        for satu in muat(terkini):
            kunci = _pendek(kunci_baris(satu.program, satu.kegiatan, satu.nama))
            isi = {"nama": satu.nama, "jumlah": satu.jumlah, "keterangan": satu.keterangan}
            hasil |= {f"{nama}_{kunci}": nilai for nama, nilai in isi.items()}
        return hasil

    def _satu(self, kunci: str, asal: dict, sumber: SumberAnggaran | None) -> dict:
        milik = {nama: asal.get(nama) for nama in ("program", "kegiatan")}
        if self.cleaned_data["ambil"] and sumber is not None:
            return milik | sumber.kolom
        return milik | self._ketikan(kunci)

    def _ketikan(self, kunci: str) -> dict:
        return {nama: self.cleaned_data[f"{nama}_{kunci}"] for nama in ("nama", "jumlah", "keterangan")}


def _pendek(kunci: str) -> str:
    """A name for the fields of a typed line; those of the budget keep theirs."""
    return f"lain{crc32(kunci.encode())}" if kunci.startswith("nama-") else kunci


def _bidang_uang(nama: str, jumlah, keterangan: str) -> dict[str, forms.Field]:
    kata = nama or "baris baru"
    return {
        "nama": forms.CharField(label=f"Nama, {kata}", max_length=300, required=False, initial=nama),
        "jumlah": RupiahField(label=f"Anggaran (Rp), {kata}", required=False, min_nilai=0, initial=jumlah),
        "keterangan": forms.CharField(label=f"Keterangan, {kata}", max_length=120, required=False, initial=keterangan),
    }
