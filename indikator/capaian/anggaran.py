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

    Every known pagu and every known realisasi is in its total. A total of nothing known
    is None. The percentage is None while a row has only one of the two: it would compare different rows.
    belum_lengkap: rows that lack one or both.
    """

    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Hasil
    belum_lengkap: int


def persen_serapan(pagu: Decimal | None, realisasi: Decimal | None) -> Hasil:
    """Realisasi ÷ pagu × 100 (both rupiah) with the proof line of the engine."""
    hasil = hitung(metode=Metode.NAIK, target=pagu, realisasi=realisasi, satuan="rupiah")
    return hasil._replace(keterangan=_KALIMAT.get(hasil.galat, hasil.keterangan))


def jumlah_anggaran(baris: Iterable[tuple[Decimal | None, Decimal | None]]) -> Jumlah:
    """Add rows of (pagu, realisasi); a missing value adds nothing and is counted, never read as 0."""
    semua = list(baris)
    pagu = [p for p, _ in semua if p is not None]
    realisasi = [r for _, r in semua if r is not None]
    jumlah_pagu = sum(pagu, Decimal(0)) if pagu else None
    jumlah_realisasi = sum(realisasi, Decimal(0)) if realisasi else None
    serapan = _setengah(semua) or persen_serapan(jumlah_pagu, jumlah_realisasi)
    kosong = sum(p is None or r is None for p, r in semua)
    return Jumlah(jumlah_pagu, jumlah_realisasi, serapan, kosong)


def _setengah(semua: list[tuple[Decimal | None, Decimal | None]]) -> Hasil | None:
    """The refusal for totals of rows of which some have a pagu without realisasi or the other way round."""
    tanpa = {
        "pagu": sum(p is None and r is not None for p, r in semua),
        "realisasi": sum(p is not None and r is None for p, r in semua),
    }
    kalimat = " dan ".join(f"{n} kegiatan belum punya {nama}" for nama, n in tanpa.items() if n)
    if not kalimat:
        return None
    kalimat += "; persentase jumlahnya tidak dihitung."
    return persen_serapan(None, None)._replace(galat=Galat.BELUM_LENGKAP, keterangan=kalimat)
