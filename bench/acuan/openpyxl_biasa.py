"""openpyxl alone, in its normal mode: a Workbook in memory, cell by cell."""

import io
from collections.abc import Iterable, Sequence
from copy import copy

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Protection, Side

TIPIS = Side(style="thin", color="999999")
BINGKAI = Border(left=TIPIS, right=TIPIS, top=TIPIS, bottom=TIPIS)


def tulis(judul: str, sel: Iterable[Sequence]) -> bytes:
    """Each cell framed, wrapped, unlocked and formatted as text like those of our workbook."""
    buku = Workbook()
    kertas = buku.active
    kertas.title = judul
    contoh = kertas.cell(1, 1)
    contoh.border, contoh.alignment = BINGKAI, Alignment(vertical="top", wrap_text=True)
    contoh.protection, contoh.number_format = Protection(locked=False), "@"
    pola = contoh._style
    for nomor, baris in enumerate(sel, 1):
        for letak, nilai in enumerate(baris, 1):
            satu = kertas.cell(nomor, letak, nilai)
            satu._style = copy(pola)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def baca(judul: str, berkas: bytes) -> int:
    """Rows that are not empty."""
    kertas = load_workbook(io.BytesIO(berkas))[judul]
    return sum(1 for baris in kertas.iter_rows() if any(sel.value is not None for sel in baris))


def semua_sel(judul: str, berkas: bytes) -> list[tuple]:
    kertas = load_workbook(io.BytesIO(berkas))[judul]
    return [tuple(baris) for baris in kertas.iter_rows(values_only=True)]
