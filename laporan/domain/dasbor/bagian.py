"""What the dashboards are made of: a chart with its table, a cell of a heat map, a bar in steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator import capaian as mesin
from indikator.capaian.hasil import tercetak
from indikator.domain.baris_ukur import RATA_INDIKATOR
from indikator.domain.gulungan import NilaiUkur, rata_ukur
from indikator.domain.kemajuan import BELUM_WAKTUNYA
from kinerja import angka
from kinerja.angka import tulis
from kinerja.grafik import Grafik
from laporan.domain.tabel import SelTabel, Tabel, persen

BELUM_LENGKAP, BELUM_FINAL, TANPA_CAPAIAN = "Belum lengkap", "Belum final", "Tanpa capaian"
TANPA_IKU = "Belum ada IKU"
LANGKAH = 5  # percent; a bar is drawn in steps, the figure beside it is exact


@dataclass(frozen=True)
class Bagan:
    """One widget: charts (none where there is nothing to draw), the table of the same figures, remarks."""

    kode: str
    judul: str
    grafik: tuple[Grafik, ...]
    tabel: Tabel
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sel:
    """The mean of a group with the word for it. Only a complete group has a category (and its colour)."""

    rata: mesin.RataRata
    kategori: mesin.Kategori | None
    judul: str = ""

    @property
    def kata(self) -> str:
        """Category, or why there is none."""
        rata = self.rata
        if self.kategori:
            return self.kategori.label
        if rata.semua_belum_waktunya:
            return BELUM_WAKTUNYA
        if not (rata.jumlah or rata.tanpa_capaian or rata.belum_waktunya or rata.belum_final):
            return TANPA_IKU
        if rata.nilai is not None:
            return BELUM_LENGKAP
        return BELUM_FINAL if rata.belum_final and not rata.tanpa_capaian else TANPA_CAPAIAN

    @property
    def kelas(self) -> str:
        """CSS class of the cell: the band, "nanti" where nothing is due, else hatched."""
        if self.kategori:
            return self.kategori.warna
        return "nanti" if self.rata.semua_belum_waktunya else "tanpa-data"

    @property
    def langkah(self) -> int:
        return langkah(self.rata.nilai)

    @property
    def teks(self) -> str:
        """ "95,51 % Baik": the figure with its word, for tables and for reading aloud."""
        return f"{angka.persen(self.rata.nilai)} {self.kata}".strip()


def sel(
    nilai: Sequence[NilaiUkur], skala: tuple, judul: str = "", nama: str = RATA_INDIKATOR, *, berbukti: bool = True
) -> Sel:
    """The mean of a group of indicators."""
    return sel_rata(rata_ukur(nilai, nama, berbukti=berbukti), skala, judul)


def sel_rata(rata: mesin.RataRata, skala: tuple, judul: str = "") -> Sel:
    return Sel(rata, mesin.kategori(rata.nilai, skala) if rata.lengkap else None, judul)


def kategori_nilai(nilai: NilaiUkur, skala: tuple) -> mesin.Kategori | None:
    """The band of one indicator; none while it is not final or a part of it lacks (as BarisUkur.kategori)."""
    boleh = nilai.persen is not None and not nilai.belum_final and nilai.lengkap
    return mesin.kategori(nilai.persen, skala) if boleh else None


def kata_nilai(nilai: NilaiUkur, skala: tuple) -> str:
    """Category of one indicator, or what it is counted as without one."""
    if band := kategori_nilai(nilai, skala):
        return band.label
    if nilai.belum_waktunya:
        return BELUM_WAKTUNYA
    return BELUM_FINAL if nilai.belum_final else TANPA_CAPAIAN


def langkah(nilai: Decimal | None, penuh: int = 100) -> int:
    """Width of a bar in percent of its track, in whole steps; 0 for nothing or less."""
    if nilai is None or nilai <= 0:
        return 0
    bagian = min(nilai * 100 / penuh, Decimal(100))
    return max(int(bagian / LANGKAH + Decimal("0.5")) * LANGKAH, LANGKAH)


def bagian_persen(jumlah: int, seluruh: int) -> Decimal | None:
    """A count as a share of all, for a bar; None of nothing."""
    return Decimal(jumlah * 100) / seluruh if seluruh else None


def persen_gambar(nilai: Decimal | None) -> Decimal | None:
    """A percentage as it is printed: what a chart shows."""
    return None if nilai is None else tercetak(nilai)


def sel_bilangan(jumlah: int) -> SelTabel:
    return SelTabel(tulis(jumlah, 0))


def sel_persen(rata: mesin.RataRata) -> SelTabel:
    """The mean, or the word why there is none."""
    if rata.nilai is None:
        return SelTabel(Sel(rata, None).kata.lower(), kosong=True)
    return persen(rata.nilai)
