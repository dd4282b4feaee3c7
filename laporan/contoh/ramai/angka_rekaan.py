"""Plausible invented figures: targets by year and triwulan, realisasi with noise from seeded generators (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from kinerja.angka import tulis_asli
from laporan.contoh.ramai.bahan import BahanIndikator

AWAL = 2023
BAGI = {1: Decimal("0.2"), 2: Decimal("0.45"), 3: Decimal("0.75"), 4: Decimal(1)}  # of a year's work, to date
JATUH = {"bulanan": (1, 2, 3, 4), "triwulan": (1, 2, 3, 4), "semester": (2, 4), "tahunan": (4,)}
DUA = Decimal("0.01")
GAGAL = {2023: 0.14, 2024: 0.09, 2025: 0.05}  # share of the indicators whose year goes wrong; later ones: 0.03
HURUF = ((90, "AA"), (80, "A"), (70, "BB"), (60, "B"), (50, "CC"), (30, "C"))  # AKIP, PermenPANRB 88/2021


@dataclass(frozen=True)
class Isian:
    """What a planner types: a text, or the values of numerator and denominator."""

    teks: str = ""
    atas: int = 0
    bawah: int = 0


@dataclass(frozen=True)
class Rekaan:
    """The figures of one indicator of one instansi. `mutu`: how well the instansi does (1 = as planned).

    The same `benih` gives the same figures, whatever is asked first.
    """

    indikator: BahanIndikator
    benih: str
    mutu: float = 1.0

    @property
    def jatuh(self) -> Sequence[int]:
        return JATUH[self.indikator.frekuensi]

    # --- targets --------------------------------------------------------------------------------------------------

    def target(self, tahun: int) -> Decimal:
        """Number of the year; a count is whole, a percentage at most 100."""
        satu = self.indikator
        nilai = satu.awal + satu.langkah * (tahun - AWAL)
        if "jumlah" in satu.cara:
            return max(nilai.quantize(Decimal(1)), Decimal(1))
        return min(nilai, Decimal(100)) if "persen" in satu.cara else nilai

    def teks_target(self, tahun: int) -> str:
        return self._tulis_target(self.target(tahun) if self.indikator.awal is not None else None)

    def rencana(self, tahun: int) -> dict[int, str]:
        """{triwulan: target of the rencana aksi} for those in which it is measured."""
        if self.indikator.awal is None:
            return dict.fromkeys(self.jatuh, self.indikator.satuan)
        return {tw: self._tulis_target(nilai) for tw, nilai in zip(self.jatuh, self.rencana_angka(tahun), strict=True)}

    def rencana_angka(self, tahun: int) -> list[Decimal]:
        """The same as numbers, in the order of the triwulan; those of a count add up to the year."""
        setahun, cara = self.target(tahun), self.indikator.cara
        if "jumlah" in cara:
            return self._selisih(setahun)
        if "tumbuh" in cara:
            return [(setahun * BAGI[tw]).quantize(DUA) for tw in self.jatuh]
        if "posisi" in cara:
            lalu = setahun - self.indikator.langkah
            return [(lalu + (setahun - lalu) * Decimal(tw) / 4).quantize(DUA) for tw in self.jatuh]
        return [setahun for _ in self.jatuh]

    def _tulis_target(self, nilai: Decimal | None) -> str:
        satu = self.indikator
        if nilai is None:
            return satu.satuan
        if "predikat" in satu.cara:
            return tulis_predikat(nilai)
        satuan = "%" if "persen" in satu.cara else satu.satuan
        return f"{'≤ ' if 'batas' in satu.cara else ''}{_tulis(nilai)} {satuan}".strip()

    # --- realisasi ------------------------------------------------------------------------------------------------

    def isian(self, tahun: int, triwulan: int) -> Isian:
        """What is entered for a triwulan, for 0 what the whole year gives."""
        cara = self.indikator.cara
        if "opini" in cara:
            return Isian(self.indikator.satuan if self._acak(tahun).random() < 0.9 else "WDP")
        if "persen" in cara:
            return Isian(atas=self._pecahan(tahun, triwulan)[0], bawah=self._pecahan(tahun, triwulan)[1])
        nilai = self._nilai(tahun, triwulan)
        return Isian(tulis_predikat(nilai) if "predikat" in cara else _tulis(nilai))

    def akhir(self, tahun: int) -> Decimal:
        """The figure of the whole year: the target and a deviation, now and then a year that went wrong."""
        acak, satu, target = self._acak(tahun), self.indikator, self.target(tahun)
        ukuran = max(abs(satu.langkah), target * Decimal("0.08" if satu.cara & {"jumlah", "tumbuh"} else "0.012"))
        simpang = ukuran * Decimal(str(round(acak.gauss((self.mutu - 1) * 20, 0.9), 4)))
        if acak.random() < GAGAL.get(tahun, 0.03) + max(0.0, 1 - self.mutu):
            simpang = (
                -target * Decimal(str(round(acak.uniform(0.15, 0.5), 4))) * (1 if self._leluasa else Decimal("0.2"))
            )
        nilai = target - simpang if satu.turun else target + simpang
        return min(nilai, Decimal(100)) if "persen" in satu.cara else max(nilai, Decimal(0))

    @property
    def _leluasa(self) -> bool:
        """Whether a bad year may be really bad: not for a slow figure as life expectancy."""
        return "nilai" not in self.indikator.cara and "predikat" not in self.indikator.cara

    def _nilai(self, tahun: int, triwulan: int) -> Decimal:
        akhir = self.akhir(tahun)
        if "jumlah" in self.indikator.cara:
            bagian = dict(zip(self.jatuh, self._selisih(akhir.quantize(Decimal(1), ROUND_HALF_UP)), strict=True))
            return bagian[triwulan] if triwulan else sum(bagian.values())
        if triwulan in (0, 4):
            return max(akhir, Decimal("0.01")).quantize(DUA)
        goyang = Decimal(str(round(self._acak(tahun, triwulan).gauss(0, 0.4), 4)))
        return max(akhir + abs(self.indikator.langkah) * goyang, Decimal("0.01")).quantize(DUA)

    def _pecahan(self, tahun: int, triwulan: int) -> tuple[int, int]:
        """(numerator, denominator) of one triwulan; of the year: as the engine puts the triwulan together."""
        if triwulan:
            return self._pecahan_triwulan(tahun)[triwulan]
        semua, cara = list(self._pecahan_triwulan(tahun).values()), self.indikator.cara
        if "posisi" in cara:
            return semua[-1]
        atas = sum(satu for satu, _ in semua)
        return atas, semua[-1][1] if "tumbuh" in cara else sum(bawah for _, bawah in semua)

    def _pecahan_triwulan(self, tahun: int) -> dict[int, tuple[int, int]]:
        persen, cara = self.akhir(tahun) / 100, self.indikator.cara
        basis = round(self.indikator.basis * (1 + 0.008 * (tahun - AWAL)))
        if "tumbuh" in cara:
            bagian = self._selisih(min((persen * basis).quantize(Decimal(1)), Decimal(basis)))
            return {tw: (int(atas), basis) for tw, atas in zip(self.jatuh, bagian, strict=True)}
        if "posisi" in cara:
            lalu = persen - self.indikator.langkah / 100
            return {tw: _bagi(lalu + (persen - lalu) * tw / 4, basis) for tw in self.jatuh}
        hasil = {}
        for tw in self.jatuh:
            acak = self._acak(tahun, tw)
            bawah = max(round(basis / len(self.jatuh) * acak.uniform(0.93, 1.07)), 1)
            hasil[tw] = _bagi(persen * Decimal(str(round(acak.gauss(1, 0.012), 4))), bawah)
        return hasil

    def _selisih(self, jumlah: Decimal) -> list[Decimal]:
        """A whole number spread over the triwulan; none of them empty where it suffices for all."""
        banyak, lalu, hasil = len(self.jatuh), Decimal(0), []
        for nomor, tw in enumerate(self.jatuh, 1):
            sampai = max((jumlah * BAGI[tw]).quantize(Decimal(1), ROUND_HALF_UP), min(Decimal(nomor), jumlah))
            sampai = min(sampai, max(jumlah - (banyak - nomor), lalu)) if nomor < banyak else jumlah
            hasil.append(sampai - lalu)
            lalu = sampai
        return hasil

    def _acak(self, *bagian: int) -> Random:
        return Random("|".join([self.benih, self.indikator.nama, *map(str, bagian)]))


def _bagi(bagian: Decimal, bawah: int) -> tuple[int, int]:
    atas = int((min(max(bagian, Decimal(0)), Decimal(1)) * bawah).quantize(Decimal(1), ROUND_HALF_UP))
    return atas, bawah


def _tulis(nilai: Decimal) -> str:
    return tulis_asli(nilai.normalize() if nilai != nilai.to_integral() else nilai.to_integral())


def tulis_predikat(nilai: Decimal) -> str:
    """ "BB (72,50)" on the AKIP scale."""
    huruf = next((huruf for batas, huruf in HURUF if nilai > batas), "D")
    return f"{huruf} ({tulis_asli(nilai.quantize(DUA))})"
