"""Reading: a sheet of an xlsx or a csv as rows of texts.

Numbers come out as id-ID text with every digit the file shows ("79,41", "101,55 %"); formulas are never computed, the
value their program stored is taken. Everything is bounded before it is unpacked: a file is somebody's upload.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from openpyxl import load_workbook
from openpyxl.cell import Cell

from kinerja.angka import tulis_asli

BAITA_MAKS = 20 * 1024 * 1024  # of a file
BONGKAR_MAKS = 100 * 1024 * 1024  # of an unpacked xlsx
BAGIAN_MAKS = 2000  # files inside an xlsx
BARIS_MAKS = 5000
KOLOM_MAKS = 100
LEMBAR_MAKS = 60
TEKS_MAKS = 4000  # characters of a cell
DIGIT_EXCEL = 15  # a spreadsheet shows no more; what is behind them is binary noise
_PEMISAH = "\t;,"  # in this order where a file fits several: a decimal comma is common, a semicolon in a name is not
_CONTOH = 50  # lines looked at for the separator

Tabel = list[list[str]]
T = TypeVar("T")


class TabelTidakTerbaca(ValueError):
    """A file that is no table, or too large for one; the message is an Indonesian sentence."""


def baca_tabel(isi: bytes, lembar: str = "") -> Tabel:
    """Rows of a csv or an xlsx, blank ones kept: row 1 of the file is item 0. Every row has its own length.

    lembar: name of the sheet of an xlsx, "" for the first one with anything in it. Raises `TabelTidakTerbaca`.
    """
    if len(isi) > BAITA_MAKS:
        raise TabelTidakTerbaca(f"Berkas lebih besar daripada {BAITA_MAKS // 1024**2} MB.")
    tabel = _baca_xlsx(isi, lembar) if isi.startswith(b"PK") else _baca_csv(isi)
    if not any(any(sel for sel in baris) for baris in tabel):
        raise TabelTidakTerbaca("Berkas tidak memuat satu baris pun.")
    return tabel


def baca_semua(isi: bytes) -> list[tuple[str, Tabel]]:
    """(name, rows) of every sheet of an xlsx with anything in it, or of a csv (name "").

    Raises `TabelTidakTerbaca`.
    """
    if not isi.startswith(b"PK"):
        return [("", baca_tabel(isi))]
    if len(isi) > BAITA_MAKS:
        raise TabelTidakTerbaca(f"Berkas lebih besar daripada {BAITA_MAKS // 1024**2} MB.")
    semua = _buka_xlsx(isi, lambda buku: [(satu.title, _buang_akhir_kosong(_baris_xlsx(satu))) for satu in _isi(buku)])
    if not any(tabel for _, tabel in semua):
        raise TabelTidakTerbaca("Berkas tidak memuat satu baris pun.")
    return [(nama, tabel) for nama, tabel in semua if tabel]


def kenali_pemisah(baris: Iterable[str]) -> str:
    """Tab, semicolon or comma: the one that occurs, outside quotes, in most of the lines."""
    contoh = [satu for satu in baris if satu.strip()][:_CONTOH]
    memuat = {pemisah: sum(pemisah in _di_luar_kutip(satu) for satu in contoh) for pemisah in _PEMISAH}
    return max(_PEMISAH, key=lambda pemisah: memuat[pemisah])  # the first of equals


def _di_luar_kutip(baris: str) -> str:
    return "".join(baris.split('"')[::2])


def _baca_csv(isi: bytes) -> Tabel:
    teks = _urai(isi)
    if "\0" in teks:
        raise TabelTidakTerbaca("Berkas memuat bita NUL, bukan teks. Simpan sebagai CSV UTF-8 atau xlsx.")
    pemisah = kenali_pemisah(teks.splitlines())
    tabel: Tabel = []
    try:
        for baris in csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True):
            tabel.append(_batasi(baris, len(tabel) + 1))
    except csv.Error:
        raise TabelTidakTerbaca(f"Tanda kutip tidak berpasangan mulai baris ke-{len(tabel) + 1}.") from None
    return tabel


def _urai(isi: bytes) -> str:
    """UTF-8 with or without its mark, or the UTF-16 of Excel's "Unicode text"."""
    pengodean = "utf-16" if isi[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return isi.decode(pengodean)
    except UnicodeDecodeError:
        raise TabelTidakTerbaca("Berkas bukan UTF-8. Simpan sebagai CSV UTF-8 atau xlsx, lalu ulangi.") from None


def _batasi(baris: list[str], nomor: int) -> list[str]:
    """A row inside the limits; every cell without blanks around it."""
    if nomor > BARIS_MAKS:
        raise TabelTidakTerbaca(f"Tabel lebih dari {BARIS_MAKS} baris. Bagi menjadi beberapa berkas.")
    if len(baris) > KOLOM_MAKS:
        raise TabelTidakTerbaca(f"Baris ke-{nomor} lebih dari {KOLOM_MAKS} kolom.")
    if any(len(sel) > TEKS_MAKS for sel in baris):
        raise TabelTidakTerbaca(f"Baris ke-{nomor} memuat sel lebih dari {TEKS_MAKS} huruf.")
    return [sel.strip() for sel in baris]


def _baca_xlsx(isi: bytes, lembar: str) -> Tabel:
    return _buka_xlsx(isi, lambda buku: _lembar(buku, lembar))


def _isi(buku) -> list:
    """Its sheets with cells (a chart has a sheet of its own), as many as are looked at."""
    if len(buku.worksheets) > LEMBAR_MAKS:
        raise TabelTidakTerbaca(f"Berkas memuat lebih dari {LEMBAR_MAKS} lembar. Salin lembar yang perlu saja.")
    return buku.worksheets


def _buka_xlsx(isi: bytes, ambil: Callable[..., T]) -> T:
    """What `ambil` makes of the open workbook."""
    try:
        _periksa_zip(isi)
        buku = load_workbook(io.BytesIO(isi), read_only=True, data_only=True, keep_links=False)
        try:
            return ambil(buku)
        finally:
            buku.close()
    except TabelTidakTerbaca:
        raise
    except Exception as galat:  # openpyxl raises anything for a damaged file: KeyError, ParseError, BadZipFile, …
        raise TabelTidakTerbaca("Berkas xlsx rusak atau tidak dikenal. Simpan ulang sebagai xlsx.") from galat


def _periksa_zip(isi: bytes) -> None:
    """Refuse what would unpack to more than a table; zipfile reads no further than the sizes stated here."""
    with zipfile.ZipFile(io.BytesIO(isi)) as berkas:
        daftar = berkas.infolist()
    if len(daftar) > BAGIAN_MAKS or sum(bagian.file_size for bagian in daftar) > BONGKAR_MAKS:
        raise TabelTidakTerbaca("Berkas xlsx terlalu besar setelah dibuka. Salin tabelnya saja ke berkas baru.")


def _lembar(buku, nama: str) -> Tabel:
    """The rows of the named sheet, or of the first with anything in it."""
    if nama and nama not in buku.sheetnames:
        raise TabelTidakTerbaca(f"Lembar “{nama}” tidak ada. Yang ada: {', '.join(buku.sheetnames)}.")
    tabel: Tabel = []
    for lembar in [buku[nama]] if nama else buku.worksheets:
        tabel = _buang_akhir_kosong(_baris_xlsx(lembar))
        if tabel:
            break
    return tabel


def _baris_xlsx(lembar) -> Iterator[list[str]]:
    baris = lembar.iter_rows(max_row=BARIS_MAKS + 1, max_col=KOLOM_MAKS + 1)
    for nomor, isi in enumerate(baris, 1):
        sel = _buang_akhir_kosong(_teks_sel(satu) for satu in isi)
        if nomor <= BARIS_MAKS or sel:
            yield _batasi(sel, nomor)


def _buang_akhir_kosong(isi: Iterable) -> list:
    """Without the blank cells, or the blank rows, at the end."""
    daftar = list(isi)
    while daftar and not daftar[-1]:
        daftar.pop()
    return daftar


def _teks_sel(sel: Cell) -> str:
    """A cell as its reader sees it: percent formats are applied, dates are dates, errors stay as they are."""
    nilai = sel.value
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, int | float):
        return _angka(nilai, str(sel.number_format or ""))
    if isinstance(nilai, datetime | date | time):
        return nilai.isoformat()
    return str(nilai)


def _angka(nilai: int | float, bentuk: str) -> str:
    """ "0,7941" with a percent format is "79,41 %"; at most 15 significant digits, as the program shows them."""
    tepat = Decimal(nilai) if isinstance(nilai, int) else Decimal(f"{nilai:.{DIGIT_EXCEL}g}")
    if not tepat.is_finite():
        return str(nilai)
    return f"{tulis_asli(tepat * 100)} %" if "%" in bentuk else tulis_asli(tepat)
