"""Writing: lists of `Kolom` over rows become one csv (UTF-8 with a mark, so that spreadsheets read its letters)."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from kinerja.angka import bulatkan
from kinerja.spreadsheet.gaya import BERISIKO
from kinerja.spreadsheet.tulis import Angka, Isi, Kolom

# Where a program that cuts at another sign than ours (";" in an Indonesian Excel) would begin a cell, or a row.
_SELA = re.compile(r"([;\t\r\n]\s*)(?=[=+@]|-\S)")
BOM = "\ufeff"


def tulis_csv(kolom: Sequence[Kolom], baris: Iterable[object], pemisah: str = ",") -> bytes:
    """The headings and one line per row. A figure is written with a point (79.41), the same for every program; a text
    that a program could take for a formula gets an apostrophe, also within it behind a sign at which a program could
    cut it; dates are ISO dates."""
    keluar = io.StringIO(newline="")
    penulis = csv.writer(keluar, delimiter=pemisah)
    penulis.writerow(_teks(satu.judul) for satu in kolom)
    penulis.writerows([_teks(satu.ambil(isi)) for satu in kolom] for isi in baris)
    return (BOM + keluar.getvalue()).encode()


def _teks(nilai: Isi) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, Angka):
        return f"{bulatkan(nilai.nilai, nilai.desimal):f}"
    if isinstance(nilai, datetime):
        return f"{nilai:%Y-%m-%d %H:%M}"
    if isinstance(nilai, date):
        return nilai.isoformat()
    if not isinstance(nilai, str):
        return f"{nilai:f}" if hasattr(nilai, "as_tuple") else str(nilai)
    teks = _SELA.sub(r"\1'", nilai)
    return f"'{teks}" if teks.startswith(BERISIKO) else teks
