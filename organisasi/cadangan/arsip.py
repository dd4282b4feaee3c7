"""Writing an archive: a zip made front to back, in constant memory, with a list of sha256 that `sha256sum -c` reads.

It is written beside its place under another name, and moved there when it is whole and on the disk.
"""

import hashlib
import io
import os
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kinerja.cakram import turunkan
from organisasi.cadangan.manifes import DAFTAR, MANIFES, Manifes

POTONG = 1 << 20  # bytes held at a time
AKHIRAN_SEBAGIAN = ".sebagian"


class _Bersidik:
    """What the zip writes to: knows the sha256 of all of it. Without `tell` and `seek`, so nothing is rewritten."""

    def __init__(self, berkas: BinaryIO):
        self.berkas, self.sidik, self.ukuran, self.dibuang = berkas, hashlib.sha256(), 0, False

    def write(self, isi: bytes) -> int:
        if self.dibuang:
            return len(isi)
        self.berkas.write(isi)
        self.sidik.update(isi)
        self.ukuran += len(isi)
        return len(isi)

    def flush(self) -> None:
        self.berkas.flush()


class Arsip:
    """`tambah` entries, then `tutup` with the manifest; `sidik` and `ukuran` are then those of the whole file.

    A context manager: a block that ends with an error writes nothing more.
    """

    def __init__(self, berkas: BinaryIO):
        self._keluaran = _Bersidik(berkas)
        self._zip = zipfile.ZipFile(self._keluaran, "w", allowZip64=True)
        self._daftar = io.BytesIO()  # a hundred bytes an entry, less than the zip itself remembers of it

    def __enter__(self) -> "Arsip":
        return self

    def __exit__(self, jenis, *_) -> None:
        self._keluaran.dibuang = jenis is not None
        self._zip.close()

    def tambah(self, nama: str, potongan: Iterable[bytes], *, mampat: bool = False) -> str:
        """Write one entry as it comes; its sha256."""
        sidik = self._tulis(nama, potongan, mampat)
        self._daftar.write(f"{sidik}  {nama}\n".encode())
        return sidik

    def tutup(self, susun: Callable[[str], Manifes]) -> Manifes:
        """`susun(sha256 of the list)` makes the manifest, the last entry."""
        self._daftar.seek(0)
        isi = susun(self._tulis(DAFTAR, potong(self._daftar), True))
        self._tulis(MANIFES, [isi.teks().encode()], True)
        self._zip.close()
        return isi

    @property
    def sidik(self) -> str:
        return self._keluaran.sidik.hexdigest()

    @property
    def ukuran(self) -> int:
        return self._keluaran.ukuran

    def _tulis(self, nama: str, potongan: Iterable[bytes], mampat: bool) -> str:
        info = zipfile.ZipInfo(nama, time.localtime()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED if mampat else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        sidik = hashlib.sha256()
        with self._zip.open(info, "w", force_zip64=True) as isian:
            for bagian in potongan:
                isian.write(bagian)
                sidik.update(bagian)
        return sidik.hexdigest()


def potong(berkas: BinaryIO) -> Iterator[bytes]:
    """The rest of an open file, a piece at a time."""
    while bagian := berkas.read(POTONG):
        yield bagian


@contextmanager
def ditaruh(tujuan: Path) -> Iterator[BinaryIO]:
    """A file that only its owner may read, at `tujuan` when the block ended well and its content is on the disk."""
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}{AKHIRAN_SEBAGIAN}")
    try:
        with open(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as berkas:
            yield berkas
        turunkan(sementara)
        os.link(sementara, tujuan)  # unlike a rename it never replaces a backup that is there
        turunkan(tujuan.parent)
    finally:
        with suppress(FileNotFoundError):
            sementara.unlink()
