"""A list of a page as xlsx or csv: all its rows, as they are filtered and ordered there."""

from collections.abc import Callable, Iterator
from operator import itemgetter

from kinerja import isi_tabel
from kinerja.spreadsheet import MIME_XLSX, Kolom, Lembar, tulis_csv, tulis_panjang
from kinerja.tables import BaseTable

BENTUK = {"xlsx": (MIME_XLSX, "Excel"), "csv": ("text/csv; charset=utf-8", "CSV")}


def tulis_daftar(tabel: BaseTable, bentuk: str, judul: tuple[str, ...], kabar: Callable[[int], None]) -> bytes:
    """The file. `kabar(n)` is called after every chunk of rows."""
    tampil = isi_tabel.kolom(tabel)
    kolom = [
        Kolom(isi_tabel.judul_kolom(satu), itemgetter(ke), isi_tabel.lebar_kolom(tabel, satu, ke == 0))
        for ke, satu in enumerate(tampil)
    ]
    baris = _berkabar(isi_tabel.baris(tabel), tabel.sekali_ekspor, kabar)
    if bentuk == "csv":
        return tulis_csv(kolom, baris)
    return tulis_panjang([Lembar(_nama_lembar(judul[0]), judul, kolom, baris, tetap=1)])


def _berkabar(baris: Iterator[list], tiap: int, kabar: Callable[[int], None]) -> Iterator[list]:
    for nomor, satu in enumerate(baris, 1):
        yield satu
        if nomor % tiap == 0:
            kabar(nomor)


def _nama_lembar(judul: str) -> str:
    """Without the characters the name of a sheet may not have."""
    return "".join(" " if huruf in "[]:*?/\\" else huruf for huruf in judul.capitalize()).strip("' ") or "Daftar"
