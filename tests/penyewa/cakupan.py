"""Which lines of the matrix a role asks. On SQLite, and on both databases in `make test-ketahanan`: all of them."""

import os

from django.conf import settings

from organisasi.enums import Peran
from tests.penyewa.matriks import MATRIKS, Baris

SEPERTIGA = 3
PERAN = tuple(map(str, Peran))


def seluruhnya() -> bool:
    """The views are the same on both databases. PostgreSQL, which repeats what SQLite has asked, takes a share of the
    roles in an ordinary run; with UJI_CATATAN (the table of figures) it is asked for everything too."""
    return settings.UJI_BASIS == "sqlite" or "UJI_CATATAN" in os.environ


def wakil(baris: Baris) -> str:
    """The role that gets furthest with a line: the perencana, else the first one that is not refused."""
    mampu = [p for p in PERAN if min(baris.harapan("get", False)[p], baris.harapan("post", False)[p]) < 400]
    return str(Peran.PERENCANA) if not mampu or Peran.PERENCANA in mampu else mampu[0]


def baris_untuk(peran: str) -> list[Baris]:
    """All lines; of a share those that the role stands for, and of the others every third in turn."""
    if seluruhnya() or peran == Peran.PERENCANA:
        return list(MATRIKS)
    giliran = PERAN.index(peran)
    return [b for n, b in enumerate(MATRIKS) if (n + giliran) % SEPERTIGA == 0 or wakil(b) == peran]
