"""Pengukuran kinerja as plain data: indicator, sasaran and whole table (filled by `domain.pengukuran`)."""

from dataclasses import dataclass, field
from decimal import Decimal

from indikator import capaian as mesin
from indikator.domain.gulungan import NilaiUkur
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import SifatRealisasi
from indikator.models import Indikator, Lembar, Realisasi, RiwayatCapaian, SasaranStrategis

RATA_NILAI = "Rata-rata nilai terukur"
RATA_INDIKATOR = "Rata-rata indikator"
RATA_SASARAN = "Rata-rata sasaran"


@dataclass(frozen=True)
class BarisUkur:
    """One indicator: what was promised and measured, the capaian with its proof. `sub`: sub-indicators.

    `target` is the one the capaian was computed with; `target_kini` the one in force now, and `catatan_target` says
    when the two differ. `waktunya`: whether the indicator is due in the triwulan.
    """

    indikator: Indikator
    target: TargetBerlaku | None
    realisasi: Realisasi | None
    persen: Decimal | None
    keterangan: str
    bukti: str
    kategori: mesin.Kategori | None
    sub: tuple["BarisUkur", ...] = ()
    riwayat: tuple[RiwayatCapaian, ...] = ()
    target_kini: TargetBerlaku | None = None
    catatan_target: str = ""
    waktunya: bool = True

    @property
    def kunci(self) -> str:
        """The key of the indicator as text, for element ids."""
        return str(self.indikator.pk)

    @property
    def target_teks(self) -> str:
        return self.target.teks if self.target else ""

    @property
    def realisasi_teks(self) -> str:
        return self.realisasi.teks if self.realisasi else ""

    @property
    def sementara(self) -> bool:
        return self.realisasi is not None and self.realisasi.sifat == SifatRealisasi.SEMENTARA

    @property
    def belum_waktunya(self) -> bool:
        """Not due in this triwulan and not measured either: nothing is missing."""
        if self.sub:
            return all(satu.belum_waktunya for satu in self.sub)
        return not self.waktunya and self.realisasi is None

    @property
    def nilai_ukur(self) -> NilaiUkur:
        return NilaiUkur(self.persen, self.indikator.bobot, self.belum_waktunya)

    @property
    def terukur(self) -> tuple["BarisUkur", ...]:
        """The rows that are measured themselves: the sub-indicators, or this row."""
        return self.sub or (self,)


@dataclass(frozen=True)
class SasaranUkur:
    sasaran: SasaranStrategis
    baris: tuple[BarisUkur, ...]
    rata: mesin.RataRata
    kategori: mesin.Kategori | None

    @property
    def semua(self) -> list[tuple[BarisUkur, bool]]:
        """(row, whether it is a sub-indicator) in document order."""
        return [pasangan for b in self.baris for pasangan in ((b, False), *((s, True) for s in b.sub))]


@dataclass(frozen=True)
class IsiPengukuran:
    """A whole table. `rata` holds the named averages: of measured values, of indicators, of sasaran."""

    instansi: object
    tahun: int
    triwulan: int
    lembar: Lembar | None
    sasaran: tuple[SasaranUkur, ...]
    rata: tuple[mesin.RataRata, ...]
    skala: tuple
    nama_skala: str
    per_kategori: tuple[tuple[str, str, int], ...] = field(default=())

    @property
    def baris(self) -> list[BarisUkur]:
        return [b for s in self.sasaran for b in s.baris]

    @property
    def belum_waktunya(self) -> bool:
        """Whether nothing of the table is due in this triwulan."""
        return bool(self.sasaran) and all(b.belum_waktunya for b in self.baris)

    @property
    def rata_indikator(self) -> mesin.RataRata | None:
        return next((r for r in self.rata if r.nama == RATA_INDIKATOR), None)

    @property
    def kategori(self) -> mesin.Kategori | None:
        """Category of the mean of indicators; none while an indicator lacks its capaian."""
        rata = self.rata_indikator
        return mesin.kategori(rata.nilai, self.skala) if rata and rata.lengkap else None
