"""What the linter reads: the IKU and IKI document of one instansi and year as frozen plain data.

Keys, not database numbers, say which row is meant: an indicator's `kunci` is its lineage (silsilah), a sheet's is that
of its jabatan ("iku" for the IKU), so that a finding stays the same through a review. `pk` is only for links.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from indikator.rumus.ast import Simpul

IKU, IKI = "iku", "iki"
BATAS_CAPAIAN = Decimal(120)  # percent; more says that the target was too low (DOMAIN section 7, a practice)


@dataclass(frozen=True, slots=True)
class VariabelMutu:
    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class RumusMutu:
    """`teks` as the document has it, `polos` without markup; `pohon` None: the text could not be structured."""

    teks: str = ""
    polos: str = ""
    pohon: Simpul | None = None
    variabel: tuple[VariabelMutu, ...] = ()

    def nama_variabel(self, kode: str) -> str:
        return next((v.nama for v in self.variabel if v.kode == kode), "")


@dataclass(frozen=True, slots=True)
class TargetMutu:
    """A yearly target with its reading. jenis: kosong, strip, angka, rentang, batas_atas, … (indikator.enums)."""

    tahun: int
    teks: str
    jenis: str
    nilai: Decimal | None = None
    satuan: str = ""
    predikat: str = ""
    peringatan: tuple[str, ...] = ()
    tahun_tersirat: bool = False


@dataclass(frozen=True, slots=True)
class RealisasiMutu:
    """The last value of a year (the whole year, else the last triwulan, to date) and its capaian in percent."""

    tahun: int
    nilai: Decimal | None = None
    persen: Decimal | None = None
    penuh: bool = True  # the whole year is measured


@dataclass(frozen=True, slots=True)
class IndikatorMutu:
    """One row. `komponen`: items of its register; `mendukung`: keys of the rows it serves; `induk`: of its whole."""

    kunci: str
    nama: str
    nomor: str = ""
    induk: str = ""
    satuan: str = ""
    arah: str = "naik"
    tipe: str = ""
    sumber_data: str = ""
    gabung_rumus: bool = False
    gabung_sumber: bool = False
    rumus: RumusMutu = RumusMutu()
    target: tuple[TargetMutu, ...] = ()
    realisasi: tuple[RealisasiMutu, ...] = ()
    komponen: tuple[str, ...] = ()
    mendukung: tuple[str, ...] = ()
    pk: int = 0

    def target_tahun(self, tahun: int) -> TargetMutu | None:
        return next((t for t in self.target if t.tahun == tahun), None)

    def realisasi_tahun(self, tahun: int) -> RealisasiMutu | None:
        return next((r for r in self.realisasi if r.tahun == tahun), None)


@dataclass(frozen=True, slots=True)
class SasaranMutu:
    kunci: str
    nama: str
    nomor: str = ""
    indikator: tuple[IndikatorMutu, ...] = ()


@dataclass(frozen=True, slots=True)
class JabatanMutu:
    kunci: str
    nama: str
    jenis: str = ""
    unit: str = ""
    tugas: tuple[str, ...] = ()
    fungsi: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LembarMutu:
    """One sheet. `kolom`: keys of the printed columns."""

    kunci: str
    jenis: str
    sasaran: tuple[SasaranMutu, ...] = ()
    jabatan: JabatanMutu | None = None
    kolom: tuple[str, ...] = ()
    pk: int = 0

    @property
    def sebutan(self) -> str:
        """ "IKU", or the name of the jabatan."""
        return self.jabatan.nama if self.jabatan else "IKU"

    @property
    def baris(self) -> tuple[IndikatorMutu, ...]:
        """All rows in document order, sub-indicators after their own."""
        return tuple(satu for sasaran in self.sasaran for satu in sasaran.indikator)


@dataclass(frozen=True, slots=True)
class UnitMutu:
    """A section of the instansi; `alias`: other names its documents use for it."""

    kunci: str
    nama: str
    induk: str = ""
    alias: tuple[str, ...] = ()


@dataclass(frozen=True)
class BahanMutu:
    """Everything about one instansi and year. jenis: indikator of organisasi.enums.JenisInstansi as text.

    `tempat`: names of places that belong to the pemda and may stand in any of its documents. `batas_capaian`: percent
    above which a capaian is asked about; None: never.
    """

    pemda: str
    instansi: str
    tahun: int
    sebutan: str = ""
    alias: tuple[str, ...] = ()
    jenis: str = ""
    tahun_mulai: int = 0
    tahun_selesai: int = 0
    tempat: tuple[str, ...] = ()
    unit: tuple[UnitMutu, ...] = ()
    misi: tuple[str, ...] = ()
    uraian: tuple[str, ...] = ()
    lembar: tuple[LembarMutu, ...] = ()
    batas_capaian: Decimal | None = BATAS_CAPAIAN

    @property
    def iku(self) -> LembarMutu | None:
        return next((satu for satu in self.lembar if satu.jenis == IKU), None)

    @property
    def iki(self) -> tuple[LembarMutu, ...]:
        return tuple(satu for satu in self.lembar if satu.jenis == IKI)

    def baris(self) -> Iterator[tuple[LembarMutu, IndikatorMutu]]:
        """Every row with its sheet, in document order."""
        return ((lembar, satu) for lembar in self.lembar for satu in lembar.baris)

    @cached_property
    def lembar_menurut_kunci(self) -> dict[str, LembarMutu]:
        return {satu.kunci: satu for satu in self.lembar}

    @cached_property
    def indikator_menurut_kunci(self) -> dict[str, IndikatorMutu]:
        return {satu.kunci: satu for _, satu in self.baris()}
