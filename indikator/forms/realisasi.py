"""Forms of a realisasi: in full, or one cell of the sheet."""

from django import forms
from django.utils.html import format_html, format_html_join

from indikator.domain import analisis, nilai_realisasi, nilai_variabel
from indikator.domain.realisasi import BARU
from indikator.enums import SifatRealisasi
from indikator.forms.bukti import BuktiForm
from indikator.forms.dasar import teks_panjang
from kinerja.angka import tulis_asli
from kinerja.forms import AngkaInput, VersiForm
from organisasi.forms.dasar import FormDomain
from organisasi.galat import SalahStatus

TEKS_MAKS = 200
ANALISIS_MAKS = 4_000
KETERANGAN = ("sifat", "tahun_data", "catatan", *analisis.KOLOM)
DERET_MAKS = 6_000  # characters of the numbers of one series
AWALAN = "variabel_"
SIFAT_PENDEK = [(SifatRealisasi.TETAP, "tetap"), (SifatRealisasi.SEMENTARA, "sementara *)")]


class IsianForm(VersiForm, FormDomain):
    """Base: the hidden version of a realisasi that may not be there yet."""

    @staticmethod
    def awal(realisasi) -> dict:
        if realisasi is None:
            return {"versi": BARU, "teks": ""}
        return {"versi": realisasi.versi, "teks": realisasi.teks, "sifat": realisasi.sifat}

    def kirim(self, aksi, tersimpan=None):
        """As FormDomain; a triwulan that was closed meanwhile is an error of the form, so that the typing stays."""
        try:
            return super().kirim(aksi, tersimpan)
        except SalahStatus as galat:
            self.kode = 409
            self.add_error(None, str(galat))
        return None


class RealisasiCepatForm(IsianForm):
    """One cell of the sheet: the text, and its kind where the row offers that; everything else stays as it is."""

    teks = forms.CharField(label="Realisasi", max_length=TEKS_MAKS, required=False, widget=AngkaInput)
    sifat = forms.ChoiceField(label="Sifat angka", choices=SIFAT_PENDEK, required=False)

    def kirim(self, aksi, tersimpan=None):
        return super().kirim(lambda **isi: aksi(**tanpa_sifat_kosong(isi)), tersimpan or self._tersimpan)

    def _tersimpan(self, terkini) -> dict:
        """What was sent, as it is stored, for the comparison after a lost update."""
        kolom = ("teks", "sifat") if self.cleaned_data["sifat"] else ("teks",)
        return {nama: getattr(terkini, nama) for nama in kolom}


def tanpa_sifat_kosong(isi: dict) -> dict:
    """A form sent without the choice leaves the kind as it is."""
    return isi if isi["sifat"] else {k: v for k, v in isi.items() if k != "sifat"}


def bidang_tahun_data() -> forms.IntegerField:
    """The year of data that were measured earlier."""
    return forms.IntegerField(
        label="Tahun data",
        required=False,
        min_value=1990,
        max_value=2100,
        help_text="Isi bila angkanya berasal dari tahun lain, misalnya AKIP tahun lalu.",
    )


def bidang_angka(label: str) -> forms.CharField:
    """One number of a formula."""
    return forms.CharField(label=label, max_length=60, required=False, widget=AngkaInput)


def bidang_deret(label: str) -> forms.CharField:
    """All numbers of a variable that stands for many."""
    return forms.CharField(
        label=label,
        max_length=DERET_MAKS,
        required=False,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
        help_text="Tulis semua nilainya, pisahkan dengan titik koma: 80; 75; 90",
    )


class KeteranganForm(forms.Form):
    """Mixin: what is said about a figure, however it was entered."""

    sifat = forms.ChoiceField(
        label="Sifat angka", choices=SifatRealisasi.choices, help_text="Angka sementara dicetak dengan tanda *)."
    )
    tahun_data = bidang_tahun_data()
    catatan = teks_panjang(3, label="Catatan", max_length=2000, required=False)
    faktor_pendorong = teks_panjang(
        3,
        label="Faktor pendorong",
        max_length=ANALISIS_MAKS,
        required=False,
        help_text="Yang membantu tercapainya. Contoh: pelatihan petugas layanan di semua bagian.",
    )
    faktor_penghambat = teks_panjang(
        3,
        label="Faktor penghambat",
        max_length=ANALISIS_MAKS,
        required=False,
        help_text="Wajib bila di bawah target. Contoh: 12 OPD belum menyerahkan hasil surveinya.",
    )
    tindak_lanjut = teks_panjang(
        3,
        label="Tindak lanjut",
        max_length=ANALISIS_MAKS,
        required=False,
        help_text="Wajib bila di bawah target. Contoh: pendampingan survei ke 12 OPD pada Triwulan III.",
    )

    @staticmethod
    def awal_keterangan(realisasi) -> dict:
        if realisasi is None:
            return {"sifat": SifatRealisasi.TETAP}
        return {k: getattr(realisasi, k) for k in KETERANGAN}

    @property
    def bidang_analisis(self) -> list:
        return [self[nama] for nama in analisis.KOLOM]

    @property
    def analisis_terisi(self) -> bool:
        """Whether the part stands open without asking for it."""
        return any(bidang.value() or bidang.errors for bidang in self.bidang_analisis)


class AngkaRealisasiForm(IsianForm):
    """The figure: one field for each variable of the formula (`variabel_<kode>`), or the value itself.

    `usulan` {kode: NilaiBersama}: what other indicators entered for a shared variable; the boxes of a row not entered
    yet begin with it and say where it is from.
    """

    teks = forms.CharField(
        label="Realisasi",
        max_length=TEKS_MAKS,
        required=False,
        widget=AngkaInput,
        help_text="Contoh: 79,41 atau 1.250",
    )

    def __init__(self, *args, indikator, realisasi=None, usulan=None, **kwargs):
        self.usulan = {kode: (tulis_asli(isi.nilai), isi.indikator) for kode, isi in (usulan or {}).items()}
        super().__init__(*args, initial=self.awal_lengkap(realisasi), **kwargs)
        self.variabel = list(indikator.rumus.variabel.all()) if nilai_realisasi.punya_rumus(indikator) else []
        berderet = nilai_variabel.deret(indikator.rumus) if self.variabel else frozenset()
        for v in self.variabel:
            bidang = bidang_deret(v.nama) if v.kode in berderet else bidang_angka(v.nama)
            bidang.help_text = self._bantuan(v, bidang.help_text)
            self.fields[AWALAN + v.kode] = bidang

    def awal_lengkap(self, realisasi) -> dict:
        """Stored values, else those proposed; a text computed from variables is not offered for typing."""
        if realisasi is None:
            return self.awal(None) | {AWALAN + kode: nilai for kode, (nilai, _) in self.usulan.items()}
        nilai = variabel_tersimpan(realisasi)
        return self.awal(realisasi) | nilai | ({"teks": ""} if nilai else {})

    def _bantuan(self, variabel, cara: str) -> str:
        """How to write it, satuan, and the indicator a proposed value is taken from; people's words are escaped."""
        satuan = format_html("Satuan: {}", variabel.satuan) if variabel.satuan else ""
        _, asal = self.usulan.get(variabel.kode, ("", ""))
        dari = format_html("Diambil dari indikator “{}”; ubah bila berbeda.", asal) if asal else ""
        return format_html_join(" · ", "{}", [(satu,) for satu in (cara, satuan, dari) if satu])

    @property
    def bidang_variabel(self) -> list:
        return [self[AWALAN + v.kode] for v in self.variabel]

    @property
    def nilai_saja(self) -> bool:
        """Whether the box for the bare value is in use, although there is a formula."""
        return bool(self["teks"].value() or self["teks"].errors)

    def kirim(self, aksi, tersimpan=None):
        return super().kirim(lambda **isi: aksi(**self._untuk_domain(isi)), tersimpan or self._tersimpan)

    def _untuk_domain(self, isi: dict) -> dict:
        """Gather the variables under the one name the domain knows.

        Values that were only proposed do not stand against a value typed instead of them.
        """
        variabel = {v.kode: isi[AWALAN + v.kode] for v in self.variabel}
        usulan = {kode: nilai for kode, (nilai, _) in self.usulan.items()}
        if isi["teks"].strip() and {k: v for k, v in variabel.items() if v.strip()} == usulan:
            variabel = {}
        return {k: v for k, v in isi.items() if not k.startswith(AWALAN)} | {"variabel": variabel}

    def _tersimpan(self, terkini) -> dict:
        """Stored value of every field, for the comparison after a lost update."""
        nilai = variabel_tersimpan(terkini) if terkini.pk else {}
        kosong = {AWALAN + v.kode: "" for v in self.variabel}
        kolom = {nama: getattr(terkini, nama) for nama in self.fields if hasattr(terkini, nama)}
        return kolom | kosong | nilai | ({"teks": ""} if nilai else {})


class RealisasiForm(KeteranganForm, BuktiForm, AngkaRealisasiForm):
    """The whole realisasi, with its evidence."""

    def __init__(self, *args, realisasi=None, **kwargs):
        super().__init__(*args, realisasi=realisasi, **kwargs)
        self.pasang_bidang()
        self.pasang_hapus(realisasi.bukti.select_related("berkas") if realisasi else ())

    def awal_lengkap(self, realisasi) -> dict:
        return super().awal_lengkap(realisasi) | self.awal_keterangan(realisasi)

    @property
    def bagian_bukti(self):
        return self.isian_bukti(bukti=self.bukti)

    def _untuk_domain(self, isi: dict) -> dict:
        return self.dengan_bukti(super()._untuk_domain(isi), isi)


class RealisasiSisipForm(AngkaRealisasiForm):
    """The boxes of the formula opened below a row of the sheet; everything else of the realisasi stays as it is."""

    sifat = forms.ChoiceField(label="Sifat angka", choices=SIFAT_PENDEK, required=False)

    def _untuk_domain(self, isi: dict) -> dict:
        return tanpa_sifat_kosong(super()._untuk_domain(isi))


def variabel_tersimpan(realisasi) -> dict[str, str]:
    """{field: stored value as people write it}"""
    tersimpan = nilai_variabel.nilai_tersimpan(realisasi)
    return {AWALAN + kode: nilai_variabel.tulis(nilai) for kode, nilai in tersimpan.items()}
