"""The variables of the formula in the indicator form: a row of fields for each one that is read.

What was said about a variable stays with it while its words stay, and goes along when they are reworded.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django import forms
from django.forms.boundfield import BoundField

from indikator.domain.pratinjau import angka_contoh
from indikator.domain.rumus import BARU, IsianVariabel, tersimpan, usulan
from indikator.enums import JenisVariabel
from indikator.models import Rumus, VariabelBersama
from indikator.rumus import BacaanRumus
from indikator.rumus.ast import KODE
from indikator.rumus.deret import kode_deret
from indikator.rumus.variabel import VariabelTerbaca, usul_satuan
from kinerja.forms import pasang_pesan
from organisasi.forms.dasar import FormDomain

AWALAN = "variabel"
KOLOM = ("satuan", "sumber_data", "jenis", "bersama", "contoh", "nama")
PILIHAN_JENIS = [(JenisVariabel.ARUS, "dijumlahkan sepanjang tahun"), (JenisVariabel.POSISI, "nilai terakhir")]


class BarisVariabel(NamedTuple):
    """A variable on the page. `usulan`: nobody has confirmed its satuan and jenis yet."""

    nama: str
    kode: str
    usulan: bool
    bidang: dict[str, BoundField]


def nama_bidang(kode: str, kolom: str) -> str:
    return f"{AWALAN}-{kode}-{kolom}"


class VariabelRumusForm(FormDomain):
    """Base of the form with the formula; that one sets `bacaan` and then calls `_siapkan_variabel`."""

    bacaan: BacaanRumus
    rumus_lama: Rumus | None
    pilihan_bersama: list[VariabelBersama]

    @property
    def _mentah(self) -> Mapping[str, object]:
        """What was sent, or what the page begins with."""
        return self.data if self.is_bound else self.initial

    def _tertulis(self, nama: str) -> str:
        nilai = self._mentah.get(nama, "")
        return "\n".join(str("" if nilai is None else nilai).splitlines())

    def _variabel_lama(self) -> list:
        if not hasattr(self, "_lama"):
            ada = self.rumus_lama.variabel.select_related("bersama") if self.rumus_lama else ()
            self._lama = list(ada)
        return self._lama

    def _variabel_tertulis(self) -> dict[str, dict[str, str]]:
        """{code: {column: text}} of the rows on the page that was sent, in their order."""
        hasil: dict[str, dict[str, str]] = {}
        for nama in self._mentah:
            awalan, _, sisa = str(nama).partition("-")
            kode, _, kolom = sisa.rpartition("-")
            if awalan == AWALAN and kolom in KOLOM and KODE.fullmatch(kode):
                hasil.setdefault(kode, {})[kolom] = self._tertulis(nama)
        return hasil

    def _siapkan_variabel(self) -> None:
        """Fields of every variable of the formula, with what was typed for it, is stored, or is proposed."""
        lama = {satu.kode: satu for satu in self._variabel_lama()}
        tertulis = self._variabel_tertulis()
        kode = [satu.kode for satu in self.bacaan.variabel]
        self.kode_berubah = list(tertulis) != kode
        ganti_nama = _ganti_nama(list(tertulis), kode)
        self.angka_usulan = angka_contoh(self.bacaan)
        self._terisi = {*lama}
        for satu in self.bacaan.variabel:
            isi = self._awal_variabel(satu, lama.get(satu.kode))
            isi |= _dibawa(satu, tertulis, ganti_nama) | {"nama": satu.nama}
            for kolom in KOLOM:
                self._pasang(satu, kolom, isi[kolom])

    def _awal_variabel(self, terbaca: VariabelTerbaca, lama) -> dict[str, str]:
        isi = tersimpan(lama) if lama else usulan(terbaca)
        bersama = isi.bersama or self._senama(terbaca) if lama is None else isi.bersama
        pilihan = str(bersama.pk) if bersama else ""
        return {
            "satuan": isi.satuan,
            "sumber_data": isi.sumber_data,
            "jenis": str(isi.jenis),
            "bersama": pilihan,
            "contoh": "",
        }

    def _senama(self, terbaca: VariabelTerbaca) -> VariabelBersama | None:
        """A shared variable with the same words: proposed for a new variable, but never saved without being shown."""
        pohon, nama = self.bacaan.pohon, terbaca.nama.casefold()
        if self.is_bound or (pohon is not None and terbaca.kode in kode_deret(pohon)):
            return None
        return next((satu for satu in self.pilihan_bersama if satu.nama.casefold() == nama), None)

    def _pasang(self, terbaca: VariabelTerbaca, kolom: str, isi: str) -> None:
        nama = nama_bidang(terbaca.kode, kolom)
        self.fields[nama] = bidang = self._bidang(kolom, terbaca)
        pasang_pesan(bidang)
        if self.is_bound:
            self.data.setdefault(nama, isi)
        else:
            self.initial[nama] = isi

    def _bidang(self, kolom: str, terbaca: VariabelTerbaca) -> forms.Field:
        def sebut(label: str) -> dict:
            return {"label": f"{label}: {terbaca.nama}"}

        match kolom:
            case "satuan":
                widget = forms.TextInput({"list": "daftar-satuan", "autocomplete": "off"})
                return forms.CharField(max_length=60, required=False, widget=widget, **sebut("Satuan"))
            case "sumber_data":
                return forms.CharField(max_length=200, required=False, **sebut("Sumber data"))
            case "jenis":
                return forms.ChoiceField(choices=PILIHAN_JENIS, **sebut("Jenis"))
            case "bersama":
                return forms.ChoiceField(choices=self._pilihan_bersama, required=False, **sebut("Dipakai bersama"))
            case "contoh":
                widget = forms.TextInput(
                    {
                        "inputmode": "decimal",
                        "autocomplete": "off",
                        "class": "angka",
                        "placeholder": self.angka_usulan.get(terbaca.kode, ""),
                    }
                )
                return forms.CharField(required=False, widget=widget, **sebut("Angka contoh"))
        return forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def _pilihan_bersama(self) -> list[tuple[str, str]]:
        jenis = dict(PILIHAN_JENIS)
        ada = [
            (str(satu.pk), " · ".join(filter(None, (satu.nama, satu.satuan, jenis[satu.jenis]))))
            for satu in self.pilihan_bersama
        ]
        return [("", "hanya rumus ini"), (BARU, "jadikan variabel bersama"), *ada]

    @property
    def baris_variabel(self) -> list[BarisVariabel]:
        return [
            BarisVariabel(
                satu.nama,
                satu.kode,
                satu.kode not in self._terisi,
                {kolom: self[nama_bidang(satu.kode, kolom)] for kolom in KOLOM},
            )
            for satu in self.bacaan.variabel
        ]

    @property
    def angka(self) -> dict[str, str]:
        """{code: typed example number}."""
        return {satu.kode: self._tertulis(nama_bidang(satu.kode, "contoh")) for satu in self.bacaan.variabel}

    def _periksa_kembar(self, isi: dict) -> None:
        """Two variables of one formula cannot be the same shared one."""
        dipakai = set()
        for satu in self.bacaan.variabel:
            pilihan = isi.get(nama_bidang(satu.kode, "bersama"))
            if pilihan not in ("", None, BARU) and pilihan in dipakai:
                kalimat = "Variabel bersama ini sudah dipilih untuk variabel lain dalam rumus ini."
                self.add_error(nama_bidang(satu.kode, "bersama"), kalimat)
            dipakai.add(pilihan)

    def isian_variabel(self) -> dict[str, IsianVariabel]:
        """{code: what is said about it}, for the domain function."""
        bersama = {str(satu.pk): satu for satu in self.pilihan_bersama} | {BARU: BARU}
        hasil = {}
        for satu in self.bacaan.variabel:
            isi = {kolom: self.cleaned_data[nama_bidang(satu.kode, kolom)] for kolom in KOLOM}
            hasil[satu.kode] = IsianVariabel(
                isi["satuan"], isi["sumber_data"], isi["jenis"], bersama.get(isi["bersama"])
            )
        return hasil


def _ganti_nama(lama: list[str], baru: list[str]) -> dict[str, str]:
    """{new code: old code} of variables that were reworded: as many as before, at the same place."""
    if len(lama) != len(baru):
        return {}
    return {b: a for a, b in zip(lama, baru, strict=True) if a not in baru and b not in lama}


def _dibawa(terbaca: VariabelTerbaca, tertulis: Mapping, ganti_nama: Mapping[str, str]) -> dict[str, str]:
    """What was typed for a variable, also under its words of before; an untouched proposal is made anew."""
    if terbaca.kode in tertulis:
        return tertulis[terbaca.kode]
    asal = tertulis.get(ganti_nama.get(terbaca.kode, ""), {})
    usul_lama = {"satuan": usul_satuan(asal.get("nama", "")) or ""}
    dibawa = (
        "satuan",
        "sumber_data",
        "contoh",
    )  # other words are another shared variable, and may be of another jenis
    return {kolom: asal[kolom] for kolom in dibawa if kolom in asal and asal[kolom] != usul_lama.get(kolom)}
