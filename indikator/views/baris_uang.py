"""What a grid of budget figures shows: a leaf with its boxes, the figures of a subtotal, the branches of the tree."""

from dataclasses import dataclass
from decimal import Decimal

from indikator.capaian import Hasil
from indikator.domain.anggaran import BarisAnggaran
from indikator.domain.anggaran.uang import Peringatan, label_kolom, nama_kolom, peringatan
from indikator.forms.anggaran import PAGU, UangForm, nilai_uang
from indikator.uang import rekap as uang
from indikator.uang.rekap import SETAHUN, TRIWULAN


@dataclass(frozen=True)
class SelJumlah:
    """A figure of a subtotal: amount in rupiah, or the percentage."""

    kunci: str
    label: str
    nilai: Decimal | None = None
    serapan: Hasil | None = None


@dataclass(frozen=True)
class JumlahKisi:
    """The figures of a subtotal row; `id` tells their places on the page."""

    id: str
    sel: tuple[SelJumlah, ...]


@dataclass
class BarisUang:
    """A leaf on the page. `form` None: no right to change."""

    isi: BarisAnggaran
    kolom: tuple[str, ...]
    kunci_kolom: dict[str, str]
    form: UangForm | None = None

    @property
    def kunci(self) -> str:
        return str(self.isi.kegiatan.pk)

    @property
    def sub(self) -> bool:
        return self.isi.kegiatan.induk_id is not None

    @property
    def berjumlah(self) -> bool:
        """Whether the result shows the sum of the boxes: those of the triwulan."""
        return PAGU not in self.kolom

    @property
    def hanya_setahun(self) -> bool:
        return uang.hanya_setahun(self.isi.per_triwulan)

    @property
    def peringatan(self) -> list[Peringatan]:
        return peringatan(self.isi)

    @property
    def tanda(self) -> set[str]:
        """What the filters ask for."""
        return {satu.kode for satu in self.peringatan} | (set() if self.isi.sasaran else {"tanpa_kaitan"})

    @property
    def sel(self) -> list[dict]:
        """The cells: a box where one can write, else the amount; why it is locked."""
        nilai = nilai_uang(self.isi)
        return [
            {
                "nama": nama,
                "label": _LABEL[nama],
                "bidang": None if self.form is None or self.form.fields[nama].disabled else self.form[nama],
                "nilai": nilai[nama],
                "terkunci": self.kunci_kolom.get(nama, ""),
                "dari_triwulan": nama == nama_kolom(SETAHUN) and any(tw in self.isi.per_triwulan for tw in TRIWULAN),
            }
            for nama in self.kolom
        ]


@dataclass
class CabangKegiatan:
    """A kegiatan of the tree: itself the one leaf, or with its sub kegiatan and their subtotal."""

    pokok: object
    baris: list[BarisUang]
    jumlah: JumlahKisi | None


@dataclass
class CabangHalaman:
    program: object
    kegiatan: list[CabangKegiatan]
    jumlah: JumlahKisi


_LABEL = {PAGU: "Pagu", nama_kolom(SETAHUN): "Realisasi setahun"} | {nama_kolom(t): label_kolom(t) for t in TRIWULAN}
