"""Figures of a LKjIP as plain data: what its tables, charts and sentences are made from, and what is frozen with it.

Every value is text, so that it survives JSON unchanged: `realisasi`, `persen`, `pagu` … hold a Decimal in plain
notation ("101.55242967") or "" where there is none; `*_teks` is what is printed. Rows are known by their silsilah:
next year's report finds them by it. Composed by laporan.domain.lkjip.susun_angka.
"""

from dataclasses import dataclass

from laporan.domain.lkjip.angka_uang import (
    TANPA_UANG,
    AngkaEfisiensi,
    AngkaKegiatan,
    AngkaUang,
    Berpersen,
    desimal,
    teks_persen,
)

__all__ = [
    "ADA",
    "BELUM",
    "MELAMPAUI",
    "TERCAPAI",
    "TIDAK_ADA",
    "TIDAK_TERCAPAI",
    "AngkaEfisiensi",
    "AngkaHasil",
    "AngkaHitung",
    "AngkaIndikator",
    "AngkaKegiatan",
    "AngkaLkjip",
    "AngkaPembanding",
    "AngkaRata",
    "AngkaSasaran",
    "AngkaTahun",
    "AngkaUang",
    "desimal",
    "teks_persen",
]
ADA, TIDAK_ADA, BELUM = "ada", "tidak_ada", "belum"  # of an AngkaPembanding
MELAMPAUI, TERCAPAI, TIDAK_TERCAPAI = "melampaui", "tercapai", "tidak tercapai"


@dataclass(frozen=True)
class AngkaTahun:
    """An indicator in a year before: from that year's frozen report (`beku`), else as the named `sumber` prints it."""

    tahun: int
    target_teks: str = ""
    realisasi_teks: str = ""
    capaian_teks: str = ""
    realisasi: str = ""
    persen: str = ""
    sementara: bool = False
    sumber: str = ""
    beku: bool = False


@dataclass(frozen=True)
class AngkaPembanding(Berpersen):
    """What the realisasi is compared with besides its target (points 3 and 4).

    `keadaan`: ADA; TIDAK_ADA, somebody said that there is none; BELUM, nobody has said anything.
    `persen`: realisasi against it by the engine, with its proof; `keterangan`: why there is none.
    """

    keadaan: str = BELUM
    teks: str = ""
    tahun: int = 0
    sumber: str = ""
    persen: str = ""
    bukti: str = ""
    keterangan: str = ""


@dataclass(frozen=True)
class AngkaIndikator(Berpersen):
    """One indicator, or below it in `sub` one sub-indicator. `hasil`: MELAMPAUI, TERCAPAI, TIDAK_TERCAPAI or "".

    `koreksi`: the addenda that changed a frozen figure ("Adendum ke-1").
    """

    silsilah: str
    silsilah_sasaran: str
    nama: str
    satuan: str = ""
    arah: str = ""
    target_teks: str = ""
    realisasi_teks: str = ""
    target: str = ""
    realisasi: str = ""
    persen: str = ""
    kategori: str = ""
    warna: str = ""
    hasil: str = ""
    bukti: str = ""
    keterangan: str = ""
    sementara: bool = False
    belum_final: bool = False
    belum_waktunya: bool = False
    lalu: tuple[AngkaTahun, ...] = ()
    menengah: AngkaPembanding = AngkaPembanding()
    nasional: AngkaPembanding = AngkaPembanding()
    sub: tuple["AngkaIndikator", ...] = ()
    koreksi: str = ""

    @property
    def realisasi_bertanda(self) -> str:
        """The realisasi as printed; a preliminary one carries its mark."""
        return f"{self.realisasi_teks} *)" if self.sementara and self.realisasi_teks else self.realisasi_teks

    @property
    def terukur(self) -> tuple["AngkaIndikator", ...]:
        """What is measured itself: the sub-indicators, else this row."""
        return self.sub or (self,)

    def tahun_lalu(self, tahun: int) -> AngkaTahun | None:
        return next((satu for satu in self.lalu if satu.tahun == tahun), None)


@dataclass(frozen=True)
class AngkaSasaran(Berpersen):
    """A sasaran: mean of its indicators; `lengkap`: none of them lacks a capaian; `tolak_rata`: why their targets and
    realisasi have no mean; `efisiensi` is None where no kegiatan belongs to it."""

    silsilah: str
    nama: str
    indikator: tuple[AngkaIndikator, ...] = ()
    persen: str = ""
    kategori: str = ""
    warna: str = ""
    lengkap: bool = False
    bukti: str = ""
    keterangan: str = ""
    tolak_rata: str = ""
    anggaran: AngkaUang = TANPA_UANG
    efisiensi: AngkaEfisiensi | None = None

    @property
    def terukur(self) -> tuple[AngkaIndikator, ...]:
        return tuple(satu for indikator in self.indikator for satu in indikator.terukur)


@dataclass(frozen=True)
class AngkaRata(Berpersen):
    """A named average. `kunci`: a value of RataUtama, "gabungan" or "tanpa_batas"; `utama`: the one spoken of."""

    kunci: str
    nama: str
    persen: str = ""
    jumlah: int = 0
    tanpa_capaian: int = 0
    belum_waktunya: int = 0
    belum_final: int = 0
    kategori: str = ""
    bukti: str = ""
    keterangan: str = ""
    utama: bool = False


@dataclass(frozen=True)
class AngkaHitung:
    """How many indicators are in a category of the scale, or without one."""

    label: str
    warna: str
    jumlah: int


@dataclass(frozen=True)
class AngkaHasil:
    """How many exceeded, met or missed their target; `tanpa`: no capaian yet."""

    melampaui: int = 0
    tercapai: int = 0
    tidak_tercapai: int = 0
    tanpa: int = 0

    @property
    def semua(self) -> int:
        return self.melampaui + self.tercapai + self.tidak_tercapai + self.tanpa


@dataclass(frozen=True)
class AngkaLkjip:
    """The whole report. `hasil`: over indicators, `hasil_nilai`: over measured values (sub-indicators one by one)."""

    tahun: int = 0
    instansi: str = ""
    sasaran: tuple[AngkaSasaran, ...] = ()
    rata: tuple[AngkaRata, ...] = ()
    per_kategori: tuple[AngkaHitung, ...] = ()
    nama_skala: str = ""
    hasil: AngkaHasil = AngkaHasil()
    hasil_nilai: AngkaHasil = AngkaHasil()
    anggaran: AngkaUang = TANPA_UANG

    @property
    def indikator(self) -> tuple[AngkaIndikator, ...]:
        return tuple(satu for sasaran in self.sasaran for satu in sasaran.indikator)

    @property
    def terukur(self) -> tuple[AngkaIndikator, ...]:
        """Everything measured: an indicator with sub-indicators counts by those."""
        return tuple(satu for sasaran in self.sasaran for satu in sasaran.terukur)

    @property
    def jumlah_sasaran(self) -> int:
        return len(self.sasaran)

    @property
    def jumlah_indikator(self) -> int:
        return len(self.indikator)

    @property
    def rata_utama(self) -> AngkaRata | None:
        """The average the report speaks of."""
        return next((satu for satu in self.rata if satu.utama), None)

    @property
    def sementara(self) -> bool:
        return any(satu.sementara for satu in self.terukur)

    def cari_sasaran(self, silsilah) -> AngkaSasaran | None:
        return next((satu for satu in self.sasaran if satu.silsilah == str(silsilah)), None)

    @property
    def per_silsilah(self) -> dict[str, AngkaIndikator]:
        """{silsilah: indicator}, sub-indicators too."""
        semua = (satu for indikator in self.indikator for satu in (indikator, *indikator.sub))
        return {satu.silsilah: satu for satu in semua}
