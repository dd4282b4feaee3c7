"""`baca_tabel` of an uploaded file in a child process with limits on memory and time (kinerja.terbatas).

Whatever a file does to its reader, the answer is at worst a `TabelTidakTerbaca`.
"""

import json
import sys

from kinerja.spreadsheet.baca import baca_tabel
from kinerja.spreadsheet.tabel import Tabel, TabelTidakTerbaca, periksa_ukuran
from kinerja.terbatas import KODE_MEMORI, AnakBerhenti, Batas, jalankan, terima

BATAS = Batas(memori_mb=280, waktu_detik=20, jam=True)
TIDAK_SELESAI = "Berkas terlalu berat untuk dibaca. Salin tabelnya saja ke berkas baru, lalu unggah lagi."


def baca_terpisah(isi: bytes, lembar: str = "") -> Tabel:
    """Rows of a csv or an xlsx as `baca_tabel` gives them. Raises `TabelTidakTerbaca`."""
    periksa_ukuran(isi)
    try:
        jawaban = json.loads(jalankan("kinerja.spreadsheet.terpisah", [lembar], isi, BATAS))
    except (AnakBerhenti, ValueError) as galat:
        raise TabelTidakTerbaca(TIDAK_SELESAI) from galat
    if "galat" in jawaban:
        raise TabelTidakTerbaca(jawaban["galat"])
    return jawaban["tabel"]


# From here on: the child process.


def anak() -> None:
    """Main of the child: a file on standard input, JSON on standard output."""
    terima()
    try:
        jawaban = {"tabel": baca_tabel(sys.stdin.buffer.read(), sys.argv[1])}
    except TabelTidakTerbaca as galat:
        jawaban = {"galat": str(galat)}
    except MemoryError:
        sys.exit(KODE_MEMORI)
    json.dump(jawaban, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    anak()
