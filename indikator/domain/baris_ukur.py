"""Pengukuran kinerja as plain data: indicator, sasaran and whole table (filled by `domain.pengukuran`)."""

from dataclasses import dataclass, field
from decimal import Decimal

from indikator import capaian as mesin
from indikator.domain.gulungan import NilaiUkur, gulung_sub
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import SifatRealisasi, Triwulan
from indikator.models import Indikator, Lembar, Realisasi, RiwayatCapaian, SasaranStrategis
from kinerja.angka import bulatkan, tulis_asli

RATA_NILAI = "Rata-rata nilai terukur"
RATA_INDIKATOR = "Rata-rata indikator"
RATA_SASARAN = "Rata-rata sasaran"
RATA_TERTIMBANG = "Rata-rata indikator tertimbang"
RATA_TANPA_BATAS = "Rata-rata indikator tanpa batas capaian"


@dataclass(frozen=True)
class Turunan:
    """A year for which nothing was entered itself: its figures come from the last filled triwulan (`realisasi`)."""

    realisasi: Realisasi
    sementara: bool = False

    @property
    def triwulan(self) -> int:
        return self.realisasi.pengukuran.triwulan

    @property
    def final(self) -> bool:
        """Before triwulan IV the year is not over: no category, no part in the averages."""
        return self.triwulan == Triwulan.EMPAT

    @property
    def label(self) -> str:
        return f"s.d. {Triwulan(self.triwulan).label}"

    @property
    def teks(self) -> str:
        """ "20 (s.d. Triwulan IV)": the value to date, or the text of the triwulan where it is no number."""
        hitungan = getattr(self.realisasi, "capaian", None)
        sd = hitungan.nilai_sd if hitungan else None
        return f"{self.realisasi.teks if sd is None else tulis_asli(bulatkan(sd, 2))} ({self.label})"


@dataclass(frozen=True)
class SdTriwulan:
    """A triwulan beside its own figures: realisasi and target to date, and kemajuan against the target of the year."""

    nilai: Decimal | None
    bukti: str
    target_teks: str
    kemajuan: Decimal | None
    bukti_kemajuan: str
    keterangan_kemajuan: str


@dataclass(frozen=True)
class BarisUkur:
    """One indicator: what was promised and measured, the capaian with its proof. `sub`: sub-indicators.

    `target` is the one the capaian was computed with; `target_kini` the one in force now, and `catatan_target` says
    when the two differ. `waktunya`: whether the indicator is due in the triwulan. `turunan`: for a year without a
    realisasi of its own, the triwulan the figures come from. `sd`: in a triwulan, the figures to date.
    `nilai_saja`: what to say when only the value was entered although the row has components. `catatan`: what else is
    to be told about the figures (an annual value that differs from the triwulan, a triwulan changed afterwards).
    `rata`: the roll-up of the sub-indicators. In a triwulan `target_setahun` and `target_sd` are the targets in force
    of the year and to date, whether or not anything was entered.
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
    turunan: Turunan | None = None
    sd: SdTriwulan | None = None
    nilai_saja: str = ""
    catatan: str = ""
    rata: mesin.RataRata | None = None
    target_setahun: TargetBerlaku | None = None
    target_sd: str = ""

    @property
    def kunci(self) -> str:
        """The key of the indicator as text, for element ids."""
        return str(self.indikator.pk)

    @property
    def target_teks(self) -> str:
        return self.target.teks if self.target else ""

    @property
    def realisasi_teks(self) -> str:
        if self.turunan:
            return self.turunan.teks
        return self.realisasi.teks if self.realisasi else ""

    @property
    def realisasi_setahun(self) -> str:
        """As a report of the year prints it: that triwulan IV is the whole year is not said, its percent sign is."""
        teks = self.realisasi_teks
        if not (self.turunan and self.turunan.final):
            return teks
        teks = teks.removesuffix(f" ({self.turunan.label})")
        return f"{teks}%" if "%" in self.target_teks and teks[-1:].isdigit() else teks

    @property
    def realisasi_bukti(self) -> Realisasi | None:
        """The realisasi whose proof page explains the figures."""
        return self.turunan.realisasi if self.turunan else self.realisasi

    @property
    def sementara(self) -> bool:
        if self.turunan:
            return self.turunan.sementara
        return self.realisasi is not None and self.realisasi.sifat == SifatRealisasi.SEMENTARA

    @property
    def belum_final(self) -> bool:
        """Figures of a year that is not over: shown, never coloured, not averaged."""
        if self.rata:
            return self.nilai_ukur.belum_final
        return self.turunan is not None and not self.turunan.final

    @property
    def belum_waktunya(self) -> bool:
        """Not due in this triwulan, and no capaian from a triwulan before: nothing is missing."""
        if self.sub:
            return all(satu.belum_waktunya for satu in self.sub)
        return not self.waktunya and self.persen is None

    @property
    def nilai_ukur(self) -> NilaiUkur:
        if self.rata:
            return NilaiUkur.dari_rata(self.rata, self.indikator.bobot)
        return NilaiUkur(self.persen, self.indikator.bobot, self.belum_waktunya, self.belum_final)

    @property
    def nilai_asli(self) -> NilaiUkur:
        """The same without the limits of the policy; of a roll-up its sub-indicators without them."""
        if self.sub:
            return NilaiUkur.dari_rata(gulung_sub([satu.nilai_asli for satu in self.sub]), self.indikator.bobot)
        realisasi = self.realisasi_bukti
        hitungan = getattr(realisasi, "capaian", None) if realisasi else None
        asli = (hitungan.kemajuan if self.turunan else hitungan.persen) if hitungan else None
        return self.nilai_ukur._replace(persen=asli)

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
    def dari_triwulan(self) -> bool:
        """Whether the year has figures that were never entered for it."""
        return any(t.turunan for b in self.baris for t in b.terukur)

    @property
    def rata_indikator(self) -> mesin.RataRata | None:
        return next((r for r in self.rata if r.nama == RATA_INDIKATOR), None)

    @property
    def kategori(self) -> mesin.Kategori | None:
        """Category of the mean of indicators; none while an indicator lacks its capaian."""
        rata = self.rata_indikator
        return mesin.kategori(rata.nilai, self.skala) if rata and rata.lengkap else None
