"""A printed table as plain data: columns by kind, rows of text cells, notes below. One template prints them all."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja import angka as modul_angka
from kinerja.angka import bulatkan, tulis

BELUM_ADA = "tidak ada data"
KELOMPOK_MAKS = 14  # rows kept together; a longer group goes on in a new one


@dataclass(frozen=True)
class Kolom:
    """`jenis` decides width and alignment: nomor, sasaran, nama, target, angka, uang, kategori, keterangan, bukti."""

    jenis: str
    judul: str


@dataclass(frozen=True)
class SelTabel:
    """`sambung`: joined to the cell above. `kosong`: words that say a value is missing. `lebar`: columns spanned.

    `nilai`: the figure in the text as a plain decimal ("101.55", "" for a text), for a spreadsheet; `bentuk` what it
    is: "persen" (101.55 is 101,55 %), "uang" (rupiah) or "angka". Made by `persen`, `rupiah`, `angka`, `bernilai`.
    """

    teks: str
    sambung: bool = False
    kosong: bool = False
    lebar: int = 1
    nilai: str = ""
    bentuk: str = ""


@dataclass(frozen=True)
class BarisTabel:
    """`jenis`: "" a row, "sub" a row below another one, "jumlah" a total or average."""

    sel: tuple[SelTabel, ...]
    jenis: str = ""

    @property
    def lanjutan(self) -> bool:
        """Whether it belongs to the row above."""
        return self.jenis in ("sub", "jumlah") or self.sel[0].sambung

    def berletak(self):
        """(column, cell) pairs; a cell over several columns stands in its first one."""
        letak = 0
        for isi in self.sel:
            yield letak, isi
            letak += isi.lebar


@dataclass(frozen=True)
class Tabel:
    kode: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[BarisTabel, ...]
    catatan: tuple[str, ...] = ()
    nomor: int = 0

    @property
    def kelompok(self) -> list[list[BarisTabel]]:
        """Rows that stay on one page: joined and sub rows with their first one, a heading with the row it heads,
        a total with the row before it."""
        hasil: list[list[BarisTabel]] = []
        for baris in self.baris:
            if hasil and (baris.lanjutan or hasil[-1][-1].jenis == "kelompok") and len(hasil[-1]) < KELOMPOK_MAKS:
                hasil[-1].append(baris)
            else:
                hasil.append([baris])
        return hasil

    @property
    def tubuh(self) -> list[list[tuple[str, list[tuple[str, SelTabel, int]]]]]:
        """For the template: groups of rows, each (jenis, cells); a cell is (kind of column, cell, rows it spans)."""
        return [self._kelompok(kelompok) for kelompok in self.kelompok]

    def _kelompok(self, kelompok: list[BarisTabel]):
        """Cells joined to one above are left out, that one spans them: a group never breaks over a page."""
        baris = []
        for ke, satu in enumerate(kelompok):
            sel = []
            for letak, isi in satu.berletak():
                if ke and isi.sambung:
                    continue
                jenis = self.kolom[letak].jenis if isi.lebar == 1 else "nama"
                sel.append((jenis, isi, 1 + _sambungan(kelompok[ke + 1 :], letak)))
            baris.append((satu.jenis, sel))
        return baris

    @property
    def berlabel(self) -> list[list[tuple[str, str, SelTabel]]]:
        """Rows of (heading, kind of column, cell), every cell by itself: for a table that stacks on a phone."""
        return [
            [(self.kolom[letak].judul, self.kolom[letak].jenis, isi) for letak, isi in baris.berletak()]
            for baris in self.baris
        ]

    @property
    def kartu(self) -> list[tuple[str, list[tuple[str, str, SelTabel, str]]]]:
        """(jenis, cells) of every row; a cell is (heading, kind of column, cell, text of the cell it is joined to):
        for a table whose rows are cards on a phone, each whole by itself."""
        hasil, atas = [], {}
        for baris in self.baris:
            isi = []
            for letak, satu in baris.berletak():
                atas[letak] = atas.get(letak, "") if satu.sambung else satu.teks
                isi.append((self.kolom[letak].judul, self.kolom[letak].jenis, satu, atas[letak]))
            hasil.append((baris.jenis, isi))
        return hasil

    @property
    def keterangan(self) -> str:
        """Caption with its number in the document."""
        return f"Tabel {self.nomor}. {self.judul}" if self.nomor else self.judul


def _sambungan(baris: list[BarisTabel], kolom: int) -> int:
    """How many rows below continue the cell of a column."""
    jumlah = 0
    for satu in baris:
        if not any(letak == kolom and isi.sambung for letak, isi in satu.berletak()):
            break
        jumlah += 1
    return jumlah


def sel(teks: str, sambung: bool = False) -> SelTabel:
    return SelTabel("" if sambung else teks, sambung)


def ada(teks: str) -> SelTabel:
    """A cell that says so when there is nothing to print."""
    return SelTabel(teks) if teks else SelTabel(BELUM_ADA, kosong=True)


def persen(nilai: Decimal | None) -> SelTabel:
    """A percentage, two decimals; None is never printed as a figure."""
    return ada("") if nilai is None else bernilai(modul_angka.persen(nilai), bulatkan(nilai), "persen")


def rupiah(nilai: Decimal | None) -> SelTabel:
    """An amount without "Rp" (the heading says it); sen only where there are any."""
    return ada("") if nilai is None else bernilai(tulis(nilai, 2, buang_nol=True), bulatkan(nilai), "uang")


def angka(nilai: Decimal | int | None, desimal: int = 2, satuan: str = "") -> SelTabel:
    """A plain figure, at most `desimal` decimals, with its satuan behind it: "1.250 dokumen"."""
    if nilai is None:
        return ada("")
    teks = tulis(nilai, desimal, buang_nol=True)
    return bernilai(f"{teks}\u00a0{satuan}" if satuan else teks, bulatkan(nilai, desimal))


def bernilai(teks: str, nilai: Decimal | int | None, bentuk: str = "angka") -> SelTabel:
    """A text that is printed as it stands ("78,2 %", "9 dokumen *)") and the figure it shows; None: a text only."""
    return ada(teks) if nilai is None or not teks else SelTabel(teks, nilai=f"{nilai:f}", bentuk=bentuk)
