"""Tables of a document as csv: one file for one table, a zip of files for several."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter

from kinerja.spreadsheet import Kolom, tulis_csv
from kinerja.spreadsheet.gaya import Isi
from laporan.domain.tabel import BarisTabel, Tabel

MIME_CSV, MIME_ZIP = "text/csv; charset=utf-8", "application/zip"
_HARI = (1980, 1, 1, 0, 0, 0)  # the day a zip begins with: the same tables give the same bytes


@dataclass(frozen=True)
class HasilCsv:
    """A finished file; `akhiran`: "csv" or "zip"."""

    isi: bytes
    akhiran: str

    @property
    def jenis_mime(self) -> str:
        return MIME_CSV if self.akhiran == "csv" else MIME_ZIP


def ke_csv(daftar: Sequence[Tabel]) -> HasilCsv:
    """Every cell by itself: one that is joined to the cell above repeats it, so that each line says all of it."""
    if len(daftar) == 1:
        return HasilCsv(_tabel(daftar[0]), "csv")
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nomor, tabel in enumerate(daftar, 1):
            arsip.writestr(zipfile.ZipInfo(f"{nomor:02}-{_nama(tabel)}.csv", _HARI), _tabel(tabel))
    return HasilCsv(keluar.getvalue(), "zip")


def _tabel(tabel: Tabel) -> bytes:
    kolom = [Kolom(satu.judul, itemgetter(ke)) for ke, satu in enumerate(tabel.kolom)]
    return tulis_csv(kolom, _baris(tabel))


def _baris(tabel: Tabel):
    atas: list[Isi] = [""] * len(tabel.kolom)
    for baris in tabel.baris:
        atas = _utuh(baris, atas)
        yield atas


def _utuh(baris: BarisTabel, atas: list[Isi]) -> list[Isi]:
    """One cell for each column; a figure as a figure."""
    isi: list[Isi] = [""] * len(atas)
    for letak, sel in baris.berletak():
        teks = sel.teks.replace("\u00a0", " ")
        isi[letak] = atas[letak] if sel.sambung else Decimal(sel.nilai) if sel.nilai else teks
    return isi


def _nama(tabel: Tabel) -> str:
    rapi = "".join(h if h.isalnum() and h.isascii() else "-" for h in tabel.kode.lower())
    return "-".join(filter(None, rapi.split("-")))[:60] or "tabel"
