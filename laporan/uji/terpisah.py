"""A report read and recomputed in a child process with limits on memory and time (kinerja.terbatas).

    hasil = uji_terpisah(BERKAS, isi)   # docx, xlsx, csv by its content; HTML, TEKS: what was pasted, as UTF-8

Whatever a file does to its reader, the answer is at worst a DokumenTidakTerbaca.
"""

import io
import json
import sys
import zipfile
from typing import NamedTuple

from kinerja.terbatas import KODE_MEMORI, AnakBerhenti, Batas, jalankan, terima
from laporan.uji.dokumen import Dokumen, DokumenTidakTerbaca

BATAS = Batas(memori_mb=280, waktu_detik=20)  # seconds of the processor: on a busy machine a good report only waits
BERKAS, HTML, TEKS = "berkas", "html", "teks"
BERAT = "Laporan terlalu berat untuk dibaca. Simpan BAB III-nya saja, atau hapus gambarnya, lalu ulangi."
RUSAK = "Laporan tidak dapat dibaca; mungkin rusak. Buka berkasnya, simpan ulang, lalu ulangi."


class HasilUji(NamedTuple):
    """wujud: the result as laporan.uji.wujud gives it; how many tables and rows it has, how many rows are wrong."""

    wujud: dict
    tabel: int
    baris: int
    salah: int


def uji_terpisah(cara: str, isi: bytes) -> HasilUji:
    """Raises DokumenTidakTerbaca with a sentence."""
    try:
        jawaban = json.loads(jalankan("laporan.uji.terpisah", [cara], isi, BATAS))
    except AnakBerhenti as galat:
        raise DokumenTidakTerbaca(RUSAK if galat.alasan == "galat" else BERAT) from galat
    if "galat" in jawaban:
        raise DokumenTidakTerbaca(jawaban["galat"])
    return HasilUji(**jawaban)


# From here on: the child process.


def _dokumen(cara: str, isi: bytes) -> Dokumen:
    from indikator.tempel import TempelTidakTerbaca, baca_teks
    from kinerja.spreadsheet import TabelTidakTerbaca, baca_semua
    from laporan.uji import baca_docx, baca_html, baca_kisi

    try:
        if cara == HTML:
            return baca_html(isi.decode("utf-8"))
        if cara == TEKS:
            tabel = baca_teks.baca(isi.decode("utf-8"))
            return baca_kisi([("Tempelan", [[sel.teks for sel in baris] for baris in tabel.baris])])
        return baca_docx(isi) if _word(isi) else baca_kisi(baca_semua(isi))
    except (TabelTidakTerbaca, TempelTidakTerbaca) as galat:
        raise DokumenTidakTerbaca(str(galat)) from galat


def _word(isi: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return isi.startswith(b"PK") and "word/document.xml" in arsip.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _uji(cara: str, isi: bytes) -> dict:
    from laporan.uji import periksa_dokumen, wujud

    hasil = periksa_dokumen(_dokumen(cara, isi))
    isi_hasil = HasilUji(wujud(hasil), len(hasil.tabel), len(hasil.baris), len(hasil.salah))
    return isi_hasil._asdict()


def anak() -> None:
    """Main of the child: the report on standard input, JSON on standard output."""
    terima()
    try:
        jawaban = _uji(sys.argv[1], sys.stdin.buffer.read())
    except DokumenTidakTerbaca as galat:
        jawaban = {"galat": str(galat)}
    except (MemoryError, RecursionError):
        sys.exit(KODE_MEMORI)
    json.dump(jawaban, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    anak()
