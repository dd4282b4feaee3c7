"""The five perangkat daerah with the highest and the lowest mean; how many indicators lack a capaian is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from indikator.domain.rekap import BarisRekap
from laporan.domain.dasbor.bagian import Sel, sel_bilangan
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, persen

BANYAK = 5
KOLOM = (
    Kolom("nomor", "No."),
    Kolom("nama", "Perangkat daerah"),
    Kolom("angka", "Rata-rata indikator"),
    Kolom("angka", "Indikator dihitung"),
    Kolom("angka", "Tanpa capaian"),
    Kolom("kategori", "Kategori"),
)


@dataclass(frozen=True)
class Peringkat:
    """`tanpa`: OPD that have no mean and are therefore not ranked."""

    teratas: tuple[tuple[BarisRekap, Sel], ...]
    terbawah: tuple[tuple[BarisRekap, Sel], ...]
    tanpa: int

    @property
    def tabel(self) -> tuple[Tabel, ...]:
        isi = (("teratas", "Capaian tertinggi", self.teratas), ("terbawah", "Capaian terendah", self.terbawah))
        return tuple(Tabel(kode, judul, KOLOM, tuple(_baris(daftar))) for kode, judul, daftar in isi if daftar)


def peringkat(baris: Sequence[BarisRekap]) -> Peringkat:
    """Ordered by the mean, equal ones by name; nobody stands in both lists."""
    ada = sorted((b for b in baris if b.persen is not None), key=lambda b: (-b.persen, b.nama))
    bawah = ada[BANYAK:][-BANYAK:][::-1]
    return Peringkat(tuple(map(_pasangan, ada[:BANYAK])), tuple(map(_pasangan, bawah)), len(baris) - len(ada))


def _pasangan(baris: BarisRekap) -> tuple[BarisRekap, Sel]:
    return baris, Sel(baris.rata, baris.kategori)


def _baris(daftar):
    for ke, (baris, sel) in enumerate(daftar, 1):
        rata = baris.rata
        angka = (sel_bilangan(rata.jumlah), sel_bilangan(rata.tanpa_capaian))
        yield BarisTabel((SelTabel(str(ke)), SelTabel(baris.nama), persen(rata.nilai), *angka, SelTabel(sel.kata)))
