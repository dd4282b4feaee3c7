"""Reading: a sheet of an xlsx or a csv as rows of texts.

Numbers come out as id-ID text with every digit the file shows ("79,41", "101,55 %"); formulas are never computed, the
value their program stored is taken. Everything is bounded before it is unpacked: a file is somebody's upload.
"""

import csv
import io
from collections.abc import Iterable

from kinerja.spreadsheet.tabel import PEMBUKA_ZIP, Tabel, TabelTidakTerbaca, periksa_ukuran
from kinerja.spreadsheet.xlsx_buku import RUSAK, BukuXlsx, InfoLembar
from kinerja.spreadsheet.xlsx_lembar import BatasLembar, LembarXlsx

BARIS_MAKS = 5000
KOLOM_MAKS = 100
LEMBAR_MAKS = 60
TEKS_MAKS = 4000  # characters of a cell
BATAS = BatasLembar(BARIS_MAKS, KOLOM_MAKS, TEKS_MAKS)
_PEMISAH = "\t;,"  # in this order where a file fits several: a decimal comma is common, a semicolon in a name is not
_CONTOH = 50  # lines looked at for the separator
KOSONG = "Berkas tidak memuat satu baris pun."


def baca_tabel(isi: bytes, lembar: str = "") -> Tabel:
    """Rows of a csv or an xlsx, blank ones kept: row 1 of the file is item 0. Every row has its own length.

    lembar: name of the sheet of an xlsx, "" for the first one with anything in it. Raises `TabelTidakTerbaca`.
    """
    periksa_ukuran(isi)
    tabel = _baca_xlsx(isi, lembar) if isi.startswith(PEMBUKA_ZIP) else _baca_csv(isi)
    if not any(any(sel for sel in baris) for baris in tabel):
        raise TabelTidakTerbaca(KOSONG)
    return tabel


def baca_semua(isi: bytes) -> list[tuple[str, Tabel]]:
    """(name, rows) of every sheet of an xlsx with anything in it, or of a csv (name "").

    Raises `TabelTidakTerbaca`.
    """
    if not isi.startswith(PEMBUKA_ZIP):
        return [("", baca_tabel(isi))]
    periksa_ukuran(isi)
    buku, daftar = _buka(isi)
    if len(daftar) > LEMBAR_MAKS:
        raise TabelTidakTerbaca(f"Berkas memuat lebih dari {LEMBAR_MAKS} lembar. Salin lembar yang perlu saja.")
    semua = [(satu.nama, _isi(buku, satu)) for satu in daftar]
    if not any(tabel for _, tabel in semua):
        raise TabelTidakTerbaca(KOSONG)
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


def _baca_xlsx(isi: bytes, nama: str) -> Tabel:
    """The rows of the named sheet, or of the first with anything in it."""
    buku, daftar = _buka(isi)
    dipilih = [satu for satu in daftar if not nama or satu.nama == nama]
    if not dipilih:
        ada = ", ".join(satu.nama for satu in daftar)
        raise TabelTidakTerbaca(f"Lembar “{nama}” tidak ada. Yang ada: {ada}.")
    return next((tabel for satu in dipilih if (tabel := _isi(buku, satu))), [])


def _buka(isi: bytes) -> tuple[BukuXlsx, list[InfoLembar]]:
    """The workbook and its sheets with cells (a chart has a sheet of its own)."""
    try:
        buku = BukuXlsx(isi)
        return buku, buku.lembar()
    except TabelTidakTerbaca:
        raise
    except Exception as galat:  # lxml and zlib raise anything for a damaged file
        raise TabelTidakTerbaca(RUSAK) from galat


def _isi(buku: BukuXlsx, lembar: InfoLembar) -> Tabel:
    """Its rows, blank ones between them kept, without blank cells at their ends."""
    tabel: Tabel = []
    try:
        for baris in LembarXlsx(buku, lembar, BATAS).baris():
            if sel := _tanpa_ekor(baris.sel):
                tabel += [[] for _ in range(baris.nomor - 1 - len(tabel))]
                tabel.append(sel)
    except TabelTidakTerbaca:
        raise
    except Exception as galat:
        raise TabelTidakTerbaca(RUSAK) from galat
    return tabel


def _tanpa_ekor(sel: list[str]) -> list[str]:
    akhir = next((letak for letak in range(len(sel), 0, -1) if sel[letak - 1]), 0)
    return sel[:akhir]
