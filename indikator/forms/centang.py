"""Form of a component register: what was fulfilled in a triwulan, each item with its evidence."""

from dataclasses import dataclass

from django import forms

from indikator.domain.bukti import UKURAN_MAKS
from indikator.domain.komponen import BuktiBaru, Butir, Register
from indikator.enums import Triwulan
from indikator.forms.realisasi import IsianForm, KeteranganForm, bidang_tautan
from kinerja.forms import pasang_pesan

JENIS = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
BAGIAN = ("komponen", "tautan", "berkas", "keterangan")


@dataclass(frozen=True)
class ButirForm:
    """One item with its fields, for the template; `bidang` empty: it was ticked in another triwulan.

    `pilih_lagi`: name of a file that came with a refused form; a browser does not keep it.
    """

    butir: Butir
    bidang: dict
    pilih_lagi: str = ""

    @property
    def nama_triwulan(self) -> str:
        """ "Triwulan II": where it was ticked."""
        return Triwulan(self.butir.triwulan).label

    @property
    def galat(self) -> list[str]:
        return [kalimat for satu in self.bidang.values() for kalimat in satu.errors]

    @property
    def terbuka(self) -> bool:
        """Whether the boxes for evidence show without asking for them."""
        terisi = self.bidang["tautan"].value() or self.bidang["keterangan"].value()
        kurang = self.bidang["komponen"].value() and not self.butir.bukti
        return bool(self.galat or terisi or kurang)


class CentangForm(KeteranganForm, IsianForm):
    """`komponen_<pk>`, `tautan_<pk>`, `berkas_<pk>`, `keterangan_<pk>` for every item that can be ticked."""

    def __init__(self, *args, register: Register, realisasi=None, **kwargs):
        self.register = register
        awal = self.awal(realisasi) | self.awal_keterangan(realisasi)
        awal |= {f"komponen_{pk}": True for pk in register.dicentang}
        super().__init__(*args, initial=awal, **kwargs)
        for butir in self._terbuka:
            self._tambah_bidang(butir)

    @property
    def _terbuka(self) -> list[Butir]:
        return [satu for satu in self.register.butir if satu.dapat_dicentang]

    def _tambah_bidang(self, butir: Butir) -> None:
        pk = butir.komponen.pk
        keterangan = forms.CharField(label="Keterangan bukti", max_length=200, required=False)
        berkas = forms.FileField(
            label="Berkas bukti",
            required=False,
            max_length=200,
            allow_empty_file=False,
            widget=forms.FileInput({"accept": JENIS}),
            help_text="PDF, JPG, PNG, DOCX atau XLSX, paling besar 10 MB.",
            error_messages={"max_length": "Nama berkas terlalu panjang. Pendekkan dulu namanya."},
        )
        bidang = (forms.BooleanField(label=butir.komponen.nama, required=False), bidang_tautan(), berkas, keterangan)
        for nama, satu in zip(BAGIAN, bidang, strict=True):
            pasang_pesan(satu)
            self.fields[f"{nama}_{pk}"] = satu

    @property
    def daftar_butir(self) -> list[ButirForm]:
        """All items in the order of the register."""
        return [self._butir(satu) for satu in self.register.butir]

    def _butir(self, butir: Butir) -> ButirForm:
        if not butir.dapat_dicentang:
            return ButirForm(butir, {})
        bidang = {nama: self[f"{nama}_{butir.komponen.pk}"] for nama in BAGIAN}
        berkas = self.files.get(f"berkas_{butir.komponen.pk}") if self.is_bound else None
        return ButirForm(butir, bidang, berkas.name if berkas else "")

    def clean(self):
        """Nothing that was typed is dropped: evidence needs its tick, and a file its size."""
        isi = super().clean()
        for butir in self._terbuka:
            pk = butir.komponen.pk
            berkas = isi.get(f"berkas_{pk}")
            if berkas and berkas.size > UKURAN_MAKS:
                self.add_error(f"berkas_{pk}", "Berkas lebih dari 10 MB. Perkecil dulu, atau isi tautannya saja.")
            if not isi.get(f"komponen_{pk}") and (berkas or isi.get(f"tautan_{pk}")):
                kalimat = f"Centang “{butir.komponen.nama}”, atau kosongkan buktinya."
                self.add_error(f"komponen_{pk}", kalimat)
        return isi

    def kirim(self, aksi, tersimpan=None):
        return super().kirim(lambda **isi: aksi(**self._untuk_domain(isi)), tersimpan or self._tersimpan)

    def _untuk_domain(self, isi: dict) -> dict:
        dicentang = [b.komponen.pk for b in self._terbuka if isi[f"komponen_{b.komponen.pk}"]]
        bukti = {pk: _bukti(isi, pk) for pk in dicentang}
        umum = {nama: isi[nama] for nama in ("versi", "sifat", "tahun_data", "catatan")}
        return umum | {"dicentang": dicentang, "bukti": bukti}

    def _tersimpan(self, terkini) -> dict:
        ada = set(terkini.komponen_terpenuhi.values_list("komponen", flat=True)) if terkini.pk else set()
        kolom = {nama: getattr(terkini, nama) for nama in ("sifat", "tahun_data", "catatan")}
        return kolom | {f"komponen_{b.komponen.pk}": b.komponen.pk in ada for b in self._terbuka}


def _bukti(isi: dict, pk: int) -> BuktiBaru:
    berkas = isi[f"berkas_{pk}"]
    return BuktiBaru(
        tautan=isi[f"tautan_{pk}"],
        nama_berkas=berkas.name if berkas else "",
        isi_berkas=berkas.read() if berkas else b"",
        keterangan=isi[f"keterangan_{pk}"],
    )
