"""SQLite: snapshot by the backup interface (readers and writers go on), loading by moving a checked file in."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import connection

from kinerja.cakram import turunkan
from organisasi.cadangan.arsip import potong
from organisasi.cadangan.manifes import GalatCadangan, Kueri

JENIS, LETAK, MAMPAT = "sqlite", "basis/kinerja.sqlite3", True
TUNGGU = 60  # seconds for a writer to end
CARA = f"{LETAK} adalah basis data SQLite: cukup disalin ke DATA_DIR/kinerja.sqlite3."


class Potret:
    """A copy of the database as it was at one moment, on the disk until the block ends."""

    def __init__(self, salinan: Path, basis: sqlite3.Connection):
        self.salinan, self._basis = salinan, basis
        self.versi = sqlite3.sqlite_version

    def kueri(self, perintah: str) -> Iterator[tuple]:
        return iter(self._basis.execute(perintah))

    def tabel(self) -> list[str]:
        return _tabel(self._basis)

    def aliran(self) -> Iterator[bytes]:
        with self.salinan.open("rb") as berkas:
            yield from potong(berkas)


@contextmanager
def potret(sementara: Path) -> Iterator[Potret]:
    """`sementara`: where the copy is kept meanwhile, as large as the database."""
    asal = _letak()
    if not asal.exists():
        raise GalatCadangan(f"Basis data {asal} tidak ada.")
    try:
        os.close(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(sementara)) as salinan:
            with closing(sqlite3.connect(f"file:{asal}?mode=rw", uri=True, timeout=TUNGGU)) as sumber:
                sumber.backup(salinan)
            salinan.execute("pragma journal_mode = delete")
            yield Potret(sementara, salinan)
    finally:
        for akhiran in ("", "-journal"):
            Path(f"{sementara}{akhiran}").unlink(missing_ok=True)


def nama() -> str:
    """What is typed to overwrite it."""
    return _letak().name


def alamat() -> str:
    return str(_letak())


def berisi() -> bool:
    """Whether there are tables."""
    if not _letak().exists():
        return False
    try:
        with closing(sqlite3.connect(f"file:{_letak()}?mode=ro", uri=True, timeout=TUNGGU)) as basis:
            return bool(_tabel(basis))
    except sqlite3.DatabaseError:
        return True  # something is there, and it is not for us to say that it is worth nothing


def kosongkan() -> None:
    connection.close()
    for akhiran in ("", "-wal", "-shm", "-journal"):
        Path(f"{_letak()}{akhiran}").unlink(missing_ok=True)


def muat(sumber: Path) -> None:
    """Put the extracted file in the place of the (empty) database once it is known to be whole."""
    with closing(sqlite3.connect(sumber)) as basis:
        try:
            jawaban = basis.execute("pragma integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as galat:
            jawaban = str(galat)
    if jawaban != "ok":
        raise GalatCadangan(f"Basis data di dalam cadangan rusak: {jawaban}.")
    kosongkan()
    baru = _letak().with_name(f"{_letak().name}.pulih")
    baru.unlink(missing_ok=True)
    with sumber.open("rb") as asal, open(os.open(baru, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as salinan:
        shutil.copyfileobj(asal, salinan)
    turunkan(baru)
    os.replace(baru, _letak())
    turunkan(_letak().parent)


@contextmanager
def pembaca() -> Iterator[tuple[Kueri, list[str]]]:
    """(query function, tables) of the restored database."""
    with closing(sqlite3.connect(f"file:{_letak()}?mode=ro", uri=True, timeout=TUNGGU)) as basis:
        yield lambda perintah: iter(basis.execute(perintah)), _tabel(basis)


def pengguna_lain() -> int:
    """How many others use the database; SQLite can only say of one that writes at this moment."""
    if not _letak().exists():
        return 0
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(_letak(), timeout=1)) as basis:
        try:
            basis.execute("begin exclusive")
            basis.rollback()
        except sqlite3.OperationalError:
            return 1
    return 0


def _letak() -> Path:
    return Path(connection.settings_dict["NAME"])


def _tabel(basis: sqlite3.Connection) -> list[str]:
    perintah = "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'"
    return [nama for (nama,) in basis.execute(perintah)]
