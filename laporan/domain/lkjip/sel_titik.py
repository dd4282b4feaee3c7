"""Rows and cells that the tables of the points of a sasaran share."""

from collections.abc import Callable, Iterator

from laporan.domain.lkjip.angka import AngkaIndikator, AngkaSasaran, desimal
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, bernilai, persen
from laporan.domain.tabel_kinerja import NANTI, TANDA_SUB

NAMA = Kolom("nama", "Indikator Kinerja")
SelIndikator = Callable[[AngkaIndikator], tuple[SelTabel, ...]]


def urut(sasaran: AngkaSasaran) -> Iterator[tuple[AngkaIndikator, bool]]:
    """(indicator, whether it is a sub-indicator) in document order."""
    for satu in sasaran.indikator:
        yield satu, False
        yield from ((sub, True) for sub in satu.sub)


def baris_indikator(sasaran: AngkaSasaran, sel: SelIndikator) -> Iterator[BarisTabel]:
    for satu, sub in urut(sasaran):
        nama = SelTabel(f"{TANDA_SUB if sub else ''}{satu.nama}")
        yield BarisTabel((nama, *sel(satu)), "sub" if sub else "")


def sel_hasil(satu: AngkaIndikator) -> tuple[SelTabel, SelTabel, SelTabel]:
    """Target, realisasi and capaian; a row of sub-indicators has no target and realisasi of its own."""
    target = SelTabel(satu.target_teks) if satu.sub else _bernilai(satu.target_teks, satu.target, satu)
    realisasi = SelTabel("") if satu.sub else _bernilai(satu.realisasi_bertanda, satu.realisasi, satu)
    if satu.belum_waktunya:
        return (target, realisasi if satu.sub else NANTI, NANTI)
    return (target, realisasi, persen(desimal(satu.persen)))


def _bernilai(teks: str, nilai: str, satu: AngkaIndikator) -> SelTabel:
    return bernilai(teks, desimal(nilai), "persen" if satu.satuan == "%" else "angka")
