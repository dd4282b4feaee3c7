"""Running the rows, each module in a forked process of its own: none sees the memory or the crash of another."""

import multiprocessing
import traceback
from collections.abc import Iterator
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from django.db import connections

from bench._papan import Baris, Gagal, Laju

TEMPAT = Path(__file__).parent


def semua_modul() -> list[str]:
    return sorted(satu.stem for satu in TEMPAT.glob("[a-z]*.py"))


def jalankan(modul: str, laju: Laju) -> Iterator[Baris | Gagal]:
    """The rows of bench.<modul> as they are finished, and last what ended it early, if anything did."""
    connections.close_all()
    konteks = multiprocessing.get_context("fork")
    terima, kirim = konteks.Pipe(duplex=False)
    anak = konteks.Process(target=_anak, args=(modul, laju, kirim))
    anak.start()
    kirim.close()
    try:
        while (isi := terima.recv()) is not None:
            yield isi
    except EOFError:
        anak.join()
        yield Gagal(modul, False, f"proses berakhir dengan kode {anak.exitcode}")
    finally:
        anak.join()
        terima.close()


def _anak(modul: str, laju: Laju, kirim: Connection) -> None:
    try:
        for satu in import_module(f"bench.{modul}").baris(laju):
            kirim.send(satu)
    except AssertionError as galat:
        kirim.send(Gagal(modul, True, str(galat) or traceback.format_exc()))
    except BaseException:
        kirim.send(Gagal(modul, False, traceback.format_exc()))
    kirim.send(None)
