"""Budget rows in every grouping. A view is a partition of the same rows, so the totals of all views are equal.

Rows are the leaves (a kegiatan without sub kegiatan, or a sub kegiatan): anything with `pagu`, `realisasi` (rupiah,
None: unknown) and `serapan` ({triwulan: rupiah}, 0 for the figure of the whole year).
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from indikator.capaian.anggaran import Jumlah, jumlah_anggaran
from indikator.capaian.isian import TRIWULAN

SETAHUN = 0


class Uang(NamedTuple):
    """A leaf as plain data; the groups it belongs to by any hashable name, None where it has no such link."""

    kunci: Hashable
    program: Hashable | None
    kegiatan: Hashable
    sasaran: Hashable | None
    indikator: Hashable | None
    pagu: Decimal | None
    serapan: Mapping[int, Decimal]

    @property
    def realisasi(self) -> Decimal | None:
        return realisasi(self.serapan)


class Kelompok(NamedTuple):
    """Rows with the same key, and their subtotal; key None: the rows without such a link."""

    kunci: Any
    baris: tuple
    jumlah: Jumlah


class Pandangan(NamedTuple):
    """All rows in groups; `jumlah` is added up from the groups."""

    kelompok: tuple[Kelompok, ...]
    jumlah: Jumlah


class JumlahTriwulan(NamedTuple):
    """Sums of rows by triwulan (rupiah, None: nobody knows any).

    `per`: spent in each; `setahun`: of rows that are known for the whole year only, which no triwulan holds;
    `sd`: spent since January. `jumlah` = all of `per` and `setahun`. `tanpa`: rows without a figure in a triwulan.
    """

    per: Mapping[int, Decimal | None]
    setahun: Decimal | None
    sd: Mapping[int, Decimal | None]
    jumlah: Decimal | None
    tanpa: Mapping[int, int]


def realisasi(serapan: Mapping[int, Decimal]) -> Decimal | None:
    """The sum of the triwulan, or the yearly figure where there is none; the two are never added together."""
    triwulan = [serapan[tw] for tw in TRIWULAN if tw in serapan]
    return tambah(triwulan) if triwulan else serapan.get(SETAHUN)


def realisasi_sd(serapan: Mapping[int, Decimal], triwulan: int) -> Decimal | None:
    """Spent since January to the end of a triwulan (0: of the year).

    A yearly figure says nothing about a triwulan before the last one.
    """
    if triwulan in (SETAHUN, TRIWULAN[-1]):
        return realisasi(serapan)
    return tambah(serapan[tw] for tw in TRIWULAN if tw <= triwulan and tw in serapan)


def hanya_setahun(serapan: Mapping[int, Decimal]) -> bool:
    """Whether only the figure of the whole year is known."""
    return SETAHUN in serapan and not any(tw in serapan for tw in TRIWULAN)


def tambah(angka: Iterable[Decimal | None]) -> Decimal | None:
    """Sum of what is known; None when nothing is."""
    ada = [satu for satu in angka if satu is not None]
    return sum(ada, Decimal(0)) if ada else None


def jumlah(baris: Iterable) -> Jumlah:
    """Totals of rows, the one way they are added up."""
    return jumlah_anggaran([(satu.pagu, satu.realisasi) for satu in baris])


def pandang(baris: Sequence, kunci: Callable[[Any], Hashable | None]) -> Pandangan:
    """Groups by `kunci(row)` in order of first appearance, those without a key last."""
    wadah: dict = {}
    for satu in baris:
        wadah.setdefault(kunci(satu), []).append(satu)
    urut = [k for k in wadah if k is not None] + ([None] if None in wadah else [])
    kelompok = tuple(Kelompok(k, tuple(wadah[k]), jumlah(wadah[k])) for k in urut)
    return Pandangan(kelompok, jumlah(satu for k in kelompok for satu in k.baris))


def per_triwulan(baris: Sequence) -> JumlahTriwulan:
    """Sums by triwulan; a row counts either with its triwulan or with its yearly figure."""
    per = {tw: tambah(satu.serapan.get(tw) for satu in baris) for tw in TRIWULAN}
    setahun = tambah(satu.serapan[SETAHUN] for satu in baris if hanya_setahun(satu.serapan))
    sd = {tw: tambah(realisasi_sd(satu.serapan, tw) for satu in baris) for tw in TRIWULAN}
    tanpa = {tw: sum(tw not in satu.serapan for satu in baris) for tw in TRIWULAN}
    return JumlahTriwulan(per, setahun, sd, tambah((*per.values(), setahun)), tanpa)


class Rekonsiliasi(NamedTuple):
    """Totals (pagu, realisasi) of the same rows by view; `sama`: all of them agree."""

    jumlah: Mapping[str, tuple[Decimal | None, Decimal | None]]

    @property
    def sama(self) -> bool:
        return len(set(self.jumlah.values())) <= 1


def rekonsiliasi(pandangan: Mapping[str, Pandangan], triwulan: JumlahTriwulan | None = None) -> Rekonsiliasi:
    """Every view's total beside the others. Each is the sum of the subtotals of its own groups."""
    hasil = {
        nama: (tambah(k.jumlah.pagu for k in isi.kelompok), tambah(k.jumlah.realisasi for k in isi.kelompok))
        for nama, isi in pandangan.items()
    }
    if triwulan is not None and hasil:
        hasil["triwulan"] = (next(iter(hasil.values()))[0], triwulan.jumlah)
    return Rekonsiliasi(hasil)
