"""What the rules of the gate look at: a LKjIP as plain data, read once (gerbang.baca)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from laporan.domain.lkjip.angka import AngkaLkjip, AngkaSasaran


@dataclass(frozen=True)
class BagianPeriksa:
    """A section: `silsilah` of its sasaran ("" without one), `berisi`: somebody wrote something into it."""

    pk: int
    kode: str
    judul: str
    silsilah: str
    titik: int
    berisi: bool
    usulan: bool


@dataclass(frozen=True)
class KegiatanPeriksa:
    """A kegiatan that has its own money (a leaf); None where nothing was entered."""

    pk: int
    nama: str
    berkaitan: bool
    pagu: Decimal | None
    realisasi: Decimal | None


@dataclass(frozen=True)
class HukumDisebut:
    """A law cited in a section that does not hold at the date of the report."""

    bagian: int
    judul: str
    sebutan: str
    kalimat: str


@dataclass(frozen=True)
class BahanLkjip:
    """`wajib`: (kode, title) of the skeleton's required sections; `bertabel`: kode of those that print a table.

    `beda_nama`: (sasaran in the PK, in the IKU); `rujukan`: (section, key) of figures nobody knows; `komentar`:
    (section pk or None, its title, open threads); `tanpa_tahun`: preliminary indicators without tahun data.
    `terverifikasi`: whether the realisasi of the year is verified; None: there is none at all.
    """

    tahun: int
    angka: AngkaLkjip
    bagian: tuple[BagianPeriksa, ...]
    wajib: tuple[tuple[str, str], ...] = ()
    bertabel: frozenset[str] = frozenset()
    penandatangan: str = ""
    tanggal: date | None = None
    terverifikasi: bool | None = None
    pk_berlaku: bool = True
    beda_nama: tuple[tuple[str, str], ...] = ()
    kegiatan: tuple[KegiatanPeriksa, ...] = ()
    tanpa_tahun: tuple[str, ...] = ()
    rujukan: tuple[tuple[BagianPeriksa, str], ...] = ()
    komentar: tuple[tuple[int | None, str, int], ...] = ()
    hukum: tuple[HukumDisebut, ...] = ()

    def bagian_titik(self, sasaran: AngkaSasaran, titik: int) -> BagianPeriksa | None:
        """The section of one point of a sasaran."""
        milik = (satu for satu in self.bagian if satu.silsilah == sasaran.silsilah and satu.titik == titik)
        return next(milik, None)
