"""The completeness gate of a LKjIP: what it lacks, what of that forbids submitting, signing and publishing.

    for satu in periksa(lkjip, isi): print(satu.kode, satu.tempat, satu.kalimat, satu.url)

Findings are computed each time they are asked for and never stored.
"""

from laporan.domain.lkjip.gerbang import aturan_bagian, aturan_dasar, aturan_titik
from laporan.domain.lkjip.gerbang.baca import baca
from laporan.domain.lkjip.gerbang.bahan import BahanLkjip
from laporan.domain.lkjip.gerbang.tautan import url
from laporan.domain.lkjip.gerbang.temuan import ATURAN, TAHAP, Aturan, Kekurangan, Sorotan, Tingkat
from laporan.domain.lkjip.isi import IsiLkjip
from laporan.enums import LKJIP_BEKU
from laporan.models import Lkjip

__all__ = ["ATURAN", "KELOMPOK", "Kekurangan", "Tingkat", "cari", "halangan", "periksa"]
KELOMPOK = (aturan_titik, aturan_bagian, aturan_dasar)


def periksa(lkjip: Lkjip, isi: IsiLkjip | None = None) -> list[Kekurangan]:
    """What the report lacks, what blocks first; `isi`: its content where it is at hand. Queries: constant.

    Of a signed report only what its frozen content says.
    """
    beku = lkjip.status in LKJIP_BEKU
    semua = [_jadikan(lkjip, aturan, sorotan) for aturan, sorotan in cari(baca(lkjip, isi), beku=beku)]
    return sorted(semua, key=lambda satu: (not satu.menghalangi, satu.tahap != TAHAP[0]))


def cari(bahan: BahanLkjip, *, beku: bool = False) -> list[tuple[Aturan, Sorotan]]:
    """What the rules find in plain data, by code."""
    aturan = (satu for satu in sorted(ATURAN.values(), key=lambda satu: satu.kode) if satu.beku or not beku)
    return [(satu, sorotan) for satu in aturan for sorotan in satu.cari(bahan)]


def halangan(lkjip: Lkjip, tindakan: str) -> list[Kekurangan]:
    """What forbids that move; nothing for one the gate does not stand before, nor for an imported report."""
    if tindakan not in TAHAP or lkjip.impor:
        return []
    sampai = TAHAP[: TAHAP.index(tindakan) + 1]
    return [satu for satu in periksa(lkjip) if satu.menghalangi and satu.tahap in sampai]


def _jadikan(lkjip: Lkjip, aturan: Aturan, sorotan: Sorotan) -> Kekurangan:
    tingkat = sorotan.tingkat or aturan.tingkat
    tahap = str(aturan.tahap) if tingkat == Tingkat.HALANG else ""
    alamat = url(lkjip, sorotan.letak)
    return Kekurangan(aturan.kode, tingkat, sorotan.tempat, sorotan.kalimat, alamat, tahap)
