"""Form of a component register: what was fulfilled in a triwulan, each item with its evidence."""

from dataclasses import dataclass

from django import forms

from indikator.domain.komponen import Butir, Register
from indikator.enums import Triwulan
from indikator.forms.bukti import BuktiForm, IsianBukti
from indikator.forms.realisasi import KETERANGAN, IsianForm, KeteranganForm
from kinerja.forms import pasang_pesan


@dataclass(frozen=True)
class ButirForm:
    """One item with its box and its evidence part, for the template; both None: it was ticked in another triwulan."""

    butir: Butir
    kotak: forms.BoundField | None = None
    bukti: IsianBukti | None = None

    @property
    def nama_triwulan(self) -> str:
        """ "Triwulan II": where it was ticked."""
        return Triwulan(self.butir.triwulan).label

    @property
    def galat(self) -> list[str]:
        return [*self.kotak.errors, *self.bukti.galat]

    @property
    def terbuka(self) -> bool:
        """Whether the boxes for evidence show without asking for them."""
        bidang = self.bukti.bidang
        terisi = bidang["tautan"].value() or bidang["keterangan"].value() or self.bukti.titipan
        kurang = self.kotak.value() and not self.butir.bukti
        return bool(self.galat or terisi or kurang)


class CentangForm(KeteranganForm, BuktiForm, IsianForm):
    """`komponen_<pk>`, `tautan_<pk>`, `berkas_<pk>`, … for every item that can be ticked (forms.bukti.BAGIAN)."""

    def __init__(self, *args, register: Register, realisasi=None, **kwargs):
        self.register = register
        awal = self.awal(realisasi) | self.awal_keterangan(realisasi)
        awal |= {f"komponen_{pk}": True for pk in register.dicentang}
        super().__init__(*args, initial=awal, **kwargs)
        for butir in self._terbuka:
            kotak = forms.BooleanField(label=butir.komponen.nama, required=False)
            pasang_pesan(kotak)
            self.fields[f"komponen_{butir.komponen.pk}"] = kotak
            self.pasang_bidang(f"_{butir.komponen.pk}")
        self.pasang_hapus(satu for butir in self._terbuka for satu in self._milik(butir, realisasi))

    @property
    def _terbuka(self) -> list[Butir]:
        return [satu for satu in self.register.butir if satu.dapat_dicentang]

    @staticmethod
    def _milik(butir: Butir, realisasi) -> list:
        """Evidence of an item that this realisasi holds, and so may remove."""
        return [satu for satu in butir.bukti if realisasi and satu.realisasi_id == realisasi.pk]

    @property
    def daftar_butir(self) -> list[ButirForm]:
        """All items in the order of the register."""
        return [self._butir(satu) for satu in self.register.butir]

    def _butir(self, butir: Butir) -> ButirForm:
        if not butir.dapat_dicentang:
            return ButirForm(butir)
        milik = {satu.pk for satu in self.bukti}
        bukti = [satu for satu in butir.bukti if satu.pk in milik]
        return ButirForm(
            butir, self[f"komponen_{butir.komponen.pk}"], self.isian_bukti(f"_{butir.komponen.pk}", bukti)
        )

    def clean(self):
        """Nothing that was typed or sent is dropped: evidence needs its tick."""
        isi = super().clean()
        for butir in self._terbuka:
            pk = butir.komponen.pk
            dikirim = any(isi.get(f"{nama}_{pk}") for nama in ("berkas", "tautan", "titipan"))
            if dikirim and not isi.get(f"komponen_{pk}"):
                kalimat = f"Centang “{butir.komponen.nama}”, atau kosongkan buktinya."
                self.add_error(f"komponen_{pk}", kalimat)
        return isi

    def kirim(self, aksi, tersimpan=None):
        return super().kirim(lambda **isi: aksi(**self._untuk_domain(isi)), tersimpan or self._tersimpan)

    def _untuk_domain(self, isi: dict) -> dict:
        dicentang = [b.komponen.pk for b in self._terbuka if isi[f"komponen_{b.komponen.pk}"]]
        bukti = {pk: self.bukti_baru(isi, f"_{pk}") for pk in dicentang}
        umum = {nama: isi[nama] for nama in ("versi", "hapus_bukti", *KETERANGAN)}
        return umum | {"dicentang": dicentang, "bukti": bukti}

    def _tersimpan(self, terkini) -> dict:
        ada = set(terkini.komponen_terpenuhi.values_list("komponen", flat=True)) if terkini.pk else set()
        kolom = {nama: getattr(terkini, nama) for nama in KETERANGAN}
        return kolom | {f"komponen_{b.komponen.pk}": b.komponen.pk in ada for b in self._terbuka}
