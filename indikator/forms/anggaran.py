"""Forms of the budget: program, kegiatan, a row of the grid, links of several kegiatan, the copy of last year."""

import json
from collections.abc import Sequence
from decimal import Decimal

from django import forms

from indikator.domain.anggaran import kaitan as domain_kaitan
from indikator.domain.anggaran.uang import label_kolom, nama_kolom
from indikator.forms.realisasi import IsianForm
from indikator.models import Kegiatan, Program
from indikator.uang.rekap import TRIWULAN
from kinerja.angka import rupiah_isian
from kinerja.forms import RupiahField, SekaliField, VersiForm
from organisasi.forms.dasar import FormDomain
from organisasi.forms.kembar import TanyaKembarForm

NAMA_MAKS, KODE_MAKS, SUMBER_MAKS = 300, 40, 120
PAGU = "pagu"


def _bidang_kode() -> forms.CharField:
    return forms.CharField(
        label="Kode",
        max_length=KODE_MAKS,
        required=False,
        help_text="Seperti di SIPD, misalnya 4.01.02.2.01. Impor mengenali baris dari kodenya.",
    )


class ProgramForm(FormDomain):
    nama = forms.CharField(label="Nama program", max_length=NAMA_MAKS)
    kode = _bidang_kode()


class _TanyaTanpaKodeForm(TanyaKembarForm):
    """Asked only of a row without a code: the domain refuses a code that is there already."""

    def setempat(self, isi):
        semua = self.model.objects.filter(instansi=self.instansi, tahun=self.tahun)
        return semua.none() if isi["kode"] else semua


class ProgramTambahForm(_TanyaTanpaKodeForm, ProgramForm):
    sama, model = "program bernama sama tahun ini", Program
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi, tahun: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.instansi, self.tahun = instansi, tahun


class ProgramUbahForm(VersiForm, ProgramForm):
    pass


class BidangKaitan(forms.ChoiceField):
    """What a kegiatan serves: a sasaran ("s:12"), one of its indicators ("i:34"), or nothing ("").

    With `lepas`, the wording of a choice of its own for nothing: a list left untouched then unlinks no one.
    """

    LEPAS = "lepas"

    def __init__(self, pilihan: Sequence, kosong: str = "(belum dikaitkan)", lepas: str = "", **kwargs):
        self.baris = {}
        daftar = [("", kosong)]
        for sasaran, indikator in pilihan:
            isi = [(domain_kaitan.SASARAN, sasaran, "Sasaran ini saja")]
            isi += [(domain_kaitan.INDIKATOR, satu, satu.nama) for satu in indikator]
            self.baris |= {f"{jenis}:{satu.pk}": satu for jenis, satu, _ in isi}
            daftar.append((sasaran.nama, [(f"{jenis}:{satu.pk}", _pendek(nama)) for jenis, satu, nama in isi]))
        daftar += [(self.LEPAS, lepas)] if lepas else []
        super().__init__(choices=daftar, **kwargs)

    def kunci(self, kegiatan: Kegiatan) -> str:
        """The choice that is the stored link, found by its lineage."""
        jenis, milik = domain_kaitan.SASARAN, kegiatan.sasaran
        if kegiatan.indikator_id:
            jenis, milik = domain_kaitan.INDIKATOR, kegiatan.indikator
        if milik is None:
            return ""
        cocok = (k for k, satu in self.baris.items() if k.startswith(jenis) and satu.silsilah == milik.silsilah)
        return next(cocok, "")

    def tafsir(self, nilai: str) -> dict:
        """{sasaran, indikator} of a choice."""
        satu = self.baris.get(nilai)
        indikator = satu if nilai.startswith(domain_kaitan.INDIKATOR) else None
        return {"sasaran": None if indikator else satu, "indikator": indikator}


def _pendek(nama: str) -> str:
    return nama if len(nama) <= 110 else f"{nama[:109].rstrip()}…"


class KegiatanForm(FormDomain):
    """`kaitan` becomes `sasaran` and `indikator` for the domain."""

    nama = forms.CharField(label="Nama", max_length=NAMA_MAKS)
    kode = _bidang_kode()
    program = forms.ModelChoiceField(
        Program.objects.none(), label="Program", required=False, empty_label="(tanpa program)"
    )
    sumber_dana = forms.CharField(
        label="Sumber dana", max_length=SUMBER_MAKS, required=False, help_text="Contoh: PAD, DAU, DBHCHT."
    )

    def __init__(self, *args, instansi, tahun: int, sub: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nama"].label = "Nama sub kegiatan" if sub else "Nama kegiatan"
        self.fields["program"].queryset = Program.objects.filter(instansi=instansi, tahun=tahun)
        if sub:
            del self.fields["program"]
        bantuan = "Indikator membawa sasarannya."
        if sub:
            bantuan += " Kosong: mengikuti kegiatannya."
        self.fields["kaitan"] = BidangKaitan(
            domain_kaitan.pilihan(instansi, tahun), label="Mendukung", required=False, help_text=bantuan
        )

    def kirim(self, aksi, tersimpan=None):
        def jalankan(kaitan, **isi):
            return aksi(**isi, **self.fields["kaitan"].tafsir(kaitan))

        return super().kirim(jalankan, tersimpan or self._tersimpan)

    def _tersimpan(self, terkini: Kegiatan) -> dict:
        """What is stored now, for the comparison after a lost update."""
        isi = {nama: getattr(terkini, nama) for nama in ("nama", "kode", "sumber_dana")}
        return isi | ({"program": terkini.program} if "program" in self.fields else {})


class KegiatanTambahForm(_TanyaTanpaKodeForm, KegiatanForm):
    sama, model = "kegiatan bernama sama pada program ini", Kegiatan
    pagu = RupiahField(label="Pagu (Rp)", required=False, help_text="Kosong bila belum diketahui; kosong bukan 0.")
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi, tahun: int, induk: Kegiatan | None, **kwargs):
        super().__init__(*args, instansi=instansi, tahun=tahun, sub=induk is not None, **kwargs)
        self.instansi, self.tahun, self.induk = instansi, tahun, induk
        if induk:
            self.sama = "sub kegiatan bernama sama pada kegiatan ini"

    def setempat(self, isi):
        semua = super().setempat(isi)
        return semua.filter(induk=self.induk) if self.induk else semua.filter(induk=None, program=isi["program"])


class KegiatanUbahForm(VersiForm, KegiatanForm):
    pass


class UangForm(IsianForm):
    """A row of the grid: `kolom` of pagu, setahun, tw1 … tw4. `semula` are the texts the page showed: a row nobody
    touched is not sent. A column in `terkunci` is shown and stays."""

    semula = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, baris, kolom: Sequence[str], terkunci=(), **kwargs):
        self.kolom = tuple(kolom)
        isi = nilai_uang(baris)
        teks = [rupiah_isian(isi[nama]) for nama in self.kolom]
        awal = {nama: isi[nama] for nama in self.kolom} | {"versi": baris.kegiatan.versi, "semula": json.dumps(teks)}
        super().__init__(data, initial=awal, prefix=str(baris.kegiatan.pk), **kwargs)
        for nama in self.kolom:
            label = "Pagu" if nama == PAGU else f"Realisasi {_LABEL[nama]}"
            self.fields[nama] = RupiahField(label=f"{label}: {baris.kegiatan.nama}", required=False)
            self.fields[nama].disabled = nama in terkunci

    @property
    def ada(self) -> bool:
        """Whether the page that was sent had this row."""
        return self.is_bound and self.add_prefix("versi") in self.data

    @property
    def berubah(self) -> bool:
        """Whether somebody typed in the row."""
        semula = self.data.get(self.add_prefix("semula"), "")
        return self.ada and semula != json.dumps([_teks(self[nama].value()) for nama in self.kolom])

    @property
    def bidang(self) -> list:
        return [self[nama] for nama in self.kolom]

    def kirim(self, aksi, tersimpan=None):
        def jalankan(versi, **isi):
            pagu = {PAGU: isi[PAGU]} if PAGU in isi else {}
            serapan = {tw: isi[nama] for tw, nama in _TRIWULAN.items() if nama in isi}
            return aksi(versi=versi, serapan=serapan, **pagu)

        return super().kirim(jalankan, tersimpan or self._tersimpan)

    def _tersimpan(self, terkini: Kegiatan) -> dict:
        serapan = {nama_kolom(s.triwulan): s.jumlah for s in terkini.serapan.all()}
        return {nama: terkini.pagu if nama == PAGU else serapan.get(nama) for nama in self.kolom}

    def clean(self):
        isi = super().clean()
        isi.pop("semula", None)
        return isi


def nilai_uang(baris) -> dict[str, Decimal | None]:
    """{column: amount} of a BarisAnggaran."""
    return {PAGU: baris.pagu} | {nama: baris.per_triwulan.get(tw) for tw, nama in _TRIWULAN.items()}


def _teks(nilai: object) -> str:
    return rupiah_isian(nilai) if isinstance(nilai, Decimal) else str(nilai or "").strip()


class KaitkanForm(FormDomain):
    """Several kegiatan to one sasaran or indicator; `pilih` are their keys, each with its version `versi_<pk>`."""

    pilih = forms.ModelMultipleChoiceField(
        Kegiatan.objects.none(), label="Kegiatan", error_messages={"required": "Centang kegiatannya dulu."}
    )

    def __init__(self, *args, kegiatan, pilihan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pilih"].queryset = kegiatan
        self.fields["kaitan"] = BidangKaitan(
            pilihan,
            "Pilih sasaran atau indikator",
            lepas="Lepaskan kaitannya",
            label="Kaitkan dengan",
            error_messages={"required": "Pilih sasaran atau indikatornya, atau “Lepaskan kaitannya”."},
        )

    def kirim(self, aksi, tersimpan=None):
        def jalankan(pilih, kaitan):
            versi = {satu.pk: v for satu in pilih if (v := self._versi(satu.pk)) is not None}
            return aksi(kegiatan=list(pilih), versi=versi, **self.fields["kaitan"].tafsir(kaitan))

        return super().kirim(jalankan, tersimpan)

    def _versi(self, pk: int) -> int | None:
        teks = self.data.get(f"versi_{pk}", "")
        return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else None


class SalinAnggaranForm(FormDomain):
    dengan_pagu = forms.BooleanField(
        label="Salin juga pagunya",
        required=False,
        help_text="Tanpa centang pagu dikosongkan. Realisasi tidak disalin.",
    )


_TRIWULAN = {tw: nama_kolom(tw) for tw in (0, *TRIWULAN)}
_LABEL = {nama: label_kolom(tw) for tw, nama in _TRIWULAN.items()}
