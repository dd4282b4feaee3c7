"""What the sentences are made from: stored figures as plain values, filled by `laporan.domain.lkjip.usulan`.

Texts of targets and realisasi are as they were entered; percentages are Decimal; None and "" mean that there is none.
`kunci` of a fact is the beginning of the keys of its figures.
"""

from decimal import Decimal
from typing import NamedTuple


class TahunLalu(NamedTuple):
    """An earlier year of an indicator. `teks`: its capaian as printed, where it is no number."""

    tahun: int
    realisasi: str = ""
    capaian: Decimal | None = None
    teks: str = ""
    sumber: str = ""


class Banding(NamedTuple):
    """A comparison: what with, the share of it in percent, and a word ("di atas"). `tidak_ada`: said to be none."""

    nilai: str = ""
    tahun: int | None = None
    sumber: str = ""
    persen: Decimal | None = None
    letak: str = ""
    tidak_ada: bool = False


class Indikator(NamedTuple):
    """One indicator in a year. `keterangan`: why it has no capaian. `sub`: how many sub-indicators it stands for,
    `anak` these."""

    kunci: str
    nama: str
    tahun: int
    target: str = ""
    realisasi: str = ""
    capaian: Decimal | None = None
    kategori: str = ""
    keterangan: str = ""
    sementara: bool = False
    sub: int = 0
    lalu: tuple[TahunLalu, ...] = ()
    akhir: Banding = Banding()
    baku: Banding = Banding()
    pendorong: str = ""
    penghambat: str = ""
    tindak_lanjut: str = ""
    anak: tuple["Indikator", ...] = ()


class Kegiatan(NamedTuple):
    nama: str
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    serapan: Decimal | None = None


class Uang(NamedTuple):
    """Totals of a budget; `keterangan`: why there is no percentage."""

    kunci: str
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    serapan: Decimal | None = None
    keterangan: str = ""
    kegiatan: tuple[Kegiatan, ...] = ()


class Sasaran(NamedTuple):
    """One sasaran with its indicators. `efisiensi`: the conclusion in words, "" for none; `alasan_efisiensi` says why
    or how; `rata` is the mean of its indicators, `tanpa_capaian` of them had none."""

    kunci: str
    nama: str
    tahun: int
    indikator: tuple[Indikator, ...] = ()
    rata: Decimal | None = None
    tanpa_capaian: int = 0
    kategori: str = ""
    uang: Uang | None = None
    efisiensi: str = ""
    alasan_efisiensi: str = ""


class Rata(NamedTuple):
    """A named average. `jumlah` values took part, `tanpa_capaian` had none."""

    kunci: str
    nama: str
    nilai: Decimal | None = None
    jumlah: int = 0
    tanpa_capaian: int = 0


class Laporan(NamedTuple):
    """The whole report. `kategori`: (label, count) in the order of the scale; `rata` is the average it speaks of,
    `kategori_rata` its band."""

    instansi: str
    tahun: int
    sasaran: tuple[Sasaran, ...] = ()
    jumlah_indikator: int = 0
    jumlah_nilai: int = 0
    rata: Rata | None = None
    kategori_rata: str = ""
    kategori: tuple[tuple[str, int], ...] = ()
    uang: Uang | None = None
