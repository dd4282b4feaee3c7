"""Catatan kualitas: what the linter says about the document of an instansi.

Nothing is stored: findings are computed from the rows each time (only the ones set aside are kept, by fingerprint).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from indikator.domain import dokumen
from indikator.domain.bahan_mutu import bahan_mutu_banyak
from indikator.models import Penetapan
from indikator.mutu.bahan import BahanMutu
from indikator.mutu.periksa import periksa
from indikator.mutu.temuan import Temuan
from organisasi.models import Instansi


@dataclass(frozen=True)
class HasilMutu:
    """The findings of one document, with the plain data their keys refer to."""

    penetapan: Penetapan
    bahan: BahanMutu
    temuan: tuple[Temuan, ...]


def periksa_instansi(instansi: Instansi, tahun: int) -> HasilMutu | None:
    """Findings of the year's document: the open draft or review if there is one, else the one in force."""
    penetapan = dokumen.terbaru(instansi, tahun)
    return periksa_penetapan(penetapan, tahun) if penetapan else None


def periksa_penetapan(penetapan: Penetapan, tahun: int) -> HasilMutu:
    """Findings of one document, targets and realisasi seen from `tahun`. A constant number of queries."""
    return periksa_banyak([penetapan], tahun)[0]


def periksa_banyak(daftar: Sequence[Penetapan], tahun: int) -> list[HasilMutu]:
    """`periksa_penetapan` of many documents, in their order; the queries do not grow with them."""
    bahan = bahan_mutu_banyak(daftar, tahun)
    return [HasilMutu(satu, bahan[satu.pk], tuple(periksa(bahan[satu.pk]))) for satu in daftar]


def tahun_bawaan(instansi: Instansi, kini: int) -> int | None:
    """The year to look at when none is asked for: `kini`, or the nearest year of the latest document."""
    terakhir = Penetapan.objects.filter(instansi=instansi).order_by("-tahun_mulai", "-versi_ke", "-pk").first()
    return max(terakhir.tahun_mulai, min(kini, terakhir.tahun_selesai)) if terakhir else None
