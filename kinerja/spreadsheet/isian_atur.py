"""Protection, print setup and dropdowns of the sheets people fill in (`isian`)."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from kinerja.spreadsheet.gaya import FOLIO, bersih

DAFTAR = "_pilihan"
CADANGAN = 5_000  # blank rows below the last one that have their dropdowns too
PILIHAN_MAKS = 20_000
MUAT = 270  # characters across a printed page that can still be read
_ANGKA = ("angka", "uang", "bulat")


def atur_lembar(kertas, nama: str, tersembunyi: int, lebar: Sequence[int], kepala: int = 1) -> None:
    """Frozen heads, protection, F4 landscape; a wide sheet on several pages, with head and first column on each."""
    halaman = ceil(sum(lebar) / MUAT)
    if kepala:
        kertas.freeze_panes = f"{get_column_letter(tersembunyi + 2)}{kepala + 1}"
        kertas.print_title_rows = f"{kepala}:{kepala}"
        _lindungi(kertas)
    if kepala and halaman > 1:
        huruf = get_column_letter(tersembunyi + 1)
        kertas.print_title_cols = f"{huruf}:{huruf}"
        kertas.print_options.headings = True  # the number of a row joins what stands on two pages
    kertas.page_setup.orientation, kertas.page_setup.paperSize = "landscape", FOLIO
    kertas.sheet_properties.pageSetUpPr.fitToPage = True
    kertas.page_setup.fitToWidth, kertas.page_setup.fitToHeight = halaman, 0
    kertas.oddHeader.left.text = bersih(nama).replace("&", "&&")
    kertas.oddFooter.center.text = "Halaman &P dari &N"
    margin = kertas.page_margins
    margin.left = margin.right = 0.4
    margin.top, margin.bottom = 0.8, 0.8


def _lindungi(kertas) -> None:
    """Only the headings are held: sorting, filtering, widths, new and removed rows stay possible."""
    kunci = kertas.protection
    kunci.enable()
    kunci.sort = kunci.autoFilter = kunci.formatCells = kunci.formatColumns = kunci.formatRows = False
    kunci.insertRows = kunci.deleteRows = False


class _Daftar:
    """The lists of the dropdowns, equal ones once: column `letak` of the hidden sheet."""

    def __init__(self):
        self.kolom: list[tuple[str, ...]] = []
        self.letak: dict[tuple[str, int], int] = {}

    def tambah(self, tempat: tuple[str, int], pilihan: Sequence[str]) -> None:
        isi = tuple(bersih(str(satu)) for satu in pilihan[:PILIHAN_MAKS])
        if isi not in self.kolom:
            self.kolom.append(isi)
        self.letak[tempat] = self.kolom.index(isi)

    def baris(self) -> Iterator[list[str]]:
        yield from (list(satu) for satu in zip_longest(*self.kolom, fillvalue=""))

    def rumus(self, tempat: tuple[str, int]) -> str:
        letak = self.letak[tempat]
        huruf = get_column_letter(letak + 1)
        return f"{quote_sheetname(DAFTAR)}!${huruf}$1:${huruf}${len(self.kolom[letak])}"


def pasang_daftar(lembar: Sequence[tuple[str, Sequence]]) -> _Daftar:
    """The lists of all sheets; `lembar`: (kode, columns)."""
    daftar = _Daftar()
    for kode, kolom in lembar:
        for letak, satu in enumerate(kolom):
            if satu.pilihan:
                daftar.tambah((kode, letak), satu.pilihan)
    return daftar


def pasang_pembatas(kertas, lembar, daftar: _Daftar, akhir: int, tersembunyi: int) -> None:
    """A validation for every column that has one, from below the heading to far below the last row."""
    for letak, kolom in enumerate(lembar.kolom):
        aturan = _aturan(kolom, daftar, (lembar.kode, letak))
        if aturan is not None:
            huruf = get_column_letter(letak + tersembunyi + 1)
            aturan.add(f"{huruf}2:{huruf}{akhir + CADANGAN}")
            kertas.data_validations.append(aturan)
    kertas.auto_filter.ref = f"A1:{get_column_letter(len(lembar.kolom) + tersembunyi)}{max(akhir, 2)}"


def _aturan(kolom, daftar: _Daftar, tempat: tuple[str, int]) -> DataValidation | None:
    if kolom.terkunci:
        pesan = "Kolom ini hanya untuk dibaca; isinya diatur di halaman aplikasi."
        return _validasi(kolom, pesan, type="custom", formula1="FALSE")
    if kolom.pilihan:
        pesan = "Pilih salah satu dari daftar."
        return _validasi(kolom, pesan, tegas=not kolom.bebas, type="list", formula1=daftar.rumus(tempat))
    if kolom.jenis in _ANGKA:
        pesan = "Tulis angka saja, tanpa satuan dan tanpa tanda persen."
        return _validasi(kolom, pesan, type="decimal", operator="between", formula1="-1E+15", formula2="1E+15")
    if kolom.jenis == "tanggal":
        pesan = "Tulis tanggal, misalnya 31/12/2026."
        return _validasi(kolom, pesan, type="date", operator="between", formula1="1", formula2="2958465")
    return None


def _validasi(kolom, pesan: str, tegas: bool = True, **isi) -> DataValidation:
    aturan = DataValidation(allow_blank=True, showErrorMessage=tegas, **isi)
    aturan.errorTitle, aturan.error = bersih(kolom.judul)[:32], pesan
    return aturan
