"""What a chart shows (Seri, Grafik), as plain data, and the colours and letters it shares with the pages."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from kinerja.angka import tulis

BERKAS_GAYA = Path(__file__).resolve().parent.parent / "static" / "css" / "kinerja.css"
BATANG, GARIS, TARGET = "batang", "garis", "target"
TANPA_NILAI = "tidak ada"
_VARIABEL = re.compile(r"--k-([a-z-]+):\s*(#[0-9a-f]{3,6})")
_KATEGORI = re.compile(r"\.kategori-([a-z-]+) \{ --k-kat: (#[0-9a-f]{6})")


@lru_cache(maxsize=1)
def palet() -> tuple[dict[str, str], str]:
    """(name → colour, family of letters) of the pages."""
    gaya = BERKAS_GAYA.read_text()
    huruf = re.search(r"--bs-body-font-family:\s*([^;]+);", gaya).group(1).replace('"', "'")
    return dict(_VARIABEL.findall(gaya)) | dict(_KATEGORI.findall(gaya)), huruf


def warna(nama: str) -> str:
    """The colour of this name in kinerja.css; KeyError for an unknown one."""
    return palet()[0][nama]


@dataclass(frozen=True)
class Seri:
    """One row of figures, a place for every kategori; None is missing, never 0.

    `jenis`: BATANG, GARIS or TARGET. `warna`: a name from kinerja.css ("aksen", "sangat-baik", …), or one per place.
    `label`: what is printed instead of the number.
    """

    nama: str
    nilai: tuple[Decimal | None, ...]
    jenis: str = BATANG
    warna: str | tuple[str, ...] = "aksen"
    label: tuple[str, ...] = ()

    def teks(self, ke: int, akhiran: str) -> str:
        """The printed figure of a place."""
        if self.label:
            return self.label[ke]
        nilai = self.nilai[ke]
        return TANPA_NILAI if nilai is None else tulis(nilai, 2, buang_nol=True) + akhiran

    def warna_ke(self, ke: int) -> str:
        return warna(self.warna if isinstance(self.warna, str) else self.warna[ke])


@dataclass(frozen=True)
class Grafik:
    """A chart. Standing: the figures stand below the axis, a line for each series. `mendatar`: bars to the right, the
    name of the kategori above them. `patokan`: a value marked by a line across a lying chart. Sizes in px."""

    judul: str
    uraian: str
    kategori: tuple[str, ...]
    seri: tuple[Seri, ...]
    akhiran: str = ""
    mendatar: bool = False
    patokan: Decimal | None = None
    lebar: int = 340
    tinggi: int = 120

    @property
    def batas(self) -> tuple[Decimal, Decimal]:
        """Ends of the scale of values: 0 is always inside."""
        semua = [n for s in self.seri for n in s.nilai if n is not None]
        semua += [self.patokan] if self.patokan is not None else []
        return min([*semua, Decimal(0)]), max([*semua, Decimal(0)]) or Decimal(1)
