"""The table of a widget as csv, for a spreadsheet: semicolons, because a comma starts decimals."""

from kinerja.spreadsheet import Kolom, tulis_csv
from laporan.domain.tabel import BarisTabel, Tabel


def tabel_csv(tabel: Tabel) -> bytes:
    """The headings and the texts of a table as they are shown."""
    kolom = [Kolom(satu.judul, _teks(nomor)) for nomor, satu in enumerate(tabel.kolom)]
    return tulis_csv(kolom, tabel.baris, pemisah=";")


def _teks(nomor: int):
    def ambil(baris: BarisTabel) -> str:
        return baris.sel[nomor].teks.replace("\u00a0", " ")

    return ambil
