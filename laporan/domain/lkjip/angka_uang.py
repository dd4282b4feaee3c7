"""Money and efficiency among the figures of a LKjIP, as plain data (see laporan.domain.lkjip.angka)."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja import angka
from kinerja.angka import tulis


def desimal(teks: str) -> Decimal | None:
    """The number behind a stored text."""
    return Decimal(teks) if teks else None


def teks_persen(persen: str) -> str:
    """ "101,55 %" as it is printed everywhere; "" stays ""."""
    return angka.persen(desimal(persen))


class Berpersen:
    """What has a percentage `persen` (a Decimal in plain notation, "" for none)."""

    persen: str

    @property
    def persen_teks(self) -> str:
        return teks_persen(self.persen)


@dataclass(frozen=True)
class AngkaKegiatan(Berpersen):
    """A kegiatan with its money (rupiah) and serapan (percent)."""

    nama: str
    program: str = ""
    pagu: str = ""
    realisasi: str = ""
    persen: str = ""
    indikator: str = ""


@dataclass(frozen=True)
class AngkaUang(Berpersen):
    """Totals of kegiatan; `keterangan`: why there is no percentage."""

    pagu: str = ""
    realisasi: str = ""
    persen: str = ""
    keterangan: str = ""
    kegiatan: tuple[AngkaKegiatan, ...] = ()


TANPA_UANG = AngkaUang()


@dataclass(frozen=True)
class AngkaEfisiensi:
    """Efficiency of a sasaran by the method of the pemda. `nilai` in points (selisih), none (rasio) or % (volume)."""

    cara: str
    nilai: str = ""
    berpersen: bool = False
    simpulan: str = ""
    bukti: str = ""
    keterangan: str = ""

    @property
    def nilai_teks(self) -> str:
        return (teks_persen(self.nilai) if self.berpersen else tulis(Decimal(self.nilai))) if self.nilai else ""
