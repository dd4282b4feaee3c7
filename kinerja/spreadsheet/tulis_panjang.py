"""Writing long sheets: each row goes to the file as soon as it is there, so memory does not grow with them.

    tulis_panjang([Lembar("Pejabat", ("DAFTAR PEJABAT", "Kabupaten …"), kolom, baris)])

As `tulis_buku` otherwise; a style is made once for each kind of cell, not once for each cell.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from kinerja.spreadsheet.gaya import (
    BARIS_TINGGI,
    BERISIKO,
    HURUF,
    KANAN,
    KIRI,
    TENGAH,
    TINGGI_MAKS,
    Isi,
    atur_cetak,
    banyak_baris,
    bingkai,
    isi_sel,
    wujud,
)
from kinerja.spreadsheet.kertas_arus import KertasArus, isi_xml
from kinerja.spreadsheet.tulis import Kolom, Lembar, simpan


def tulis_panjang(daftar: Sequence[Lembar]) -> bytes:
    """The xlsx of these sheets, with a filter on their heads. The rows of each are read once, one by one."""
    buku = Workbook(write_only=True)
    for lembar in daftar:
        penulis = _Penulis(KertasArus.buat(buku, lembar.nama), lembar.kolom)
        penulis.kepala(lembar)
        penulis.isi(lembar.baris)
        penulis.kaki(lembar.catatan)
    return simpan(buku)


class _Penulis:
    def __init__(self, kertas: KertasArus, kolom: Iterable[Kolom]):
        self.kertas, self.kolom, self.awal = kertas, list(kolom), 0
        self.gaya: dict[tuple, int] = {}

    def kepala(self, lembar: Lembar) -> None:
        """Title lines, a blank one, the heads. Widths and frozen panes come before the first row of a file."""
        self.awal = len(lembar.judul) + 2
        for letak, satu in enumerate(self.kolom, 1):
            self.kertas.column_dimensions[get_column_letter(letak)].width = satu.lebar
        self.kertas.freeze_panes = f"{get_column_letter(lembar.tetap + 1)}{self.awal + 1}"
        atur_cetak(self.kertas, self.awal)
        for ke, teks in enumerate(lembar.judul):
            sel = isi_sel(WriteOnlyCell(self.kertas), teks)
            sel.font = Font(name=HURUF, bold=True, size=11 if ke else 14)
            self._tambah([sel])
        self._tambah([])
        sel = [isi_sel(WriteOnlyCell(self.kertas), satu.judul) for satu in self.kolom]
        for satu in sel:
            bingkai(satu, TENGAH, kepala=True)
        self._tambah(sel, [satu.judul for satu in self.kolom])

    def isi(self, baris: Iterable[object]) -> None:
        for satu in baris:
            nilai = [kolom.ambil(satu) for kolom in self.kolom]
            self.kertas.tambah([self._sel(isi) for isi in nilai], self._tinggi(nilai))
        self.kertas.auto_filter.ref = f"A{self.awal}:{get_column_letter(len(self.kolom))}{self.kertas.nomor}"

    def kaki(self, catatan: Iterable[str]) -> None:
        for ke, teks in enumerate(catatan):
            if not ke:
                self._tambah([])
            self._tambah([isi_sel(WriteOnlyCell(self.kertas), teks)])

    def _sel(self, nilai: Isi) -> str:
        isi, bentuk = wujud(nilai)
        teks = isinstance(isi, str)
        kunci = (teks or isi is None, isinstance(isi, date), bentuk, teks and isi.startswith(BERISIKO))
        if kunci not in self.gaya:
            sel = isi_sel(WriteOnlyCell(self.kertas), nilai)
            bingkai(sel, KIRI if kunci[0] else KANAN)
            self.gaya[kunci] = self.kertas.gaya(sel)
        return isi_xml(isi, self.gaya[kunci])

    def _tambah(self, sel: list, nilai: Sequence[Isi] = ()) -> None:
        tinggi, nomor = self._tinggi(nilai), self.kertas.nomor + 1
        if tinggi is not None:
            self.kertas.row_dimensions[nomor].height = tinggi
        self.kertas.append(sel)
        self.kertas.row_dimensions.pop(nomor, None)

    def _tinggi(self, nilai: Sequence[Isi]) -> int | None:
        """Points of a row for its cell with most lines; None for one line."""
        banyak = max((_baris(satu, kolom) for satu, kolom in zip(nilai, self.kolom, strict=False)), default=1)
        return min(banyak * BARIS_TINGGI, TINGGI_MAKS) if banyak > 1 else None


def _baris(nilai: Isi, kolom: Kolom) -> int:
    """Lines of a value; what plainly fits is not wrapped to find out."""
    if not isinstance(nilai, str) or (len(nilai) < kolom.lebar and "\n" not in nilai):
        return 1
    return banyak_baris(nilai, kolom.lebar)
