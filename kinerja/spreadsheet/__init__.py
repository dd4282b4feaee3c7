"""Tables of people's files, in (`baca`) and out (`tulis`). The only place that imports openpyxl."""

from kinerja.spreadsheet.baca import BARIS_MAKS, KOLOM_MAKS, baca_semua, baca_tabel, kenali_pemisah
from kinerja.spreadsheet.tabel import BAITA_MAKS, TabelTidakTerbaca
from kinerja.spreadsheet.tulis import MIME_XLSX, Angka, Kolom, Lembar, tulis_buku
from kinerja.spreadsheet.tulis_csv import tulis_csv
from kinerja.spreadsheet.tulis_panjang import tulis_panjang
from kinerja.spreadsheet.tulis_petak import BarisPetak, KolomPetak, LembarPetak, Petak, tulis_petak

__all__ = [
    "BAITA_MAKS",
    "BARIS_MAKS",
    "KOLOM_MAKS",
    "MIME_XLSX",
    "Angka",
    "BarisPetak",
    "Kolom",
    "KolomPetak",
    "Lembar",
    "LembarPetak",
    "Petak",
    "TabelTidakTerbaca",
    "baca_semua",
    "baca_tabel",
    "kenali_pemisah",
    "tulis_buku",
    "tulis_csv",
    "tulis_panjang",
    "tulis_petak",
]
