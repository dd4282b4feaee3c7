"""Texts from standard input or a file, one per line (or NUL-separated): bounded, and never an exception in the middle.

What cannot be read as UTF-8, or is too long, comes out as a `Potongan` with the reason in `galat`.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

BAITA_MAKS = 64 * 1024  # of one text
_SEKALI = 64 * 1024  # bytes read at once
_BOM = b"\xef\xbb\xbf"
_SEBAB = {
    FileNotFoundError: "berkasnya tidak ada",
    NotADirectoryError: "foldernya tidak ada",
    IsADirectoryError: "itu nama folder",
    PermissionError: "Anda tidak punya hak membacanya",
}


class MasukanTidakTerbaca(Exception):
    """The file cannot be opened or read; the message is an Indonesian sentence for the user."""


@dataclass(frozen=True, slots=True)
class Potongan:
    """One text. `nomor` counts from 1; `galat` is "" or a sentence why `teks` is not what was meant (cut, or with
    U+FFFD in place of bytes that are not UTF-8)."""

    nomor: int
    teks: str
    galat: str = ""


@contextmanager
def buka(jalur: str = "-", masukan_baku: BinaryIO | None = None) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input when `jalur` is "" or "-". Raises `MasukanTidakTerbaca`."""
    if jalur in ("", "-"):
        baku = masukan_baku or getattr(sys.stdin, "buffer", None)
        if baku is None:
            raise MasukanTidakTerbaca("Masukan baku tertutup. Sebutkan nama berkasnya.")
        yield baku
        return
    try:
        berkas = open(jalur, "rb")  # noqa: SIM115 closed below; errors inside the block are not about opening
    except (OSError, ValueError) as galat:
        raise MasukanTidakTerbaca(_kalimat(jalur, galat)) from galat
    with berkas:
        yield berkas


def _kalimat(jalur: str, galat: Exception) -> str:
    sebab = next((kata for jenis, kata in _SEBAB.items() if isinstance(galat, jenis)), str(galat))
    return f"Berkas “{jalur}” tidak dapat dibaca: {sebab}."


def potongan(aliran: BinaryIO, pemisah: bytes = b"\n", maks: int = BAITA_MAKS) -> Iterator[Potongan]:
    """The texts of a stream between separators (b"\\n" or b"\\0"); the one after the last separator only if not
    empty. A byte order mark at the start and a carriage return before a line end are dropped."""
    for nomor, (mentah, terpotong) in enumerate(_bait(aliran, pemisah, maks), 1):
        if nomor == 1:
            mentah = mentah.removeprefix(_BOM)
        if pemisah == b"\n":
            mentah = mentah.removesuffix(b"\r")
        yield _urai(nomor, mentah, terpotong, maks)


def _bait(aliran: BinaryIO, pemisah: bytes, maks: int) -> Iterator[tuple[bytes, bool]]:
    """(bytes up to `maks`, whether more was dropped) of every text; holds no more than one text in memory."""
    simpan, terpotong = bytearray(), False
    while blok := _blok(aliran):
        *selesai, sisa = blok.split(pemisah)
        for bagian in selesai:
            simpan += bagian
            yield bytes(simpan[:maks]), terpotong or len(simpan) > maks
            simpan, terpotong = bytearray(), False
        simpan += sisa
        if len(simpan) > maks:
            del simpan[maks:]
            terpotong = True
    if simpan:
        yield bytes(simpan), terpotong


def _blok(aliran: BinaryIO) -> bytes:
    try:
        return aliran.read(_SEKALI)
    except OSError as galat:
        raise MasukanTidakTerbaca(_kalimat(getattr(aliran, "name", "-"), galat)) from galat


def _urai(nomor: int, mentah: bytes, terpotong: bool, maks: int) -> Potongan:
    if terpotong:
        teks = mentah.decode("utf-8", errors="replace")
        return Potongan(nomor, teks, f"Teks lebih panjang daripada {maks} bita; hanya awalnya yang dibaca.")
    try:
        return Potongan(nomor, mentah.decode("utf-8"))
    except UnicodeDecodeError:
        galat = "Teks bukan UTF-8: ada bita yang tidak terbaca. Simpan berkasnya sebagai UTF-8 lalu ulangi."
        return Potongan(nomor, mentah.decode("utf-8", errors="replace"), galat)
