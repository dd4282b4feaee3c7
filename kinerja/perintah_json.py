"""Base of the commands that read texts and answer one JSON object per line: no database, never a traceback."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError

from kinerja.json_angka import tulis_json
from kinerja.masukan_teks import MasukanTidakTerbaca, buka

KODE_MASUKAN = 2  # exit code for an input that cannot be read at all


class PerintahJson(BaseCommand):
    """Subclasses give `objek`, the answers to the bytes of the input, and `kalimat` for use without --json.

    Exit codes: 0 all texts answered (also with objects that tell an error), 2 the input cannot be read.
    """

    requires_system_checks = ()  # reads texts only: neither urls nor a database
    stealth_options = ("stdin",)  # a binary stream, for tests

    def add_arguments(self, parser):
        parser.add_argument("berkas", nargs="?", default="-", help="berkas UTF-8; tanpa nama atau “-”: masukan baku")
        parser.add_argument("--json", action="store_true", help="satu objek JSON per baris")

    def objek(self, aliran: BinaryIO, pilihan: dict) -> Iterator[Mapping]:
        """The answers, in the order of the input."""
        raise NotImplementedError

    def kalimat(self, objek: Mapping) -> str:
        """One answer as a line for people."""
        raise NotImplementedError

    def handle(self, *, berkas, json, stdin=None, **pilihan):
        tulis = tulis_json if json else self.kalimat
        try:
            with keluaran(self), buka(berkas, stdin) as aliran:
                for satu in self.objek(aliran, pilihan):
                    self.stdout.write(tulis(satu))
        except MasukanTidakTerbaca as galat:
            raise CommandError(str(galat), returncode=KODE_MASUKAN) from galat


@contextmanager
def keluaran(perintah: BaseCommand) -> Iterator[None]:
    """Writing to standard output: UTF-8 whatever the locale says, quiet when the reader (`head`) has seen enough.

    Raises `CommandError` with a sentence where the rest cannot be written (a full disk).
    """
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        yield
        perintah.stdout.flush()
    except BrokenPipeError:
        _buang_sisa()
    except OSError as galat:
        _buang_sisa()
        sebab = os.strerror(galat.errno) if galat.errno else str(galat)
        raise CommandError(f"Hasil tidak dapat ditulis: {sebab}.", returncode=KODE_MASUKAN) from galat


def _buang_sisa() -> None:
    """What is still buffered goes nowhere; Python would complain about it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
