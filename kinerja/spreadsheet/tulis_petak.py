"""Writing a table whose cells span columns and rows, as a document prints it.

    tulis_petak([LembarPetak("Pengukuran", ("LAPORAN …",), [KolomPetak("No.", 6), …], [BarisPetak((Petak("1"), …))])])

Everything said in `tulis` about figures, texts and paper holds here too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from kinerja.spreadsheet.gaya import (
    BARIS_TINGGI,
    KANAN,
    KIRI,
    NAMA_MAKS,
    TENGAH,
    Isi,
    atur_cetak,
    banyak_baris,
    bersih,
    bingkai,
    isi_sel,
    tinggikan,
    tulis_judul,
)
from kinerja.spreadsheet.tulis import simpan

_TERLARANG = str.maketrans(dict.fromkeys("[]:*?/\\", " "))  # a sheet may not be named with these


@dataclass(frozen=True)
class Petak:
    """One cell. `lebar`: columns it spans; `sambung`: it goes on from the cell above and has no content of its own."""

    isi: Isi
    lebar: int = 1
    sambung: bool = False


@dataclass(frozen=True)
class BarisPetak:
    petak: tuple[Petak, ...]
    tebal: bool = False

    def berletak(self) -> Iterator[tuple[int, Petak]]:
        """(column from 1, cell)."""
        letak = 1
        for satu in self.petak:
            yield letak, satu
            letak += satu.lebar


@dataclass(frozen=True)
class KolomPetak:
    """`lebar` in characters."""

    judul: str
    lebar: int = 14


@dataclass(frozen=True)
class LembarPetak:
    """One sheet: title lines, the table, notes below. `nama` is made fit and unique by `tulis_petak`; `tetap`: columns
    that stay in view on the left."""

    nama: str
    judul: Sequence[str]
    kolom: Sequence[KolomPetak]
    baris: Sequence[BarisPetak]
    catatan: Sequence[str] = ()
    tetap: int = 0


def tulis_petak(daftar: Sequence[LembarPetak]) -> bytes:
    """The xlsx of these sheets, in their order. ValueError for none: a workbook has at least one sheet."""
    if not daftar:
        raise ValueError("Buku kerja tanpa lembar.")
    buku = Workbook()
    buku.remove(buku.active)
    for lembar in daftar:
        _lembar(buku.create_sheet(_nama(lembar.nama, buku.sheetnames)), lembar)
    return simpan(buku)


def _nama(nama: str, terpakai: Sequence[str]) -> str:
    """At most 31 characters, none forbidden, not one that is there (Excel ignores case): "Analisis (2)"."""
    dasar = " ".join(bersih(nama).translate(_TERLARANG).split()).strip("' ")[:NAMA_MAKS] or "Tabel"
    ada, calon, ke = {satu.casefold() for satu in terpakai}, dasar, 1
    while calon.casefold() in ada:
        ke += 1
        ekor = f" ({ke})"
        calon = dasar[: NAMA_MAKS - len(ekor)] + ekor
    return calon


def _lembar(kertas, lembar: LembarPetak) -> None:
    kepala = tulis_judul(kertas, lembar.judul, [satu.lebar for satu in lembar.kolom])
    for letak, kolom in enumerate(lembar.kolom, 1):
        bingkai(isi_sel(kertas.cell(kepala, letak), kolom.judul), TENGAH, kepala=True)
        kertas.column_dimensions[get_column_letter(letak)].width = kolom.lebar
    tinggikan(kertas, kepala, max((banyak_baris(k.judul, k.lebar) for k in lembar.kolom), default=1))
    rentang = _rentang(lembar)
    for ke, baris in enumerate(lembar.baris):
        _baris(kertas, kepala + 1 + ke, baris, lembar.kolom, {letak for awal, letak in rentang if awal == ke})
    for (awal, letak), tinggi in rentang.items():
        _gabung_ke_bawah(kertas, kepala + 1 + awal, letak, tinggi, lembar.kolom[letak - 1].lebar)
    akhir = kepala + len(lembar.baris)
    for nomor, teks in enumerate(lembar.catatan, akhir + 2):
        _catatan(kertas, nomor, teks, lembar.kolom)
    kertas.freeze_panes = kertas.cell(kepala + 1, lembar.tetap + 1)
    atur_cetak(kertas, kepala)
    ujung = max(akhir, akhir + 1 + len(lembar.catatan) if lembar.catatan else 0)
    kertas.print_area = f"A1:{get_column_letter(max(len(lembar.kolom), 1))}{ujung}"


def _rentang(lembar: LembarPetak) -> dict[tuple[int, int], int]:
    """(row, column) of every cell that others go on from, with the rows it spans."""
    hasil, mulai = {}, {}
    for ke, baris in enumerate(lembar.baris):
        for letak, petak in baris.berletak():
            if petak.sambung and petak.lebar == 1 and letak in mulai:
                hasil[mulai[letak], letak] = ke - mulai[letak] + 1
            else:
                mulai |= dict.fromkeys(range(letak, letak + petak.lebar), ke)
    return hasil


def _baris(kertas, nomor: int, baris: BarisPetak, kolom: Sequence[KolomPetak], tinggi: set[int]) -> None:
    """The cells of one row, high enough for those that end in it. `tinggi`: columns of those that go on below."""
    banyak = 1
    for letak, petak in baris.berletak():
        sel = kertas.cell(nomor, letak)
        if not petak.sambung:
            isi_sel(sel, petak.isi)
        letak_isi = KANAN if sel.data_type == "n" and sel.value is not None else KIRI
        for geser in range(petak.lebar):
            bingkai(kertas.cell(nomor, letak + geser), letak_isi, tebal=baris.tebal)
        if petak.lebar > 1:
            kertas.merge_cells(start_row=nomor, start_column=letak, end_row=nomor, end_column=letak + petak.lebar - 1)
        if letak not in tinggi:
            banyak = max(banyak, banyak_baris(sel.value, _lebar(kolom, letak, petak.lebar)))
    tinggikan(kertas, nomor, banyak)


def _gabung_ke_bawah(kertas, awal: int, letak: int, tinggi: int, lebar: int) -> None:
    """A cell and those that go on from it become one; the last row grows where its text needs more."""
    akhir = awal + tinggi - 1
    kertas.merge_cells(start_row=awal, start_column=letak, end_row=akhir, end_column=letak)
    ada = sum(kertas.row_dimensions[nomor].height for nomor in range(awal, akhir)) // BARIS_TINGGI
    kurang = banyak_baris(kertas.cell(awal, letak).value, lebar) - int(ada)
    if kurang * BARIS_TINGGI > kertas.row_dimensions[akhir].height:
        tinggikan(kertas, akhir, kurang)


def _catatan(kertas, nomor: int, teks: str, kolom: Sequence[KolomPetak]) -> None:
    sel = isi_sel(kertas.cell(nomor, 1), teks)
    sel.alignment = KIRI
    if len(kolom) > 1:
        kertas.merge_cells(start_row=nomor, start_column=1, end_row=nomor, end_column=len(kolom))
    tinggikan(kertas, nomor, banyak_baris(teks, _lebar(kolom, 1, len(kolom))))


def _lebar(kolom: Sequence[KolomPetak], letak: int, banyak: int) -> int:
    return sum(satu.lebar for satu in kolom[letak - 1 : letak - 1 + banyak])
