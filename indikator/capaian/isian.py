"""Isian and Aturan: what was entered for each triwulan, and how an indicator goes over the year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from indikator.capaian.hasil import Galat
from indikator.rumus import ast
from indikator.rumus import deret as deret_rumus

TRIWULAN = (1, 2, 3, 4)
ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}
_JATUH_TEMPO = {"semester": frozenset({2, 4}), "tahunan": frozenset({4})}


class CaraIsi(StrEnum):
    """What one entered value covers."""

    TRIWULAN_INI = "triwulan_ini"
    SD_TRIWULAN = "sd_triwulan"  # from the beginning of the year: never added


class Tipe(StrEnum):
    """How the values of several triwulan become one."""

    KUMULATIF = "kumulatif"
    NON_KUMULATIF = "non_kumulatif"  # the last one counts
    RATA_RATA = "rata_rata"
    BELUM_DIATUR = ""


class Keadaan(StrEnum):
    TERISI = "terisi"
    STRIP = "strip"  # "-": none on purpose
    KOSONG = "kosong"  # not filled in


class Isian(NamedTuple):
    """One triwulan as entered. variabel: {kode: value, or those of a series}, empty where only `nilai` was given."""

    nilai: Decimal | None = None
    keadaan: Keadaan = Keadaan.KOSONG
    variabel: Mapping[str, deret_rumus.Nilai] = {}

    @classmethod
    def angka(cls, nilai: Decimal, variabel: Mapping[str, deret_rumus.Nilai] | None = None) -> "Isian":
        return cls(nilai, Keadaan.TERISI, variabel or {})

    @classmethod
    def strip(cls) -> "Isian":
        return cls(None, Keadaan.STRIP)

    @classmethod
    def kosong(cls) -> "Isian":
        return cls()


@dataclass(frozen=True, slots=True)
class Aturan:
    """How one indicator goes over the year.

    jatuh_tempo: triwulan in which it is due. pohon: its formula, None where there is none to compute.
    jenis: {kode: "arus" | "posisi"}, arus when unknown. nama: {kode: words}. persen: its satuan is %.
    """

    tipe: Tipe | str = Tipe.BELUM_DIATUR
    cara_isi: CaraIsi | str = CaraIsi.TRIWULAN_INI
    jatuh_tempo: frozenset[int] = frozenset(TRIWULAN)
    pohon: ast.Simpul | None = None
    jenis: Mapping[str, str] = field(default_factory=dict)
    nama: Mapping[str, str] = field(default_factory=dict)
    persen: bool = False

    @property
    def sampai_dengan(self) -> bool:
        return self.cara_isi == CaraIsi.SD_TRIWULAN

    @property
    def hasil_bagi(self) -> bool:
        """Whether the formula divides by something measured (or averages): such values are never added or averaged."""
        return self.pohon is not None and any(_membagi(simpul) for simpul, _ in ast.telusur(self.pohon))

    @property
    def kode(self) -> tuple[str, ...]:
        return ast.kode_variabel(self.pohon) if self.pohon else ()

    @property
    def deret(self) -> frozenset[str]:
        """Codes of the variables that stand for many numbers."""
        return deret_rumus.kode_deret(self.pohon) if self.pohon else frozenset()

    def posisi(self, kode: str) -> bool:
        """Whether the last value of this variable counts; a value entered as s.d. is already a total."""
        return self.sampai_dengan or self.jenis.get(kode) == "posisi"


def _membagi(simpul: ast.Simpul) -> bool:
    if isinstance(simpul, ast.Fungsi):
        return simpul.nama == "RATA"
    return isinstance(simpul, ast.Bagi) and bool(ast.kode_variabel(simpul.kanan))


class SampaiDengan(NamedTuple):
    """A realisasi or a target from the beginning of the year to a triwulan.

    nilai: at most 8 decimals, None with `galat` and a sentence. bukti: "50 + 60 = 110". kurang: due triwulan
    without a value. variabel: the aggregated variables (kode, value) where the formula was computed anew.
    """

    nilai: Decimal | None
    triwulan: int
    bukti: str = ""
    keterangan: str = ""
    galat: Galat = Galat.TIDAK_ADA
    kurang: tuple[int, ...] = ()
    variabel: tuple[tuple[str, deret_rumus.Nilai], ...] = ()


def jatuh_tempo(frekuensi: str) -> frozenset[int]:
    """Triwulan in which an indicator of this frekuensi is due: "semester" {2, 4}, "tahunan" {4}, else all."""
    return _JATUH_TEMPO.get(frekuensi, frozenset(TRIWULAN))


def sebut(triwulan: Iterable[int]) -> str:
    """ "triwulan I, II dan IV"."""
    *awal, akhir = [ROMAWI[t] for t in sorted(triwulan)]
    return f"triwulan {', '.join(awal)} dan {akhir}" if awal else f"triwulan {akhir}"


def sebut_awal(triwulan: Iterable[int]) -> str:
    """The same at the beginning of a sentence."""
    return sebut(triwulan).replace("t", "T", 1)
