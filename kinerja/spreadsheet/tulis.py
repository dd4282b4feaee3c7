"""Writing: lists of `Kolom` over rows become the sheets of an xlsx.

    tulis_buku([Lembar("Pengukuran", ("PENGUKURAN KINERJA",), [Kolom("Indikator", lambda b: b.nama, 40), …], baris)])

A figure is a number with the decimals people see; everything else is text and stays text: what begins with = + - @ is
never a formula (somebody typed it). Sheets print on F4 landscape, one page wide, the heads repeated.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from kinerja.spreadsheet.gaya import (
    KANAN,
    KIRI,
    NAMA_MAKS,
    TENGAH,
    Angka,
    Isi,
    atur_cetak,
    banyak_baris,
    bersih,
    bingkai,
    isi_sel,
    tinggikan,
    tulis_judul,
)

__all__ = ["MIME_XLSX", "Angka", "Isi", "Kolom", "Lembar", "simpan", "tulis_buku"]

MIME_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Kolom:
    """One column: its heading, how a row gives its value (None: an empty cell), its width in characters."""

    judul: str
    ambil: Callable[[object], Isi]
    lebar: int = 14


@dataclass(frozen=True)
class Lembar:
    """One sheet: title lines, the table, notes below. `tetap`: columns that stay in view on the left."""

    nama: str
    judul: Sequence[str]
    kolom: Sequence[Kolom]
    baris: Iterable[object]
    catatan: Sequence[str] = ()
    tetap: int = 0


def tulis_buku(daftar: Sequence[Lembar]) -> bytes:
    """The xlsx of these sheets, in their order."""
    buku = Workbook()
    buku.remove(buku.active)
    for lembar in daftar:
        _lembar(buku.create_sheet(bersih(lembar.nama)[:NAMA_MAKS]), lembar)
    return simpan(buku)


def simpan(buku: Workbook) -> bytes:
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def _lembar(kertas, lembar: Lembar) -> None:
    kepala = tulis_judul(kertas, lembar.judul)
    for letak, kolom in enumerate(lembar.kolom, 1):
        bingkai(isi_sel(kertas.cell(kepala, letak), kolom.judul), TENGAH, kepala=True)
        kertas.column_dimensions[get_column_letter(letak)].width = kolom.lebar
    _tinggi(kertas, kepala, lembar.kolom)
    akhir = kepala
    for akhir, baris in enumerate(lembar.baris, kepala + 1):
        for letak, kolom in enumerate(lembar.kolom, 1):
            sel = isi_sel(kertas.cell(akhir, letak), kolom.ambil(baris))
            bingkai(sel, KANAN if sel.data_type == "n" and sel.value is not None else KIRI)
        _tinggi(kertas, akhir, lembar.kolom)
    for nomor, teks in enumerate(lembar.catatan, akhir + 2):
        isi_sel(kertas.cell(nomor, 1), teks)
    kertas.freeze_panes = kertas.cell(kepala + 1, lembar.tetap + 1)
    atur_cetak(kertas, kepala)


def _tinggi(kertas, nomor: int, kolom: Sequence[Kolom]) -> None:
    """As high as the cell with most lines."""
    baris = (banyak_baris(kertas.cell(nomor, letak).value, satu.lebar) for letak, satu in enumerate(kolom, 1))
    tinggikan(kertas, nomor, max(baris, default=1))
