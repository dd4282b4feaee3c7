"""Serapan anggaran: realisasi of a budget against its pagu, and totals that always add up."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from indikator.capaian.hasil import Galat, Hasil
from indikator.capaian.metode import Metode, hitung

_KALIMAT = {
    Galat.TANPA_TARGET: "Pagu belum diisi, serapan tidak dapat dihitung.",
    Galat.TANPA_REALISASI: "Realisasi anggaran belum diisi, serapan tidak dapat dihitung.",
    Galat.TARGET_NOL: "Pagu 0 tidak dapat menjadi pembagi.",
    Galat.TARGET_NEGATIF: "Pagu negatif tidak sah. Periksa angka anggaran.",
    Galat.DUA_NEGATIF: "Pagu negatif tidak sah. Periksa angka anggaran.",
}


class Jumlah(NamedTuple):
    """Totals of several budget rows, in rupiah, with the percentage of the totals (never a mean of percents).

    belum_lengkap: rows left out because pagu or realisasi is not filled in.
    """

    pagu: Decimal
    realisasi: Decimal
    serapan: Hasil
    belum_lengkap: int


def persen_serapan(pagu: Decimal | None, realisasi: Decimal | None) -> Hasil:
    """Realisasi ÷ pagu × 100 (both rupiah) with the proof line of the engine."""
    hasil = hitung(metode=Metode.NAIK, target=pagu, realisasi=realisasi, satuan="rupiah")
    return hasil._replace(keterangan=_KALIMAT.get(hasil.galat, hasil.keterangan))


def jumlah_anggaran(baris: Iterable[tuple[Decimal | None, Decimal | None]]) -> Jumlah:
    """Add rows of (pagu, realisasi); rows with a gap are counted, not read as 0."""
    semua = list(baris)
    lengkap = [(p, r) for p, r in semua if p is not None and r is not None]
    pagu = sum((p for p, _ in lengkap), Decimal(0))
    realisasi = sum((r for _, r in lengkap), Decimal(0))
    serapan = persen_serapan(pagu, realisasi) if lengkap else persen_serapan(None, None)
    return Jumlah(pagu, realisasi, serapan, len(semua) - len(lengkap))
