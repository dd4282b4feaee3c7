"""The formula part of the indicator form: a template with its boxes, and the variables read from them.

The fields follow from what stands in the form, typed or stored: so the page without JavaScript, the live preview and
saving all read the same formula. What was said about a variable stays with it while its words stay, and goes along
when they are reworded.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django import forms
from django.forms.boundfield import BoundField

from indikator.domain.pratinjau import angka_contoh
from indikator.domain.rumus import BARU, IsianVariabel, tersimpan, usulan
from indikator.enums import JenisVariabel
from indikator.forms import kotak_rumus
from indikator.forms.dasar import teks_panjang
from indikator.models import Rumus, VariabelBersama
from indikator.rumus import BacaanRumus, baca, tampil
from indikator.rumus.ast import KODE
from indikator.rumus.templat import BENTUK, TEMPLAT, Isian, Templat, TemplatSalah, susun, urai
from indikator.rumus.variabel import VariabelTerbaca, usul_satuan
from kinerja.forms import pasang_pesan
from organisasi.forms.dasar import FormDomain

AWALAN = "variabel"
KOLOM = ("satuan", "sumber_data", "jenis", "bersama", "contoh", "nama")
TAMBAH = "tambah"  # the button that shows the form again: name of the box, or "" to read the formula anew
KOMPONEN = "komponen"
TANPA_RUMUS = BacaanRumus(None)
PILIHAN_JENIS = [(JenisVariabel.ARUS, "dijumlahkan sepanjang tahun"), (JenisVariabel.POSISI, "nilai terakhir")]


class BarisVariabel(NamedTuple):
    """A variable on the page. `usulan`: nobody has confirmed its satuan and jenis yet."""

    nama: str
    kode: str
    usulan: bool
    bidang: dict[str, BoundField]


def nama_bidang(kode: str, kolom: str) -> str:
    return f"{AWALAN}-{kode}-{kolom}"


def teks_tampil(teks: str, nama: str = "") -> str:
    """A stored formula as a person types it: never LaTeX or tags."""
    if not any(tanda in teks for tanda in "\\<$"):
        return teks
    bacaan = baca(teks, nama)
    if bacaan.pohon is None:
        return tampil.sel_teks(teks)
    return tampil.ketikan(bacaan.pohon, {satu.kode: satu.nama for satu in bacaan.variabel})


class RumusForm(FormDomain):
    """`instansi` owns the shared variables; `rumus_lama` is the stored formula of the indicator, if any."""

    templat = forms.ChoiceField(
        label="Cara menulis rumus",
        choices=[(satu.templat, satu.label) for satu in TEMPLAT],
        widget=forms.RadioSelect({"class": "form-check-input"}),
        initial=Templat.PERSENTASE,
    )
    rumus = teks_panjang(
        3, required=False, label="Rumus", help_text=f"Contoh: {BENTUK[Templat.BEBAS].bidang[0].contoh}"
    )

    def __init__(self, *args, instansi, rumus_lama: Rumus | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rumus_lama = rumus_lama
        self.initial = self._awal_rumus() | self.initial
        if self.is_bound:
            self.data = self.data.copy()
        self.tambah = str(self._mentah.get(TAMBAH, ""))
        self.fields |= kotak_rumus.bidang_kotak(self._mentah, self.tambah)
        self.pilihan_bersama = list(VariabelBersama.objects.filter(instansi=instansi))
        self.teks_rumus, self.galat_rumus = self._susun()
        self.bacaan = self._baca()
        self._siapkan_variabel()

    @property
    def _mentah(self) -> Mapping[str, object]:
        """What was sent, or what the page begins with."""
        return self.data if self.is_bound else self.initial

    def _tertulis(self, nama: str) -> str:
        nilai = self._mentah.get(nama, "")
        return "\n".join(str("" if nilai is None else nilai).splitlines())

    # ---- the text ----

    def _awal_rumus(self) -> dict:
        """Boxes and free text of the stored formula; a text that fits no template is shown without markup."""
        if self.rumus_lama is None:
            return {}
        nama = str(self.initial.get("nama", ""))
        isian = urai(self.rumus_lama.teks, nama)
        isi = {} if isian.templat == Templat.BEBAS else kotak_rumus.isi_kotak(isian)
        return isi | {"templat": str(isian.templat), "rumus": teks_tampil(self.rumus_lama.teks, nama)}

    @property
    def pilihan_templat(self) -> Templat:
        pilihan = self._tertulis("templat") or Templat.PERSENTASE
        return Templat(pilihan) if pilihan in BENTUK else Templat.BEBAS

    def _susun(self) -> tuple[str, TemplatSalah | None]:
        """(formula text, what is wrong with a box); the stored text where it still says the same."""
        pilihan, lama = self.pilihan_templat, self.rumus_lama.teks if self.rumus_lama else ""
        nama = self._tertulis("nama")
        if pilihan == Templat.BEBAS:
            tertulis = self._tertulis("rumus").strip()
            return (lama if lama and tertulis == teks_tampil(lama, nama).strip() else tertulis), None
        self.nama_kotak = kotak_rumus.nama_kotak(pilihan, self._mentah)
        isi = [self._tertulis(satu) for satu in self.nama_kotak]
        self.kotak_kosong = not any(satu.strip() for satu in isi)
        if pilihan == Templat.PERSENTASE and self.kotak_kosong:
            return "", None
        try:
            return susun(Isian(pilihan, *isi), lama, nama), None
        except TemplatSalah as galat:
            return "", galat

    def _baca(self) -> BacaanRumus:
        if not self.teks_rumus.strip():
            return TANPA_RUMUS
        lama = {satu.kode: satu.nama for satu in self._variabel_lama()}
        tertulis = {kode: isi["nama"] for kode, isi in self._variabel_tertulis().items() if isi.get("nama")}
        return baca(self.teks_rumus, self._tertulis("nama"), tertulis | lama)

    # ---- the variables ----

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
        bersama = isi.bersama or self._senama(terbaca.nama) if lama is None else isi.bersama
        pilihan = str(bersama.pk) if bersama else ""
        return {
            "satuan": isi.satuan,
            "sumber_data": isi.sumber_data,
            "jenis": str(isi.jenis),
            "bersama": pilihan,
            "contoh": "",
        }

    def _senama(self, nama: str) -> VariabelBersama | None:
        """A shared variable with the same words: proposed for a new variable."""
        return next((satu for satu in self.pilihan_bersama if satu.nama.casefold() == nama.casefold()), None)

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

    # ---- for the page ----

    @property
    def kotak(self) -> list[kotak_rumus.Kotak]:
        return kotak_rumus.susun_kotak(self)

    @property
    def contoh_templat(self) -> list[tuple]:
        """(radio button, example) of every template."""
        contoh = ("mis. " + " dan ".join(bidang.contoh for bidang in satu.bidang) for satu in TEMPLAT)
        return list(zip(self["templat"], contoh, strict=True))

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

    # ---- saving ----

    def clean(self):
        """The formula text of the boxes; what is wrong lands at its box."""
        isi = super().clean()
        if galat := self.galat_rumus:
            letak = galat.letak if galat.letak < len(self.nama_kotak) else 0
            self.add_error(self.nama_kotak[letak], str(galat))
        isi["rumus"] = self.teks_rumus
        self._periksa_kembar(isi)
        return isi

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
    isi = {kolom: nilai for kolom, nilai in asal.items() if kolom != "jenis" and nilai != usul_lama.get(kolom)}
    return isi
