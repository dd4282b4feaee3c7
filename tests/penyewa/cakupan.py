"""Which lines of the matrix a role asks, and how. In `make test-ketahanan` (UJI_CATATAN): all, on both databases.

An ordinary run asks on SQLite what a role may of every line, and of strangers, who are stopped before the view, every
line by the perencana and a share by every other role. PostgreSQL repeats another share: the views are the same there.
"""

import os

from django.conf import settings

from organisasi.enums import Peran
from tests.penyewa.matriks import MATRIKS, Baris

SEPERENAM = 6
PERAN = tuple(map(str, Peran))
CARA = [("get", False), ("post", True), ("get", True), ("post", False)]  # method, by htmx


def semuanya() -> bool:
    """Every pair is wanted, for the table of figures."""
    return "UJI_CATATAN" in os.environ


def seluruhnya() -> bool:
    """The matrix itself is asked in full: each cell is a rule of its own."""
    return semuanya() or settings.UJI_BASIS == "sqlite"


def wakil(baris: Baris) -> str:
    """The role that gets furthest with a line: the perencana, else the first one that is not refused."""
    mampu = [p for p in PERAN if min(baris.harapan("get", False)[p], baris.harapan("post", False)[p]) < 400]
    return str(Peran.PERENCANA) if not mampu or Peran.PERENCANA in mampu else mampu[0]


def giliran(n: int, peran: str) -> bool:
    """Whether the n-th of many is the role's: every sixth, of every line another role's, another one on PostgreSQL."""
    return (n + PERAN.index(peran) + (settings.UJI_BASIS != "sqlite")) % SEPERENAM == 0


def baris_untuk(peran: str) -> list[Baris]:
    """All lines; of a share those that the role stands for, and of the others every sixth in turn."""
    if seluruhnya():
        return list(MATRIKS)
    return [b for n, b in enumerate(MATRIKS) if giliran(n, peran) or wakil(b) == peran]


def permintaan_asing(peran: str) -> list[tuple[Baris, str, bool]]:
    """(line, method, by htmx) of a stranger: every line by GET and by a button for the perencana, and by one of the
    other two ways in turn; of the other roles, who may act on a line of their own asks it too (on SQLite), and a share
    of the rest: a foreign id has to be refused where nothing else refuses."""
    hasil = []
    for n, baris in enumerate(MATRIKS):
        if semuanya():
            cara = CARA if peran == Peran.PERENCANA else CARA[:2]
        elif peran == Peran.PERENCANA:
            cara = [*CARA[:2], CARA[2 + n % 2]] if settings.UJI_BASIS == "sqlite" else [CARA[n % 4]]
        else:
            mampu = settings.UJI_BASIS == "sqlite" and wakil(baris) == peran
            cara = CARA[:2] if mampu or giliran(n, peran) else []
        hasil += [(baris, metode, htmx) for metode, htmx in cara]
    return hasil
