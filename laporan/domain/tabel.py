"""A printed table as plain data: columns by kind, rows of text cells, notes below. One template prints them all."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import tulis

BELUM_ADA = "tidak ada data"


@dataclass(frozen=True)
class Kolom:
    """`jenis` decides width and alignment: nomor, sasaran, nama, target, angka, uang, kategori, bukti."""

    jenis: str
    judul: str


@dataclass(frozen=True)
class SelTabel:
    """`sambung`: joined to the cell above. `kosong`: words that say a value is missing. `lebar`: columns spanned."""

    teks: str
    sambung: bool = False
    kosong: bool = False
    lebar: int = 1


@dataclass(frozen=True)
class BarisTabel:
    """`jenis`: "" a row, "sub" a row below another one, "jumlah" a total or average."""

    sel: tuple[SelTabel, ...]
    jenis: str = ""


@dataclass(frozen=True)
class Tabel:
    kode: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[BarisTabel, ...]
    catatan: tuple[str, ...] = ()
    nomor: int = 0

    @property
    def berjenis(self) -> list[dict]:
        """Rows for the template: every cell with the kind of the (first) column it stands in."""
        return [{"jenis": baris.jenis, "sel": tuple(self._sel(baris))} for baris in self.baris]

    def _sel(self, baris: BarisTabel):
        letak = 0
        for sel in baris.sel:
            yield self.kolom[letak].jenis if sel.lebar == 1 else "nama", sel
            letak += sel.lebar

    @property
    def keterangan(self) -> str:
        """Caption with its number in the document."""
        return f"Tabel {self.nomor}. {self.judul}" if self.nomor else self.judul


def sel(teks: str, sambung: bool = False) -> SelTabel:
    return SelTabel("" if sambung else teks, sambung)


def ada(teks: str) -> SelTabel:
    """A cell that says so when there is nothing to print."""
    return SelTabel(teks) if teks else SelTabel(BELUM_ADA, kosong=True)


def persen(nilai: Decimal | None) -> SelTabel:
    """A percentage, two decimals; None is never printed as a figure."""
    return ada("" if nilai is None else f"{tulis(nilai)}\u00a0%")


def rupiah(nilai: Decimal | None) -> SelTabel:
    """An amount without "Rp" (the heading says it); sen only where there are any."""
    return ada("" if nilai is None else tulis(nilai, 2, buang_nol=True))
