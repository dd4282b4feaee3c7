"""Rows of an uploaded xlsx as a stream, read in a child process with limits on memory and time.

    for lembar, baris in baca_lembar(isi):          # every sheet in its order
        for satu in baris:                          # rows with anything in them, `satu.nomor` from 1
            satu.sel, satu.jenis, satu.rumus        # texts, kinds, places of computed cells

Nothing is collected on either side: 200,000 rows take as little memory as 1,000. A csv is read by `baca`.
"""

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from kinerja.spreadsheet.tabel import TabelTidakTerbaca, periksa_ukuran
from kinerja.terbatas import KODE_MEMORI, AnakBerhenti, Batas, alirkan, terima

BARIS_MAKS, KOLOM_MAKS, HURUF_MAKS = 200_000, 200, 32_767
BATAS = Batas(memori_mb=240, waktu_detik=20)
TERLALU_BERAT = "Berkas terlalu berat untuk dibaca. Bagi menjadi beberapa berkas, lalu unggah lagi."


class LembarArus(NamedTuple):
    """nomor: which sheet of the file, from 1."""

    nomor: int
    nama: str
    tersembunyi: bool = False


class BarisArus(NamedTuple):
    """A row with anything in it. nomor from 1; sel: texts as `baca_tabel` gives them ("79,41", "101,55 %", ISO dates).

    jenis: one letter for each cell: t text, a number, p number shown as a percentage, d date, y "ya"/"tidak", g error
    ("#N/A"), " " blank. rumus: places, from 0, of cells with a formula; a blank one was never computed.
    """

    nomor: int
    sel: list[str]
    jenis: str
    rumus: tuple[int, ...] = ()


def baca_lembar(
    isi: bytes, *, baris_maks: int = BARIS_MAKS, kolom_maks: int = KOLOM_MAKS, huruf_maks: int = HURUF_MAKS
) -> Iterator[tuple[LembarArus, Iterator[BarisArus]]]:
    """(sheet, its rows) as they are read; rows of a sheet are gone when the next is asked for.

    A sheet without any row comes with none. baris_maks, kolom_maks: a cell with contents beyond them is an error
    naming sheet and cell. Raises TabelTidakTerbaca, also in the middle of the rows.
    """
    periksa_ukuran(isi)
    argumen = [str(baris_maks), str(kolom_maks), str(huruf_maks)]
    for lembar, isi_lembar in groupby(_kejadian(isi, argumen), key=lambda satu: satu[0]):
        yield lembar, (baris for _, baris in isi_lembar if baris is not None)


def _kejadian(isi: bytes, argumen: list[str]) -> Iterator[tuple[LembarArus, BarisArus | None]]:
    """(sheet, row); a sheet begins with a None."""
    lembar, selesai = LembarArus(0, ""), False
    try:
        for teks in alirkan("kinerja.spreadsheet.arus", argumen, isi, BATAS):
            satu = json.loads(teks)
            if isinstance(satu, dict):
                selesai = satu.get("selesai", False)
                if "galat" in satu:
                    raise TabelTidakTerbaca(satu["galat"])
                if "lembar" in satu:
                    lembar = LembarArus(*satu["lembar"])
                    yield lembar, None
            else:
                yield lembar, BarisArus(satu[0], satu[1], satu[2], tuple(satu[3]))
    except (AnakBerhenti, ValueError) as galat:
        if isinstance(galat, TabelTidakTerbaca):
            raise
        raise TabelTidakTerbaca(TERLALU_BERAT) from galat
    if not selesai:
        raise TabelTidakTerbaca(TERLALU_BERAT)


# From here on: the child process.


def anak() -> None:
    """Main of the child: a file on standard input, a line of JSON for each sheet and row on standard output."""
    terima()
    from kinerja.spreadsheet.xlsx_buku import RUSAK, BukuXlsx
    from kinerja.spreadsheet.xlsx_lembar import BatasLembar, LembarXlsx

    tulis = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    keluar = sys.stdout.write
    try:
        buku = BukuXlsx(sys.stdin.buffer)
        for nomor, info in enumerate(buku.lembar(), 1):
            keluar(tulis({"lembar": [nomor, info.nama, info.tersembunyi]}) + "\n")
            for baris in LembarXlsx(buku, info, BatasLembar(*map(int, sys.argv[1:]))).baris():
                keluar(tulis(baris[:4]) + "\n")
        keluar('{"selesai":true}\n')
    except TabelTidakTerbaca as galat:
        keluar(tulis({"galat": str(galat)}) + "\n")
    except MemoryError:
        sys.exit(KODE_MEMORI)
    except Exception:  # lxml, zlib and openpyxl raise anything for a damaged file
        keluar(tulis({"galat": RUSAK}) + "\n")


if __name__ == "__main__":
    anak()
