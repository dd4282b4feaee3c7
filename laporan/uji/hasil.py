"""What is said of a report: its tables row by row, and findings that need more than one row to see."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from indikator.capaian.baris_lkjip import BarisTabel, TabelLkjip
from indikator.capaian.uji_hitung import HasilUji, Verdict

Kunci = tuple[int, int]  # number of the table, number of the row in it, both from 1


class Golongan(StrEnum):
    PENGUKURAN = "Pengukuran kinerja"
    ANALISIS = "Analisis per sasaran"
    ANGGARAN_KEGIATAN = "Anggaran per kegiatan"
    ANGGARAN_INDIKATOR = "Anggaran per indikator"
    PK = "Perjanjian kinerja"
    PK_ANGGARAN = "Anggaran dalam perjanjian kinerja"
    SKALA = "Skala kategori"


class Kode(StrEnum):
    """Kinds of findings, as they are headed."""

    TARGET_BEDA = "Target berbeda antar tabel"
    REALISASI_BEDA = "Realisasi berbeda antar tabel"
    CAPAIAN_BEDA = "Capaian berbeda antar tabel"
    MENGULANG = "Baris mengulang angka baris lain"
    ANGGARAN_BEDA = "Persentase kegiatan yang sama berbeda"
    ANGGARAN_HILANG = "Kegiatan tidak ada dalam tabel lain"
    RATA_SATUAN = "Rata-rata atas satuan berbeda"
    LABEL_JUMLAH = "Jumlah diberi nama Rata-rata"
    KOLOM_LALU = "Kolom tahun lalu mengulang tahun ini"
    PERSEN_INDEKS = "Tanda persen pada indeks"
    KLAIM = "Kalimat tidak sesuai hitungan"
    BANYAK = "Jumlah sasaran atau indikator dalam kalimat"
    KATEGORI = "Kategori di luar skala laporan"


class Temuan(NamedTuple):
    """kutipan: words of the report it is about; tempat: where; berat: an error, else something to look at."""

    kode: Kode
    kalimat: str
    tempat: str = ""
    bukti: str = ""
    kutipan: str = ""
    berat: bool = True


@dataclass(frozen=True)
class BarisUji:
    """One row recomputed. cara: in words how the printed percentage came about, "" where nothing fits."""

    kunci: Kunci
    hasil: HasilUji
    cara: str = ""
    catatan: tuple[str, ...] = ()

    @property
    def baris(self) -> BarisTabel:
        return self.hasil.baris

    @property
    def nama(self) -> str:
        return self.hasil.baris.indikator.lstrip("-•▪*· ").strip()

    @property
    def tempat(self) -> str:
        return f"Tabel {self.kunci[0]} baris {self.kunci[1]}"


@dataclass(frozen=True)
class TabelUji:
    """nomor: from 1, in the order of the document; judul: the words above it; tempat: sheet or number in the file."""

    nomor: int
    judul: str
    tempat: str
    golongan: Golongan
    tabel: TabelLkjip
    baris: tuple[BarisUji, ...]

    @property
    def dihitung(self) -> bool:
        """Whether its rows have a capaian to recompute."""
        return self.tabel.macam == "ukur"

    @property
    def rincian(self) -> list[BarisUji]:
        return [satu for satu in self.baris if satu.baris.jenis == "baris"]

    @property
    def ringkasan(self) -> list[BarisUji]:
        return [satu for satu in self.baris if satu.baris.jenis != "baris"]


class Pilihan(NamedTuple):
    """One named average: of what, and its value in percent."""

    nama: str
    nilai: Decimal
    bukti: str


@dataclass(frozen=True)
class HasilDokumen:
    """rata: the averages the report could have named; catatan: how it was read."""

    tabel: tuple[TabelUji, ...]
    temuan: tuple[Temuan, ...]
    rata: tuple[Pilihan, ...] = ()
    catatan: tuple[str, ...] = ()

    @property
    def baris(self) -> list[BarisUji]:
        """The rows that were recomputed."""
        return [baris for satu in self.tabel if satu.dihitung for baris in satu.baris]

    @property
    def salah(self) -> list[BarisUji]:
        return [satu for satu in self.baris if satu.hasil.verdict is Verdict.SALAH]
